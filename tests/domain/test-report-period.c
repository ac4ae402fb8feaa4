/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-report-period.h"

static void
test_find (void)
{
  static const struct
  {
    GuichetReportKind kind;
    const char *day;
    const char *from;
    const char *to;
  } cases[] = {
    { GUICHET_REPORT_CONTRACT, "2026-11-23", "2026-03-15", "2027-03-15" },
    { GUICHET_REPORT_CONTRACT, "2026-03-14", "2025-03-15", "2026-03-15" },
    { GUICHET_REPORT_MONTH, "2026-02-28", "2026-02-01", "2026-03-01" },
    { GUICHET_REPORT_QUARTER, "2026-12-31", "2026-10-01", "2027-01-01" },
    { GUICHET_REPORT_QUARTER, "2026-04-01", "2026-04-01", "2026-07-01" },
    { GUICHET_REPORT_YEAR, "2024-02-29", "2024-01-01", "2025-01-01" },
  };
  GuichetReportPeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (guichet_report_period_find (cases[i].kind, fixture_day ("2025-03-15"), 12,
                                                 fixture_day (cases[i].day), &period));
      g_assert_cmpint (period.from, ==, fixture_day (cases[i].from));
      g_assert_cmpint (period.to, ==, fixture_day (cases[i].to));
    }
  g_assert_false (guichet_report_period_find (GUICHET_REPORT_CONTRACT, fixture_day ("2025-03-15"),
                                              12, fixture_day ("2025-03-14"), &period));
}

static void
test_step (void)
{
  GuichetDay start = fixture_day ("2025-03-15");
  GuichetReportPeriod period, next, back;

  for (GuichetReportKind kind = GUICHET_REPORT_CONTRACT; kind < GUICHET_REPORT_FREE; kind++)
    {
      g_assert_true (
        guichet_report_period_find (kind, start, 12, fixture_day ("2026-11-23"), &period));
      g_assert_true (guichet_report_period_step (&period, start, 12, 1, &next));
      g_assert_cmpint (next.from, ==, period.to);
      g_assert_true (guichet_report_period_step (&next, start, 12, -1, &back));
      g_assert_cmpint (back.from, ==, period.from);
      g_assert_cmpint (back.to, ==, period.to);
    }
  g_assert_true (guichet_report_period_find (GUICHET_REPORT_CONTRACT, start, 12, start, &period));
  g_assert_false (guichet_report_period_step (&period, start, 12, -1, &next));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-period/find", test_find);
  g_test_add_func ("/report-period/step", test_step);
  return g_test_run ();
}
