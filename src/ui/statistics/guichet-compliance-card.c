/* guichet-compliance-card.c - whether the promise of prise en charge is kept
 *
 * The share on time against the one promised, how many more can be late, what is to be expected,
 * and the margin of each Demande, the least first (Livret, 3.1.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-compliance-card.h"

#include "guichet-chart.h"
#include "guichet-figures-charts.h"
#include "guichet-figures-text.h"
#include "guichet-follow-row.h"

#include <glib/gi18n.h>
#include <math.h>

#define FIRST_ROWS 5
#define MORE_ROWS 50

struct _GuichetComplianceCard
{
  AdwBin parent_instance;

  GuichetFigures *figures;
  GTimeZone *paris;
  GuichetReportKind kind;
  guint n_rows;

  GtkLabel *rate;
  GtkLabel *verdict;
  GtkLabel *leeway;
  GtkLabel *projection;
  GtkLabel *telephone;
  GtkLabel *judged;
  GuichetChart *chart;
  GtkWidget *with_telephone_row;
  GtkSwitch *with_telephone;
  GtkListBox *margins;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (GuichetComplianceCard, guichet_compliance_card, ADW_TYPE_BIN)

/* Helpers */

/* Takes @text, hides the label where there is none. */
static void
say (GtkLabel *label,
     char     *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  g_free (text);
}

static void
show_rate (GuichetComplianceCard *self,
           gboolean               with_telephone)
{
  const GuichetCompliance *compliance = &self->figures->compliance;
  const double rate = guichet_compliance_get_rate (compliance, with_telephone);

  /* Rounded down: a share that is just missed does not read as kept. */
  say (self->rate, isnan (rate) ? g_strdup ("–")
                                : guichet_chart_value_text (GUICHET_CHART_PERCENT,
                                                            (gint64) floor (rate * 100 + 1e-9)));
  say (self->verdict, guichet_figures_text_verdict (compliance, with_telephone));
  say (self->leeway, guichet_figures_text_leeway (compliance, with_telephone));
}

static void
show_sentences (GuichetComplianceCard *self)
{
  const gboolean with_telephone = gtk_switch_get_active (self->with_telephone);
  const gboolean contract = self->kind == GUICHET_REPORT_CONTRACT;

  show_rate (self, with_telephone);
  say (self->projection, contract ? guichet_figures_text_projection (self->figures, self->paris,
                                                                     with_telephone)
                                  : NULL);
  say (self->telephone,
       with_telephone ? NULL : guichet_figures_text_telephone (&self->figures->compliance));
  say (self->judged,
       contract ? NULL
                : g_strdup (_ ("The contract judges 12 consecutive months from an anniversary of "
                               "the Service: this period only informs.")));
}

static void
add_margin_rows (GuichetComplianceCard *self,
                 guint                  n_rows)
{
  const GPtrArray *margins = self->figures->margins;
  const guint end = MIN (margins->len, self->n_rows + n_rows);

  for (; self->n_rows < end; self->n_rows++)
    {
      const GuichetMargin *margin = g_ptr_array_index (margins, self->n_rows);
      g_autofree char *words = guichet_figures_text_margin (margin);
      g_autofree char *line = g_strdup_printf (
        "%s%s%s", margin->number, *margin->number ? " · " : "", words);

      gtk_list_box_append (
        self->margins,
        guichet_follow_row_new (margin->demande_id, margin->title, line,
                                margin->late ? "guichet-warning-symbolic"
                                : margin->in_charge_at ? "guichet-phase-done-symbolic"
                                                       : "guichet-waiting-symbolic"));
    }
  gtk_widget_set_visible (self->more, self->n_rows < margins->len);
  gtk_widget_set_visible (GTK_WIDGET (self->margins), margins->len > 0);
}

static void
clear_margin_rows (GuichetComplianceCard *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->margins, 0)))
    gtk_list_box_remove (self->margins, GTK_WIDGET (row));
  self->n_rows = 0;
}

/* Callbacks */

static void
more_cb (GuichetComplianceCard *self)
{
  const int first = (int) self->n_rows;

  add_margin_rows (self, MORE_ROWS);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->margins, first)));
}

static void
with_telephone_cb (GuichetComplianceCard *self)
{
  if (self->figures)
    show_sentences (self);
}

/* Overrides */

static void
guichet_compliance_card_dispose (GObject *object)
{
  GuichetComplianceCard *self = GUICHET_COMPLIANCE_CARD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_COMPLIANCE_CARD);
  g_clear_pointer (&self->figures, guichet_figures_unref);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  G_OBJECT_CLASS (guichet_compliance_card_parent_class)->dispose (object);
}

static void
guichet_compliance_card_class_init (GuichetComplianceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_compliance_card_dispose;
  g_type_ensure (GUICHET_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-compliance-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, rate);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, leeway);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, projection);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, telephone);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, judged);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, chart);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, with_telephone_row);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, with_telephone);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, margins);
  gtk_widget_class_bind_template_child (widget_class, GuichetComplianceCard, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, with_telephone_cb);
}

static void
guichet_compliance_card_init (GuichetComplianceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_compliance_card_show:
 * @paris: Europe/Paris (H4)
 * @kind: what the period is: only those of the contract are judged
 *
 * Shows @figures in place of those that were shown; hides itself when no delay could be reckoned.
 */
void
guichet_compliance_card_show (GuichetComplianceCard *self,
                              GuichetFigures        *figures,
                              GTimeZone             *paris,
                              GuichetReportKind      kind)
{
  const GuichetTally *tally = &figures->compliance.tallies[GUICHET_CHANNEL_TELEPHONE];
  const gboolean telephone = tally->on_time + tally->late + tally->pending > 0;
  g_autoptr (GuichetChartData) data = guichet_figures_charts_punctuality (figures, telephone);

  gtk_widget_set_visible (GTK_WIDGET (self), figures->reckoned);
  if (!figures->reckoned)
    return;
  guichet_figures_ref (figures);
  g_time_zone_ref (paris);
  g_clear_pointer (&self->figures, guichet_figures_unref);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  self->figures = figures;
  self->paris = paris;
  self->kind = kind;
  gtk_widget_set_visible (self->with_telephone_row, telephone);
  guichet_chart_show (self->chart, data, _ ("Prises en charge"));
  show_sentences (self);
  clear_margin_rows (self);
  add_margin_rows (self, FIRST_ROWS);
}
