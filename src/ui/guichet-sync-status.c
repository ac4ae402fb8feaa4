/* guichet-sync-status.c - the state of the synchronisation, at the foot of the sidebar
 *
 * One sentence that is always true; its popover says what it means and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-status.h"

#include "guichet-sync-text.h"
#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

struct _GuichetSyncStatus
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GSignalGroup *sync_signals;
  GSignalGroup *clock_signals;
  GTimeZone *zone;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *heading;
  GtkLabel *advice;
  GtkLabel *detail;
  GtkLabel *last;
  GtkWidget *waiting;
  GtkProgressBar *progress;
  GtkWidget *sign_in;
  GtkWidget *synchronise;
};

G_DEFINE_FINAL_TYPE (GuichetSyncStatus, guichet_sync_status, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_CLOCK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
show_progress (GuichetSyncStatus      *self,
               const GuichetSyncFacts *facts)
{
  gboolean known = facts->state == GUICHET_SYNC_SYNCING && facts->total > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), known);
  if (known)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) facts->done / facts->total));
}

static void
show_words (GuichetSyncStatus      *self,
            const GuichetSyncFacts *facts)
{
  gint64 now = guichet_clock_get_now (self->clock);
  g_autofree char *sentence = guichet_sync_text_sentence (facts, self->zone, now);
  g_autofree char *advice = guichet_sync_text_advice (facts, self->zone, now);
  g_autofree char *name = NULL;
  const char *detail = guichet_sync_get_detail (self->sync);

  /* Translators: the state of the synchronisation, for a screen reader */
  name = g_strdup_printf (_ ("Synchronisation: %s"), sentence);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->heading, sentence);
  gtk_label_set_label (self->advice, advice);
  gtk_label_set_label (self->detail, detail ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail && *detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* When all was exchanged last, where that is not what the sentence says; and where to see what is
 * not. */
static void
show_last (GuichetSyncStatus      *self,
           const GuichetSyncFacts *facts)
{
  g_autofree char *ago = guichet_time_text_ago (self->zone, facts->last_success,
                                                guichet_clock_get_now (self->clock));
  /* Translators: when it was last up to date: "just now", "2 min ago", "today at 17:30" */
  g_autofree char *text = g_strdup_printf (_ ("Last synchronised: %s"), ago);

  gtk_label_set_label (self->last, text);
  gtk_widget_set_visible (GTK_WIDGET (self->last), facts->last_success > 0 &&
                                                     facts->state != GUICHET_SYNC_UP_TO_DATE);
  gtk_widget_set_visible (self->waiting, facts->pending + facts->refused > 0);
}

static void
update (GuichetSyncStatus *self)
{
  GuichetSyncFacts facts;

  if (!self->sync || !self->clock || !self->zone)
    return;
  guichet_sync_facts_read (&facts, self->sync);
  show_words (self, &facts);
  show_last (self, &facts);
  show_progress (self, &facts);
  gtk_image_set_from_icon_name (self->icon, guichet_sync_text_icon (&facts));
  if (guichet_sync_text_is_bad (&facts))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "warning");
  gtk_widget_set_visible (self->sign_in, facts.state == GUICHET_SYNC_SIGN_IN
                                           || facts.state == GUICHET_SYNC_UNTRUSTED);
  gtk_widget_set_sensitive (self->synchronise, facts.state != GUICHET_SYNC_NOT_CONNECTED &&
                                                 facts.state != GUICHET_SYNC_SYNCING);
}

/* Overrides */

static void
guichet_sync_status_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GuichetSyncStatus *self = GUICHET_SYNC_STATUS (object);

  switch (property_id)
    {
    case PROP_SYNC:
      g_set_object (&self->sync, g_value_get_object (value));
      g_signal_group_set_target (self->sync_signals, self->sync);
      break;
    case PROP_CLOCK:
      g_set_object (&self->clock, g_value_get_object (value));
      g_signal_group_set_target (self->clock_signals, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  update (self);
}

static void
guichet_sync_status_dispose (GObject *object)
{
  GuichetSyncStatus *self = GUICHET_SYNC_STATUS (object);

  g_clear_object (&self->sync_signals);
  g_clear_object (&self->clock_signals);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (guichet_sync_status_parent_class)->dispose (object);
}

static void
guichet_sync_status_class_init (GuichetSyncStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = guichet_sync_status_set_property;
  object_class->dispose = guichet_sync_status_dispose;

  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/guichet-sync-status.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, button);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, sentence);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, heading);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, advice);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, detail);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, last);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, waiting);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, progress);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, sign_in);
  gtk_widget_class_bind_template_child (widget_class, GuichetSyncStatus, synchronise);
}

static void
guichet_sync_status_init (GuichetSyncStatus *self)
{
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  self->sync_signals = g_signal_group_new (GUICHET_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify", G_CALLBACK (update), self);
  self->clock_signals = g_signal_group_new (GUICHET_TYPE_CLOCK);
  g_signal_group_connect_swapped (self->clock_signals, "notify::now", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres its content otherwise. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (self->button)),
                         GTK_ALIGN_FILL);
}
