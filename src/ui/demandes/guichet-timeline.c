/* guichet-timeline.c - a Demande and all that followed, in one column
 *
 * The head, which is the Demande itself, scrolls with its history: it is the first row of the
 * list. Only the rows that are near the eyes exist. Rows that stay are left alone, so that
 * neither the selection of a text nor the focus is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-timeline.h"

#include "guichet-envoi-row.h"
#include "guichet-event-row.h"
#include "guichet-note-row.h"
#include "guichet-timeline-entries.h"

#include <glib/gi18n.h>

struct _GuichetTimeline
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GtkWidget *head;
  GListStore *entries;

  GtkScrolledWindow *scrolled;
  GtkNoSelection *selection;
};

G_DEFINE_FINAL_TYPE (GuichetTimeline, guichet_timeline, ADW_TYPE_BIN)

enum
{
  PROP_HEAD = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static guint
count_unchanged (GuichetTimeline *self,
                 GPtrArray       *entries)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint i;

  for (i = 0; i < n_items && i < entries->len; i++)
    {
      g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (!guichet_timeline_entry_is_same (shown, g_ptr_array_index (entries, i)))
        break;
    }
  return i;
}

static GtkWidget *
make_row (GuichetTimeline *self,
          gpointer         entry)
{
  if (GUICHET_IS_EVENT (entry))
    return guichet_event_row_new (self->sync, self->clock, entry);
  if (GUICHET_IS_OUTGOING (entry))
    return guichet_envoi_row_new (self->sync, self->clock, entry, NULL);
  if (guichet_timeline_note_get_kind (entry) == GUICHET_TIMELINE_HEAD)
    return self->head;
  return guichet_note_row_new (entry);
}

/* What a screen reader says of a row. */
static char *
name_row (gpointer entry)
{
  if (GUICHET_IS_EVENT (entry))
    return guichet_event_row_name (entry);
  if (GUICHET_IS_TIMELINE_NOTE (entry)
      && guichet_timeline_note_get_kind (entry) != GUICHET_TIMELINE_HEAD)
    return g_strdup (guichet_timeline_note_get_text (entry));
  return g_strdup (GUICHET_IS_OUTGOING (entry) ? _ ("On the way") : _ ("The Demande"));
}

/* Callbacks */

static void
row_bind_cb (GuichetTimeline *self,
             GtkListItem     *item)
{
  gpointer entry = gtk_list_item_get_item (item);
  GtkWidget *row = make_row (self, entry);
  g_autofree char *name = name_row (entry);

  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
row_unbind_cb (GuichetTimeline *self,
               GtkListItem     *item)
{
  gtk_list_item_set_child (item, NULL);
}

/* Overrides */

static void
guichet_timeline_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_HEAD:
      g_value_set_object (value, GUICHET_TIMELINE (object)->head);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_timeline_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_HEAD:
      g_set_object (&GUICHET_TIMELINE (object)->head, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_timeline_dispose (GObject *object)
{
  GuichetTimeline *self = GUICHET_TIMELINE (object);

  if (self->selection)
    gtk_no_selection_set_model (self->selection, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->entries);
  g_clear_object (&self->head);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_timeline_parent_class)->dispose (object);
}

static void
guichet_timeline_class_init (GuichetTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_timeline_get_property;
  object_class->set_property = guichet_timeline_set_property;
  object_class->dispose = guichet_timeline_dispose;

  properties[PROP_HEAD] = g_param_spec_object ("head", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetTimeline, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GuichetTimeline, selection);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
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
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->entries));
}

/**
 * guichet_timeline_show:
 * @self: a timeline
 * @entries: (element-type GObject): as guichet_timeline_entries_make() makes them
 *
 * Shows these, touching only the rows that changed.
 */
void
guichet_timeline_show (GuichetTimeline *self,
                       GPtrArray       *entries)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint kept;

  g_return_if_fail (GUICHET_IS_TIMELINE (self));
  kept = count_unchanged (self, entries);
  if (kept < n_items || kept < entries->len)
    g_list_store_splice (self->entries, kept, n_items - kept, entries->pdata + kept,
                         entries->len - kept);
}

/**
 * guichet_timeline_start_over:
 * @self: a timeline
 *
 * Turns to the beginning.
 */
void
guichet_timeline_start_over (GuichetTimeline *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}
