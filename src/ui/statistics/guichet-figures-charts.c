/* guichet-figures-charts.c - the charts of the figures of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures-charts.h"

#include "guichet-figures-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* The gravest at the beginning of a bar, what is not qualified at its end. */
static const struct
{
  GuichetCriticality level;
  GuichetChartTone tone;
} levels[] = {
  { GUICHET_CRITICALITY_BLOQUANTE, GUICHET_TONE_BAD },
  { GUICHET_CRITICALITY_MAJEURE, GUICHET_TONE_WARNING },
  { GUICHET_CRITICALITY_MINEURE, GUICHET_TONE_ACCENT },
  { GUICHET_CRITICALITY_NONE, GUICHET_TONE_QUIET },
};

/* Helpers */

static void
add_level_series (GuichetChartData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    guichet_chart_data_add_series (data, guichet_figures_text_level (levels[i].level),
                                   GUICHET_CHART_COUNT, levels[i].tone, TRUE);
}

static void
add_levels (GuichetChartData *data,
            const char       *label,
            const char       *brief,
            const guint      *counts)
{
  gint64 values[G_N_ELEMENTS (levels)];

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    values[i] = counts[levels[i].level];
  guichet_chart_data_add_line (data, label, brief, values);
}

static void
add_tally_series (GuichetChartData *data)
{
  guichet_chart_data_add_series (data, _ ("On time"), GUICHET_CHART_COUNT, GUICHET_TONE_GOOD, TRUE);
  guichet_chart_data_add_series (data, _ ("Late"), GUICHET_CHART_COUNT, GUICHET_TONE_BAD, TRUE);
  guichet_chart_data_add_series (data, _ ("Pending"), GUICHET_CHART_COUNT, GUICHET_TONE_QUIET,
                                 TRUE);
}

static void
add_tally (GuichetChartData   *data,
           const char         *label,
           const GuichetTally *tally)
{
  guichet_chart_data_add_line (data, label, NULL,
                               (gint64[]){ tally->on_time, tally->late, tally->pending });
}

static void
add_durations (GuichetChartData       *data,
               const char             *label,
               const GuichetDurations *durations)
{
  if (durations->values->len > 0)
    guichet_chart_data_add_line (data, label, NULL,
                                 (gint64[]){ guichet_durations_get_median (durations),
                                             guichet_durations_get_mean (durations),
                                             durations->values->len });
}

/* Public API */

/**
 * guichet_figures_charts_punctuality:
 * @telephone: whether to show those made by telephone, always apart (H11)
 *
 * Returns: (transfer full): the prises en charge, by channel
 */
GuichetChartData *
guichet_figures_charts_punctuality (const GuichetFigures *figures,
                                    gboolean              telephone)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Made by"));

  add_tally_series (data);
  add_tally (data, _ ("Portail"), &figures->compliance.tallies[GUICHET_CHANNEL_PORTAIL]);
  if (telephone)
    add_tally (data, _ ("Telephone"), &figures->compliance.tallies[GUICHET_CHANNEL_TELEPHONE]);
  return data;
}

/**
 * guichet_figures_charts_months:
 *
 * Returns: (transfer full): how many were recorded each month, by level
 */
GuichetChartData *
guichet_figures_charts_months (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_COLUMNS, _ ("Month"));

  add_level_series (data);
  for (guint i = 0; i < figures->months->len; i++)
    {
      const GuichetMonthFigures *month =
        &g_array_index (figures->months, GuichetMonthFigures, i);
      g_autofree char *label = guichet_figures_text_month (month->year, month->month, FALSE);
      g_autofree char *brief = guichet_figures_text_month (month->year, month->month, TRUE);

      add_levels (data, label, brief, month->levels);
    }
  return data;
}

/**
 * guichet_figures_charts_shares:
 *
 * Returns: (transfer full): the share of the prises en charge on time by the Portail, each month
 */
GuichetChartData *
guichet_figures_charts_shares (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_LINE, _ ("Month"));
  g_autofree char *mark =
    g_strdup_printf (_ ("%u %% promised"), figures->compliance.percent);

  guichet_chart_data_add_series (data, _ ("Share on time"), GUICHET_CHART_PERCENT,
                                 GUICHET_TONE_ACCENT, TRUE);
  guichet_chart_data_add_series (data, _ ("On time"), GUICHET_CHART_COUNT, 0, FALSE);
  guichet_chart_data_add_series (data, _ ("Late"), GUICHET_CHART_COUNT, 0, FALSE);
  guichet_chart_data_add_series (data, _ ("Pending"), GUICHET_CHART_COUNT, 0, FALSE);
  guichet_chart_data_set_mark (data, figures->compliance.percent, mark);
  for (guint i = 0; figures->reckoned && i < figures->months->len; i++)
    {
      const GuichetMonthFigures *month =
        &g_array_index (figures->months, GuichetMonthFigures, i);
      const GuichetTally *tally = &month->portail;
      const guint judged = tally->on_time + tally->late;
      g_autofree char *label = guichet_figures_text_month (month->year, month->month, FALSE);
      g_autofree char *brief = guichet_figures_text_month (month->year, month->month, TRUE);

      guichet_chart_data_add_line (
        data, label, brief,
        (gint64[]){ judged ? 100 * (gint64) tally->on_time / judged : GUICHET_CHART_NONE,
                    tally->on_time, tally->late, tally->pending });
    }
  return data;
}

/**
 * guichet_figures_charts_progiciels:
 * @information: (nullable): where names are
 *
 * Returns: (transfer full): how many for each Progiciel, by level
 */
