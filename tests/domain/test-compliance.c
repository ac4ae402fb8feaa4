/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-compliance.h"

#include <math.h>

static void
test_periods (void)
{
  static const struct
  {
    const char *started_on;
    const char *day;
    const char *from;
    const char *to;
    int index;
  } cases[] = {
    { "2024-03-15", "2024-03-15", "2024-03-15", "2025-03-15", 0 },
    { "2024-03-15", "2025-03-14", "2024-03-15", "2025-03-15", 0 },
    { "2024-03-15", "2025-03-15", "2025-03-15", "2026-03-15", 1 },
    { "2024-02-29", "2025-02-27", "2024-02-29", "2025-02-28", 0 },
    { "2024-02-29", "2025-02-28", "2025-02-28", "2026-02-28", 1 },
    { "2024-02-29", "2028-02-28", "2027-02-28", "2028-02-29", 3 },
    { "2024-02-29", "2028-02-29", "2028-02-29", "2029-02-28", 4 },
    { "2000-12-31", "2026-11-22", "2025-12-31", "2026-12-31", 25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GuichetPeriod period;

      g_assert_true (guichet_period_find (fixture_day (cases[i].started_on), 12,
                                          fixture_day (cases[i].day), &period));
      g_assert_cmpint (period.from, ==, fixture_day (cases[i].from));
      g_assert_cmpint (period.to, ==, fixture_day (cases[i].to));
      g_assert_cmpint (period.index, ==, cases[i].index);
    }
}

static void
test_other_lengths (void)
{
  GuichetPeriod period;

  g_assert_true (
    guichet_period_find (fixture_day ("2024-08-31"), 6, fixture_day ("2025-02-28"), &period));
  g_assert_cmpint (period.from, ==, fixture_day ("2025-02-28"));
  g_assert_cmpint (period.to, ==, fixture_day ("2025-08-31"));
}

/* Every day after the start is in one period, and periods follow each other without a hole. */
static void
test_periods_have_no_hole (void)
{
  GuichetDay start = fixture_day ("2024-02-29");
  GuichetPeriod last = { start, start, -1 };

  for (GuichetDay day = start; day < start + 10 * 366; day++)
    {
      GuichetPeriod period;

      g_assert_true (guichet_period_find (start, 12, day, &period));
      g_assert_cmpint (period.from, <=, day);
      g_assert_cmpint (period.to, >, day);
      if (period.index != last.index)
        {
          g_assert_cmpint (period.index, ==, last.index + 1);
          g_assert_cmpint (period.from, ==, last.to);
        }
      last = period;
    }
}

static void
test_before_the_start (void)
{
  GuichetPeriod period;

  g_assert_false (guichet_period_find (fixture_day ("2024-03-15"), 12, fixture_day ("2024-03-14"),
                                       &period));
}

/* The civil days are those of Paris. */
static void
test_contains (void)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();
  GuichetPeriod period;

  g_assert_true (
    guichet_period_find (fixture_day ("2026-07-01"), 12, fixture_day ("2026-07-01"), &period));
  g_assert_false (
    guichet_period_contains (&period, paris, fixture_instant ("2026-06-30T21:59:59Z")));
  g_assert_true (
    guichet_period_contains (&period, paris, fixture_instant ("2026-06-30T22:00:00Z")));
  g_assert_false (
    guichet_period_contains (&period, paris, fixture_instant ("2027-06-30T22:00:00Z")));
}

static void
test_count (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetDeadline) deadline = guichet_deadline_new (
    profile, time, GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE,
    fixture_instant ("2026-11-23T09:00:00+01:00"), &error);
  gint64 due = guichet_deadline_get_due (deadline);
  GuichetCompliance compliance = { guichet_contract_profile_get_percent (profile), { { 0 } } };
  GuichetTally tally;
  gint64 margin = 0;

  guichet_compliance_count (&compliance, GUICHET_CHANNEL_PORTAIL, deadline, due, due + 1);
  guichet_compliance_count (&compliance, GUICHET_CHANNEL_PORTAIL, deadline, due + 1, due + 2);
  guichet_compliance_count (&compliance, GUICHET_CHANNEL_PORTAIL, deadline, 0, due);
  guichet_compliance_count (&compliance, GUICHET_CHANNEL_PORTAIL, deadline, 0, due + 1);
  guichet_compliance_count (&compliance, GUICHET_CHANNEL_TELEPHONE, deadline, due, due);
  tally = guichet_compliance_get_tally (&compliance, FALSE);
  g_assert_cmpuint (tally.on_time, ==, 1);
  g_assert_cmpuint (tally.late, ==, 2);
  g_assert_cmpuint (tally.pending, ==, 1);
  g_assert_cmpuint (guichet_compliance_get_tally (&compliance, TRUE).on_time, ==, 2);

  g_assert_true (guichet_compliance_get_margin (time, deadline, due - 90 * GUICHET_MINUTE_MS,
                                                &margin, &error));
  g_assert_cmpint (margin, ==, 30 * GUICHET_MINUTE_MS);
  g_assert_true (guichet_compliance_get_margin (time, deadline, due + 90 * GUICHET_MINUTE_MS,
                                                &margin, &error));
  g_assert_cmpint (margin, ==, -90 * GUICHET_MINUTE_MS);
}

