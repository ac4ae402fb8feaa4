/* guichet-timeline.c - what happened to a Demande, and what is on its way
 *
 * First the events, in the service's order, then our items that it does not have yet. Rows that
 * stay are left alone, so that neither the selection of a text nor the focus is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-timeline.h"

#include "guichet-envoi-row.h"
#include "guichet-event-row.h"
#include "guichet-outgoing.h"

struct _GuichetTimeline
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GListStore *entries;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GuichetTimeline, guichet_timeline, ADW_TYPE_BIN)

/* Helpers */

/* An item on its way is told apart by how far it is too: its row must follow. */
static gboolean
is_same (GObject *first,
         GObject *second)
{
  if (G_OBJECT_TYPE (first) != G_OBJECT_TYPE (second))
    return FALSE;
  if (GUICHET_IS_EVENT (first))
    return g_str_equal (guichet_event_get_fields (GUICHET_EVENT (first))->id,
                        guichet_event_get_fields (GUICHET_EVENT (second))->id);
  return guichet_envoi_row_is_same (GUICHET_OUTGOING (first), GUICHET_OUTGOING (second));
}

static guint
count_unchanged (GuichetTimeline *self,
                 GPtrArray       *entries)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint i;

  for (i = 0; i < n_items && i < entries->len; i++)
    {
      g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (!is_same (shown, g_ptr_array_index (entries, i)))
        break;
    }
  return i;
}

static void
append_all (GPtrArray *entries,
            GPtrArray *more)
{
  for (guint i = 0; more && i < more->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (more, i));
}

/* Callbacks */

static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  GuichetTimeline *self = data;

  if (GUICHET_IS_EVENT (item))
    return guichet_event_row_new (self->sync, self->clock, GUICHET_EVENT (item));
  return guichet_envoi_row_new (self->sync, self->clock, GUICHET_OUTGOING (item), NULL);
}

/* Overrides */

static void
guichet_timeline_dispose (GObject *object)
{
  GuichetTimeline *self = GUICHET_TIMELINE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->entries);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_timeline_parent_class)->dispose (object);
}

static void
guichet_timeline_class_init (GuichetTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_timeline_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetTimeline, list);
}

static void
guichet_timeline_init (GuichetTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_list_store_new (G_TYPE_OBJECT);
}

/* Public API */

/**
 * guichet_timeline_set_up:
 * @self: a timeline
 * @sync: what fetches attachments and takes items back
 * @clock: what time it is
 *
 * Gives it what its rows need. Once, before anything is shown.
 */
void
guichet_timeline_set_up (GuichetTimeline *self,
                         GuichetSync     *sync,
                         GuichetClock    *clock)
{
  g_return_if_fail (GUICHET_IS_TIMELINE (self) && !self->sync);
  self->sync = g_object_ref (sync);
  self->clock = g_object_ref (clock);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->entries), create_row_cb, self, NULL);
}

/**
 * guichet_timeline_show:
 * @self: a timeline
 * @events: (nullable) (element-type GuichetEvent): what happened, in order
 * @waiting: (nullable) (element-type GuichetOutgoing): what is on its way, in order
 *
 * Shows these, touching only the rows that changed.
 */
void
guichet_timeline_show (GuichetTimeline *self,
                       GPtrArray       *events,
                       GPtrArray       *waiting)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  guint kept;

  g_return_if_fail (GUICHET_IS_TIMELINE (self));
  append_all (entries, events);
  append_all (entries, waiting);
  kept = count_unchanged (self, entries);
  g_list_store_splice (self->entries, kept,
                       g_list_model_get_n_items (G_LIST_MODEL (self->entries)) - kept,
                       entries->pdata + kept, entries->len - kept);
}