GuichetChartData *
guichet_figures_charts_progiciels (const GuichetFigures      *figures,
                                   GuichetServiceInformation *information)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Progiciel"));

  add_level_series (data);
  for (guint i = 0; i < figures->progiciels->len; i++)
    {
      const GuichetProgicielFigures *progiciel = g_ptr_array_index (figures->progiciels, i);
      g_autofree char *name = guichet_figures_text_progiciel (information, progiciel->progiciel);

      add_levels (data, name, NULL, progiciel->levels);
    }
  return data;
}

/**
 * guichet_figures_charts_levels:
 *
 * Returns: (transfer full): the level retained, and in the table that proposed
 */
GuichetChartData *
guichet_figures_charts_levels (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Criticality"));

  guichet_chart_data_add_series (data, _ ("Retained by Eksaé"), GUICHET_CHART_COUNT,
                                 GUICHET_TONE_ACCENT, TRUE);
  guichet_chart_data_add_series (data, _ ("Proposed by us"), GUICHET_CHART_COUNT, 0, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    guichet_chart_data_add_line (data, guichet_figures_text_level (levels[i].level), NULL,
                                 (gint64[]){ figures->retained[levels[i].level],
                                             figures->proposed[levels[i].level] });
  return data;
}

/**
 * guichet_figures_charts_statuses:
 *
 * Returns: (transfer full): where the Demandes of the period stand now
 */
GuichetChartData *
guichet_figures_charts_statuses (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Status"));

  guichet_chart_data_add_series (data, _ ("Demandes"), GUICHET_CHART_COUNT, GUICHET_TONE_ACCENT,
                                 TRUE);
  for (guint i = 0; i < GUICHET_N_STATUSES; i++)
    if (figures->statuses[i] > 0)
      guichet_chart_data_add_line (data, guichet_figures_text_status (i), NULL,
                                   (gint64[]){ figures->statuses[i] });
  return data;
}

/**
 * guichet_figures_charts_phases:
 *
 * Returns: (transfer full): the time spent in each phase, those without a clock too
 */
GuichetChartData *
guichet_figures_charts_phases (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Phase"));

  guichet_chart_data_add_series (data, _ ("Median"), GUICHET_CHART_DURATION, GUICHET_TONE_ACCENT,
                                 TRUE);
  guichet_chart_data_add_series (data, _ ("Average"), GUICHET_CHART_DURATION, 0, FALSE);
  guichet_chart_data_add_series (data, _ ("Number"), GUICHET_CHART_COUNT, 0, FALSE);
  add_durations (data, _ ("Prise en charge awaited"), &figures->phases[GUICHET_PHASE_RECORDED]);
  add_durations (data, _ ("Qualification (no clock runs)"),
                 &figures->phases[GUICHET_PHASE_QUALIFICATION]);
  add_durations (data, _ ("Not reproduced (no clock runs)"),
                 &figures->phases[GUICHET_PHASE_NOT_REPRODUCED]);
  add_durations (data, _ ("Action plan awaited"), &figures->phases[GUICHET_PHASE_PLAN]);
  add_durations (data, _ ("Correction or workaround awaited"),
                 &figures->phases[GUICHET_PHASE_CORRECTION]);
  add_durations (data, _ ("Our validation awaited"), &figures->phases[GUICHET_PHASE_VALIDATION]);
  add_durations (data, _ ("Of which waiting for our answer"), &figures->client_wait);
  add_durations (data, _ ("Of which waiting for a third party"), &figures->third_party_wait);
  return data;
}

/**
 * guichet_figures_charts_deliveries:
 *
 * Returns: (transfer full): what was delivered, and what we answered
 */
GuichetChartData *
guichet_figures_charts_deliveries (const GuichetFigures *figures)
{
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Delivery"));

  guichet_chart_data_add_series (data, _ ("Number"), GUICHET_CHART_COUNT, GUICHET_TONE_ACCENT,
                                 TRUE);
  if (figures->corrections + figures->workarounds == 0)
    return data;
  guichet_chart_data_add_line (data, _ ("Corrections"), NULL,
                               (gint64[]){ figures->corrections });
  guichet_chart_data_add_line (data, _ ("Workarounds"), NULL,
                               (gint64[]){ figures->workarounds });
  guichet_chart_data_add_line (data, _ ("Accepted by us"), NULL, (gint64[]){ figures->accepted });
  guichet_chart_data_add_line (data, _ ("Refused by us"), NULL, (gint64[]){ figures->refused });
  return data;
}

/**
 * guichet_figures_charts_delays:
 *
 * Returns: (transfer full): how the delays after the prise en charge were kept, ours too
 */
GuichetChartData *
guichet_figures_charts_delays (const GuichetFigures *figures)
{
  static const struct
  {
    GuichetDeadlineKind kind;
    const char *label;
  } kinds[] = {
    { GUICHET_DEADLINE_PLAN_ACTION, N_ ("Action plan of the Bloquantes, by Eksaé") },
    { GUICHET_DEADLINE_CORRECTION, N_ ("Correction or workaround of the Majeures, by Eksaé") },
    { GUICHET_DEADLINE_VALIDATION, N_ ("Validation, by us") },
  };
  GuichetChartData *data = guichet_chart_data_new (GUICHET_CHART_ROWS, _ ("Delay"));

  add_tally_series (data);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GuichetTally *tally = &figures->steps[kinds[i].kind];

      if (tally->on_time + tally->late + tally->pending > 0)
        add_tally (data, _ (kinds[i].label), tally);
    }
  return data;
}
