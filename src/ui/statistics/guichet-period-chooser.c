/* guichet-period-chooser.c - which period the figures are of
 *
 * The periods of the contract come first, for those are judged; then civil months, quarters and
 * years, one step back or forward at a time, and any two days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-period-chooser.h"

#include "guichet-figures-text.h"

#include <glib/gi18n.h>

struct _GuichetPeriodChooser
{
  AdwBin parent_instance;

  GuichetDay today;
  GuichetDay started_on;
  guint months;
  gboolean started; /* when the Service did is known */
  gboolean is_set_up;
  GuichetReportPeriod period;

  GtkDropDown *kind;
  GtkWidget *steps;
  GtkLabel *name;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *free_days;
  GtkEditable *from;
  GtkEditable *to;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetPeriodChooser, guichet_period_chooser, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
show_period (GuichetPeriodChooser *self)
{
  g_autofree char *name = guichet_figures_text_period (&self->period);
  GuichetReportPeriod other;
  const gboolean is_free = self->period.kind == GUICHET_REPORT_FREE;

  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (self->steps, !is_free);
  gtk_widget_set_visible (self->free_days, is_free);
  gtk_widget_set_sensitive (self->previous,
                            guichet_report_period_step (&self->period, self->started_on,
                                                        self->months, -1, &other));
  gtk_widget_set_sensitive (self->next, self->period.to <= self->today);
}

static void
choose (GuichetPeriodChooser      *self,
        const GuichetReportPeriod *period)
{
  self->period = *period;
  show_period (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A day as the French write it, or as programs do. */
static gboolean
read_day (GtkEditable *entry,
          GuichetDay  *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *iso = NULL;
  guint d, m, y;
  char rest;

  if (sscanf (text, "%2u/%2u/%4u%c", &d, &m, &y, &rest) != 3)
    return guichet_day_parse (text, day);
  iso = g_strdup_printf ("%04u-%02u-%02u", y, m, d);
  return guichet_day_parse (iso, day);
}

static void
write_day (GtkEditable *entry,
           GuichetDay   day)
{
  g_autofree char *text = NULL;
  int year, month, day_of_month;

  guichet_day_get_date (day, &year, &month, &day_of_month);
  text = g_strdup_printf ("%02d/%02d/%04d", day_of_month, month, year);
  gtk_editable_set_text (entry, text);
}

static void
say_problem (GuichetPeriodChooser *self,
             GtkEditable          *entry,
             const char           *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->from), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->to), "error");
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

/* Callbacks */

static void
kind_cb (GuichetPeriodChooser *self)
{
  GuichetReportPeriod period = { GUICHET_REPORT_FREE, self->period.from, self->period.to };
  GuichetReportKind kind = gtk_drop_down_get_selected (self->kind) + (self->started ? 0 : 1);
  GuichetDay day = MIN (self->today, self->period.to - 1);

  if (!self->is_set_up || kind == self->period.kind)
    return;
  if (kind == GUICHET_REPORT_FREE)
    {
      write_day (self->from, self->period.from);
      write_day (self->to, self->period.to - 1);
      say_problem (self, self->from, NULL);
    }
  else if (!guichet_report_period_find (kind, self->started_on, self->months, day, &period)
           && !guichet_report_period_find (kind, self->started_on, self->months, self->today,
                                           &period))
    return;
  choose (self, &period);
}

static void
step (GuichetPeriodChooser *self,
      int                   steps)
{
  GuichetReportPeriod period;

  if (guichet_report_period_step (&self->period, self->started_on, self->months, steps, &period))
    choose (self, &period);
}

static void
previous_cb (GuichetPeriodChooser *self)
{
  step (self, -1);
}

static void
next_cb (GuichetPeriodChooser *self)
{
  step (self, 1);
}

static void
free_days_cb (GuichetPeriodChooser *self)
{
  GuichetReportPeriod period = { .kind = GUICHET_REPORT_FREE };
  GuichetDay to = 0;

  if (!read_day (self->from, &period.from))
    say_problem (self, self->from, _ ("Write the first day as 31/01/2026."));
  else if (!read_day (self->to, &to))
    say_problem (self, self->to, _ ("Write the last day as 31/01/2026."));
  else if (to < period.from)
    say_problem (self, self->to, _ ("The last day is before the first one."));
  else
    {
      say_problem (self, self->from, NULL);
      period.to = to + 1;
      choose (self, &period);
    }
}

/* Overrides */

static void
guichet_period_chooser_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PERIOD_CHOOSER);
  G_OBJECT_CLASS (guichet_period_chooser_parent_class)->dispose (object);
}

static void
guichet_period_chooser_class_init (GuichetPeriodChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_period_chooser_dispose;
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, kind);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, steps);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, previous);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, next);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, free_days);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, from);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, to);
  gtk_widget_class_bind_template_child (widget_class, GuichetPeriodChooser, problem);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, free_days_cb);
}

static void
guichet_period_chooser_init (GuichetPeriodChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_period_chooser_set_up:
 * @today: in Europe/Paris
 * @started: whether it is known when the Service started: else no period of the contract is offered
 * @started_on: when it did
 * @months: how long a period of the contract is
 *
 * Chooses the period of the contract that runs, or this year, and keeps what was chosen when
 * nothing has changed.
 */
void
guichet_period_chooser_set_up (GuichetPeriodChooser *self,
                               GuichetDay            today,
                               gboolean              started,
                               GuichetDay            started_on,
                               guint                 months)
{
  const char *names[] = { _ ("Period of the contract"), _ ("Month"), _ ("Quarter"), _ ("Year"),
                          _ ("Between two days"), NULL };
  g_autoptr (GtkStringList) kinds = NULL;
  GuichetReportPeriod period;

  self->today = today;
  started = started && started_on <= today;
  if (self->is_set_up && self->started == started && self->started_on == started_on)
    return;
  self->is_set_up = FALSE;
  self->started = started;
  self->started_on = started_on;
  self->months = months;
  kinds = gtk_string_list_new (names + (started ? 0 : 1));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  guichet_report_period_find (started ? GUICHET_REPORT_CONTRACT : GUICHET_REPORT_YEAR, started_on,
                              months, today, &period);
  gtk_drop_down_set_selected (self->kind, period.kind - (started ? 0 : 1));
  self->is_set_up = TRUE;
  choose (self, &period);
}

/**
 * guichet_period_chooser_get:
 *
 * Returns: (transfer none): what is chosen
 */
const GuichetReportPeriod *
guichet_period_chooser_get (GuichetPeriodChooser *self)
{
  return &self->period;
}
