/* guichet-portal-card.c - the Portail's own figures beside ours
 *
 * The totals always, then whatever the two sides count otherwise, each difference with its reason
 * (Livret, 3.1: the Portail gives statistics of the use of the Service). The Portail is asked when
 * a period is looked at and its word is old; what it last said stays in view meanwhile. One that
 * does not answer is asked again when somebody wants it, or when an exchange went well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-portal-card.h"

#include "guichet-figures-text.h"
#include "guichet-portal-row.h"
#include "guichet-time-text.h"

#include <glib/gi18n.h>

#define OLD_MS (10 * 60 * 1000)

struct _GuichetPortalCard
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetFigures *ours;
  GuichetPortalFigures *theirs;
  gint64 asked_at;
  GTimeZone *paris;
  GCancellable *asking; /* while the Portail is asked */
  gboolean failed;

  GtkLabel *state;
  GtkLabel *ground;
  GtkListBox *rows;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (GuichetPortalCard, guichet_portal_card, ADW_TYPE_BIN)

/* Helpers */

static char *
describe_state (GuichetPortalCard *self)
{
  const gint64 now = MAX (self->ours->now, self->asked_at);
  g_autofree char *moment =
    self->theirs ? guichet_time_text_moment (self->paris, self->asked_at, now) : NULL;

  if (self->asking)
    return g_strdup (_ ("The Portail is being asked for its figures…"));
  if (self->failed && moment)
    /* Translators: a moment, such as "today at 14:05" */
    return g_strdup_printf (_ ("The service does not give its figures now. Those below: %s."),
                            moment);
  if (self->failed)
    return g_strdup (_ ("The service does not give its figures now, and has not given those of "
                        "this period yet. Ours need no network."));
  if (!moment)
    return g_strdup (_ ("No service is known that could be asked."));
  /* Translators: a moment, such as "today at 14:05" */
  return g_strdup_printf (_ ("As the Portail gave them: %s."), moment);
}

static void
clear_rows (GuichetPortalCard *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

static void
show_rows (GuichetPortalCard *self)
{
  g_autoptr (GPtrArray) compared = guichet_portal_figures_compare (self->theirs, self->ours);
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);

  for (guint i = 0; i < compared->len; i++)
    gtk_list_box_append (self->rows, guichet_portal_row_new (g_ptr_array_index (compared, i),
                                                             information, self->ours->reckoned));
}

static void
show_ground (GuichetPortalCard *self)
{
  g_autofree char *from = guichet_figures_text_day (self->ours->from);
  g_autofree char *to = guichet_figures_text_day (self->ours->to - 1);
  /* Translators: the first and the last day of a period */
  g_autofree char *text = g_strdup_printf (
    _ ("Both count the Demandes recorded from %s to %s, days of Paris, those made by telephone "
       "among them."),
    from, to);

  gtk_label_set_label (self->ground, text);
}

static void
refresh (GuichetPortalCard *self)
{
  const gboolean known = self->theirs != NULL;
  g_autofree char *state = describe_state (self);

  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->again, self->failed && !self->asking);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), known);
  gtk_widget_set_visible (GTK_WIDGET (self->ground), known);
  clear_rows (self);
  if (!known)
    return;
  show_ground (self);
  show_rows (self);
}

static void
stop_asking (GuichetPortalCard *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static gboolean
is_to_be_asked (GuichetPortalCard *self)
{
  return !self->asking && !self->failed
         && guichet_sync_get_state (self->sync) != GUICHET_SYNC_NOT_CONNECTED
         && (!self->theirs || self->ours->now - self->asked_at > OLD_MS);
}

/* Callbacks */

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GuichetPortalCard) self = data;
  g_autoptr (GError) error = NULL;
  gint64 asked_at;
  GuichetPortalFigures *figures =
    guichet_sync_fetch_figures_finish (GUICHET_SYNC (source), result, &asked_at, &error);

  /* Another period is looked at, or nobody looks any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->sync
      || g_task_get_cancellable (G_TASK (result)) != self->asking)
    {
      g_clear_pointer (&figures, guichet_portal_figures_unref);
      return;
    }
  g_clear_object (&self->asking);
  self->failed = figures == NULL;
  if (figures)
    {
      g_clear_pointer (&self->theirs, guichet_portal_figures_unref);
      self->theirs = figures;
      self->asked_at = asked_at;
    }
  else
    g_message ("The Portail's figures: %s", error->message);
  refresh (self);
}

static void
ask (GuichetPortalCard *self)
{
  stop_asking (self);
  self->failed = FALSE;
  self->asking = g_cancellable_new ();
  guichet_sync_fetch_figures_async (self->sync, self->ours->from, self->ours->to, self->asking,
                                    asked_cb, g_object_ref (self));
}

static void
again_cb (GuichetPortalCard *self)
{
  ask (self);
  refresh (self);
}

static void
exchanged_cb (GuichetPortalCard *self)
{
  if (!self->failed || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ask (self);
  refresh (self);
}

/* Overrides */

static void
guichet_portal_card_dispose (GObject *object)
{
  GuichetPortalCard *self = GUICHET_PORTAL_CARD (object);

  stop_asking (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_PORTAL_CARD);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->ours, guichet_figures_unref);
  g_clear_pointer (&self->theirs, guichet_portal_figures_unref);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  G_OBJECT_CLASS (guichet_portal_card_parent_class)->dispose (object);
}

static void
guichet_portal_card_class_init (GuichetPortalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_portal_card_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-portal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPortalCard, state);
  gtk_widget_class_bind_template_child (widget_class, GuichetPortalCard, ground);
  gtk_widget_class_bind_template_child (widget_class, GuichetPortalCard, rows);
  gtk_widget_class_bind_template_child (widget_class, GuichetPortalCard, again);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
guichet_portal_card_init (GuichetPortalCard *self)
{
  g_type_ensure (GUICHET_TYPE_PORTAL_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_portal_card_show:
 * @ours: what is counted here
 * @theirs: (nullable): what is kept of the Portail's word over the same period
 * @asked_at: when it said so; Unix milliseconds, UTC
 * @paris: Europe/Paris (H4)
 *
 * Compares, and asks the Portail if its word is old.
 */
void
guichet_portal_card_show (GuichetPortalCard    *self,
                          GuichetSync          *sync,
                          GuichetFigures       *ours,
                          GuichetPortalFigures *theirs,
                          gint64                asked_at,
                          GTimeZone            *paris)
{
  const gboolean other =
    !self->ours || self->ours->from != ours->from || self->ours->to != ours->to;

  if (g_set_object (&self->sync, sync))
    g_signal_connect_object (sync, "notify::last-success", G_CALLBACK (exchanged_cb), self,
                             G_CONNECT_SWAPPED);
  g_clear_pointer (&self->ours, guichet_figures_unref);
  self->ours = guichet_figures_ref (ours);
  g_clear_pointer (&self->theirs, guichet_portal_figures_unref);
  self->theirs = theirs ? guichet_portal_figures_ref (theirs) : NULL;
  self->asked_at = asked_at;
  g_clear_pointer (&self->paris, g_time_zone_unref);
  self->paris = g_time_zone_ref (paris);
  if (other)
    {
      stop_asking (self);
      self->failed = FALSE;
    }
  if (is_to_be_asked (self))
    ask (self);
  refresh (self);
}