static void
test_rate (void)
{
  static const struct
  {
    GuichetTally tally;
    double rate;
    gboolean kept;
    int leeway;
  } cases[] = {
    { { 3, 1, 0 }, 0.75, TRUE, 0 },   { { 74, 26, 0 }, 0.74, FALSE, -4 },
    { { 3, 0, 0 }, 1, TRUE, 1 },      { { 4, 0, 0 }, 1, TRUE, 1 },
    { { 6, 0, 0 }, 1, TRUE, 2 },      { { 0, 1, 0 }, 0, FALSE, -3 },
    { { 0, 1, 3 }, 0, FALSE, 0 },     { { 0, 1, 7 }, 0, FALSE, 1 },
    { { 90, 10, 0 }, 0.9, TRUE, 20 }, { { 90, 10, 4 }, 0.9, TRUE, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GuichetCompliance compliance = { 75, { cases[i].tally } };

      g_assert_cmpfloat_with_epsilon (guichet_compliance_get_rate (&compliance, FALSE),
                                      cases[i].rate, 1e-9);
      g_assert_cmpint (guichet_compliance_is_kept (&compliance, FALSE), ==, cases[i].kept);
      g_assert_cmpint (guichet_compliance_get_leeway (&compliance, FALSE), ==, cases[i].leeway);
    }
}

static void
test_nothing_judged (void)
{
  GuichetCompliance compliance = { 75, { { 0, 0, 2 } } };

  g_assert_true (isnan (guichet_compliance_get_rate (&compliance, FALSE)));
  g_assert_true (guichet_compliance_is_kept (&compliance, FALSE));
}

/* Whether @late more late ones, taken from what is pending first, leave the share kept. */
static gboolean
is_kept_with (GuichetTally tally,
              guint        late,
              guint        on_time)
{
  guint of_pending = MIN (late, tally.pending);
  GuichetCompliance compliance = { 75, { { 0 } } };

  compliance.tallies[0].on_time = tally.on_time + tally.pending - of_pending + on_time;
  compliance.tallies[0].late = tally.late + late;
  return guichet_compliance_is_kept (&compliance, FALSE);
}

/* The leeway is the most, or the least that lacks, by trying them all. */
static void
test_leeway_by_trial (void)
{
  for (int i = 0; i < 5000; i++)
    {
      GuichetTally tally = { (guint) g_test_rand_int_range (0, 60),
                             (guint) g_test_rand_int_range (0, 25),
                             (guint) g_test_rand_int_range (0, 12) };
      GuichetCompliance compliance = { 75, { tally } };
      int leeway = guichet_compliance_get_leeway (&compliance, FALSE);

      if (leeway >= 0)
        {
          g_assert_true (is_kept_with (tally, (guint) leeway, 0));
          g_assert_false (is_kept_with (tally, (guint) leeway + 1, 0));
        }
      else
        {
          g_assert_true (is_kept_with (tally, 0, (guint) -leeway));
          g_assert_false (is_kept_with (tally, 0, (guint) -leeway - 1));
        }
    }
}

/* Half of the period has passed with 40 Demandes: 80 are to be expected, of which 20 may be
 * late. */
static void
test_projection (void)
{
  GuichetCompliance compliance = { .percent = 75 };
  guint expected = 0;

  compliance.tallies[GUICHET_CHANNEL_PORTAIL] = (GuichetTally){ 30, 4, 6 };
  compliance.tallies[GUICHET_CHANNEL_TELEPHONE] = (GuichetTally){ 0, 10, 0 };
  g_assert_cmpint (guichet_compliance_project (&compliance, FALSE, 182, 364, &expected), ==, 16);
  g_assert_cmpuint (expected, ==, 80);
  g_assert_cmpint (guichet_compliance_project (&compliance, TRUE, 364, 364, &expected), ==, -2);
  g_assert_cmpuint (expected, ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compliance/periods", test_periods);
  g_test_add_func ("/compliance/periods-have-no-hole", test_periods_have_no_hole);
  g_test_add_func ("/compliance/other-lengths", test_other_lengths);
  g_test_add_func ("/compliance/before-the-start", test_before_the_start);
  g_test_add_func ("/compliance/contains", test_contains);
  g_test_add_func ("/compliance/count", test_count);
  g_test_add_func ("/compliance/rate", test_rate);
  g_test_add_func ("/compliance/nothing-judged", test_nothing_judged);
  g_test_add_func ("/compliance/leeway-by-trial", test_leeway_by_trial);
  g_test_add_func ("/compliance/projection", test_projection);
  return g_test_run ();
}
