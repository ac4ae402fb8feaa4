/* guichet-composer-side.c - beside a Demande being written: how complete, what follows
 *
 * What is missing is advice, each a button that leads to its field. What follows from sending
 * now is reckoned again each minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-composer-side.h"

#include "guichet-composer-text.h"
#include "guichet-forecast.h"
#include "guichet-suggestions.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

/* The next things to say, not a wall of them. */
#define MOST_GAPS 4

struct _GuichetComposerSide
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GuichetDemande *demande;
  GTimeZone *zone;
  guint n_files;

  GtkLabel *ready;
  GtkLevelBar *level;
  GtkWidget *complete;
  GtkBox *gaps;
  GtkLabel *forecast;
  GtkLabel *waiting;
  GuichetSuggestions *suggestions;
};

G_DEFINE_FINAL_TYPE (GuichetComposerSide, guichet_composer_side, ADW_TYPE_BIN)

enum
{
  JUMP,
  OPEN_ARTICLE,
  OPEN_DEMANDE,
  SOLVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
update_gaps (GuichetComposerSide *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->gaps));
  guint n_shown = 0;

  for (GuichetGap gap = 0; button; gap++, button = gtk_widget_get_next_sibling (button))
    {
      gboolean shown = n_shown < MOST_GAPS
                       && guichet_completeness_has_gap (self->demande, self->n_files, gap);

      gtk_widget_set_visible (button, shown);
      n_shown += shown ? 1 : 0;
    }
}

static void
update_completeness (GuichetComposerSide *self)
{
  guint percent = guichet_completeness_get_percent (self->demande, self->n_files);
  /* Translators: how complete a Demande is, as a percentage */
  g_autofree char *ready = g_strdup_printf (_ ("Ready at %u%%"), percent);

  gtk_label_set_label (self->ready, ready);
  gtk_level_bar_set_value (self->level, percent);
  gtk_widget_set_visible (self->complete, percent == 100);
  update_gaps (self);
}

static void
update_forecast (GuichetComposerSide *self)
{
  const char *waiting = guichet_composer_text_waiting (guichet_sync_get_state (self->sync));
  gint64 now = guichet_clock_get_now (self->clock) + guichet_sync_get_skew (self->sync);
  GuichetForecast forecast;
  g_autofree char *sentence = NULL;

  guichet_forecast_read (&forecast, guichet_sync_get_reckoning (self->sync), now);
  sentence = guichet_forecast_describe (&forecast, self->zone);
  gtk_label_set_label (self->forecast, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->forecast), waiting == NULL);
  gtk_label_set_label (self->waiting, waiting ? waiting : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting != NULL);
}

/* Callbacks */

static void
gap_cb (GuichetComposerSide *self,
        GtkWidget           *button)
{
  GuichetGap gap = 0;

  while ((button = gtk_widget_get_prev_sibling (button)))
    gap++;
  g_signal_emit (self, signals[JUMP], 0, (guint) gap);
}

static void
open_article_cb (GuichetComposerSide *self,
                 const char          *id)
{
  g_signal_emit (self, signals[OPEN_ARTICLE], 0, id);
}

static void
open_demande_cb (GuichetComposerSide *self,
                 const char          *id)
{
  g_signal_emit (self, signals[OPEN_DEMANDE], 0, id);
}

static void
solved_cb (GuichetComposerSide *self,
           const char          *title)
{
  g_signal_emit (self, signals[SOLVED], 0, title);
}

/* Overrides */

static void
guichet_composer_side_dispose (GObject *object)
{
  GuichetComposerSide *self = GUICHET_COMPOSER_SIDE (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_COMPOSER_SIDE);
  G_OBJECT_CLASS (guichet_composer_side_parent_class)->dispose (object);
}

static void
guichet_composer_side_class_init (GuichetComposerSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_composer_side_dispose;

  signals[JUMP] = g_signal_new ("jump", GUICHET_TYPE_COMPOSER_SIDE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPEN_ARTICLE] = g_signal_new ("open-article", GUICHET_TYPE_COMPOSER_SIDE,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  signals[OPEN_DEMANDE] = g_signal_new ("open-demande", GUICHET_TYPE_COMPOSER_SIDE,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  signals[SOLVED] = g_signal_new ("solved", GUICHET_TYPE_COMPOSER_SIDE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (GUICHET_TYPE_SUGGESTIONS);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-composer-side.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, ready);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, level);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, complete);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, gaps);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, forecast);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, waiting);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerSide, suggestions);
  gtk_widget_class_bind_template_callback (widget_class, gap_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_article_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_demande_cb);
  gtk_widget_class_bind_template_callback (widget_class, solved_cb);
}

static void
guichet_composer_side_init (GuichetComposerSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
}

/* Public API */

/**
 * guichet_composer_side_set_up:
 * @sync: tells whether the service answers, and its hours
 * @clock: what time it is
 * @database: where articles and Demandes are
 * @demande: what is written
 *
 * Follows a Demande. To be called once.
 */
void
guichet_composer_side_set_up (GuichetComposerSide *self,
                              GuichetSync         *sync,
                              GuichetClock        *clock,
                              GuichetDatabase     *database,
                              GuichetDemande      *demande)
{
  self->sync = g_object_ref (sync);
  self->clock = g_object_ref (clock);
  self->demande = g_object_ref (demande);
  g_signal_connect_object (demande, "notify", G_CALLBACK (update_completeness), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (update_forecast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (update_forecast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::reckoning", G_CALLBACK (update_forecast), self,
                           G_CONNECT_SWAPPED);
  guichet_suggestions_set_up (self->suggestions, database, demande);
  update_completeness (self);
  update_forecast (self);
}

/**
 * guichet_composer_side_set_n_files:
 * @n_files: how many files are attached
 */
void
guichet_composer_side_set_n_files (GuichetComposerSide *self,
                                   guint                n_files)
{
  self->n_files = n_files;
  update_completeness (self);
}
