/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-chart-data.h"
#include "guichet-figures-charts.h"
#include "guichet-figures-text.h"
#include "guichet-instant.h"

#include <locale.h>

static void
test_values (void)
{
  static const struct
  {
    GuichetChartUnit unit;
    gint64 value;
    const char *text;
  } cases[] = {
    { GUICHET_CHART_COUNT, 12, "12" },
    { GUICHET_CHART_PERCENT, 75, "75 %" },
    { GUICHET_CHART_DURATION, 90 * GUICHET_MINUTE_MS, "1 h 30" },
    { GUICHET_CHART_DURATION, 59 * GUICHET_MINUTE_MS, "59 min" },
    { GUICHET_CHART_DURATION, 50 * GUICHET_HOUR_MS, "2 d 2 h" },
    { GUICHET_CHART_DURATION, 12 * 24 * GUICHET_HOUR_MS + 1, "12 d" },
    { GUICHET_CHART_COUNT, GUICHET_CHART_NONE, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = guichet_chart_value_text (cases[i].unit, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_sums (void)
{
  g_autoptr (GuichetChartData) data = guichet_chart_data_new (GUICHET_CHART_ROWS, "Progiciel");
  g_autofree char *words = NULL;

  guichet_chart_data_add_series (data, "Late", GUICHET_CHART_COUNT, GUICHET_TONE_BAD, TRUE);
  guichet_chart_data_add_series (data, "On time", GUICHET_CHART_COUNT, GUICHET_TONE_GOOD, TRUE);
  guichet_chart_data_add_series (data, "Proposed", GUICHET_CHART_COUNT, 0, FALSE);
  guichet_chart_data_add_line (data, "Finances", NULL, (gint64[]){ 2, 3, 100 });
  guichet_chart_data_add_line (data, "Paie", NULL,
                               (gint64[]){ GUICHET_CHART_NONE, GUICHET_CHART_NONE, 7 });
  g_assert_cmpuint (guichet_chart_data_get_drawn (data), ==, 2);
  g_assert_cmpint (guichet_chart_data_get_sum (data, 0), ==, 5);
  g_assert_cmpint (guichet_chart_data_get_sum (data, 1), ==, GUICHET_CHART_NONE);
  g_assert_cmpint (guichet_chart_data_get_most (data), ==, 5);
  words = guichet_chart_data_describe (data);
  g_assert_cmpstr (words, ==, "Finances: 5; Paie: –.");
}

static void
assert_leeway (guint       on_time,
               guint       late,
               guint       pending,
               const char *leeway,
               const char *verdict)
{
  GuichetCompliance compliance = { .percent = 75 };
  g_autofree char *found = NULL;
  g_autofree char *said = NULL;

  compliance.tallies[GUICHET_CHANNEL_PORTAIL] = (GuichetTally){ on_time, late, pending };
  found = guichet_figures_text_leeway (&compliance, FALSE);
  said = guichet_figures_text_verdict (&compliance, FALSE);
  g_assert_cmpstr (found, ==, leeway);
  g_assert_cmpstr (said, ==, verdict);
}

static void
test_compliance_in_words (void)
{
  assert_leeway (12, 1, 1, "3 more can be late without missing the share",
                 "The promised 75 % is kept so far");
  assert_leeway (3, 1, 0, "One more late and the share is missed",
                 "The promised 75 % is kept so far");
  assert_leeway (2, 1, 0, "1 prise en charge on time is lacking",
                 "The promised 75 % is not kept so far");
  assert_leeway (0, 0, 4, "1 more can be late without missing the share",
                 "No prise en charge to judge yet");
}

static void
test_periods_in_words (void)
{
  static const struct
  {
    GuichetReportPeriod period;
    const char *text;
  } cases[] = {
    { { GUICHET_REPORT_MONTH, 20393, 20424 }, "November 2025" },
    { { GUICHET_REPORT_QUARTER, 20362, 20454 }, "Quarter 4 of 2025" },
    { { GUICHET_REPORT_YEAR, 20454, 20819 }, "2026" },
    { { GUICHET_REPORT_FREE, 20454, 20456 }, "1 Jan 2026 – 2 Jan 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = guichet_figures_text_period (&cases[i].period);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-data/values", test_values);
  g_test_add_func ("/chart-data/sums", test_sums);
  g_test_add_func ("/chart-data/compliance-in-words", test_compliance_in_words);
  g_test_add_func ("/chart-data/periods-in-words", test_periods_in_words);
  return g_test_run ();
}
