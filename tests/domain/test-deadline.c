/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-deadline.h"

static GuichetDeadline *
make (const char          *opening,
      GuichetDeadlineKind  kind,
      GuichetCriticality   criticality,
      const char          *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (opening, GUICHET_HOLIDAYS_NATIONAL);
  GuichetDeadline *deadline =
    guichet_deadline_new (profile, time, kind, criticality, fixture_instant (from), &error);

  g_assert_no_error (error);
  return deadline;
}

static void
test_table (void)
{
  static const struct
  {
    GuichetDeadlineKind kind;
    GuichetCriticality criticality;
    const char *from;
    const char *due;
    GuichetOwner owner;
  } cases[] = {
    { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE, "2026-05-07T17:45:00+02:00",
      "2026-05-11T17:30:00+02:00", GUICHET_OWNER_SERVICE },
    { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_MINEURE, "2026-11-23T14:02:00+01:00",
      "2026-11-24T14:02:00+01:00", GUICHET_OWNER_SERVICE },
    { GUICHET_DEADLINE_PLAN_ACTION, GUICHET_CRITICALITY_BLOQUANTE, "2026-11-23T14:30:00+01:00",
      "2026-11-25T09:30:00+01:00", GUICHET_OWNER_SERVICE },
    { GUICHET_DEADLINE_PLAN_ACTION, GUICHET_CRITICALITY_MAJEURE, "2026-11-23T14:30:00+01:00", NULL,
      GUICHET_OWNER_NONE },
    { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE, "2026-11-19T10:00:00+01:00",
      "2026-11-28T00:00:00+01:00", GUICHET_OWNER_SERVICE },
    { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_BLOQUANTE, "2026-11-19T10:00:00+01:00",
      NULL, GUICHET_OWNER_NONE },
    { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MINEURE, "2026-11-19T10:00:00+01:00", NULL,
      GUICHET_OWNER_NONE },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_BLOQUANTE, "2026-11-20T10:00:00+01:00",
      "2026-11-26T00:00:00+01:00", GUICHET_OWNER_CLIENT },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_MAJEURE, "2026-11-20T10:00:00+01:00",
      "2026-11-26T00:00:00+01:00", GUICHET_OWNER_CLIENT },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_MINEURE, "2026-11-20T10:00:00+01:00", NULL,
      GUICHET_OWNER_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetDeadline) deadline =
        make (FIXTURE_USUAL, cases[i].kind, cases[i].criticality, cases[i].from);

      g_assert_cmpint (guichet_deadline_get_owner (deadline), ==, cases[i].owner);
      g_assert_cmpint (guichet_deadline_get_clock (deadline), ==,
                       cases[i].due ? GUICHET_DEADLINE_CLOCK_RUNNING
                                    : GUICHET_DEADLINE_CLOCK_NONE);
      if (cases[i].due)
        fixture_assert_instant (guichet_deadline_get_due (deadline), cases[i].due);
      else
        g_assert_cmpint (guichet_deadline_get_due (deadline), ==, 0);
    }
}

static void
test_no_clock (void)
{
  g_autoptr (GuichetDeadline) deadline =
    make (NULL, GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_BLOQUANTE,
          "2026-11-19T10:00:00+01:00");

  g_assert_cmpuint (guichet_deadline_get_counted (deadline), ==, 0);
  g_assert_cmpuint (guichet_deadline_get_spans (deadline)->len, ==, 0);
  g_assert_false (guichet_deadline_is_late (deadline, G_MAXINT64));
  g_assert_cmpint (guichet_deadline_get_remaining (deadline, 0), ==, 0);
  for (guint number = 1; number <= GUICHET_N_HYPOTHESES; number++)
    g_assert_false (guichet_deadline_uses_hypothesis (deadline, number));
}

/* H2: days are kept before the due instant, hours at it too. */
static void
test_late (void)
{
  g_autoptr (GuichetDeadline) hours = make (FIXTURE_USUAL, GUICHET_DEADLINE_PRISE_EN_CHARGE,
                                            GUICHET_CRITICALITY_NONE, "2026-11-23T14:02:00+01:00");
  g_autoptr (GuichetDeadline) days = make (FIXTURE_USUAL, GUICHET_DEADLINE_VALIDATION,
                                           GUICHET_CRITICALITY_MAJEURE,
                                           "2026-11-20T10:00:00+01:00");
  gint64 hours_due = guichet_deadline_get_due (hours);
  gint64 days_due = guichet_deadline_get_due (days);

  g_assert_true (guichet_deadline_is_kept_at (hours, hours_due));
  g_assert_true (guichet_deadline_is_late (hours, hours_due + 1));
  g_assert_true (guichet_deadline_is_kept_at (days, days_due - 1));
  g_assert_true (guichet_deadline_is_late (days, days_due));
}

static void
test_remaining_hours (void)
{
  static const struct
  {
    const char *now;
    int minutes;
  } cases[] = {
    { "2026-11-23T10:00:00+01:00", 480 }, { "2026-11-23T14:02:00+01:00", 480 },
    { "2026-11-23T17:00:00+01:00", 302 }, { "2026-11-23T22:00:00+01:00", 272 },
    { "2026-11-24T13:00:00+01:00", 32 },  { "2026-11-24T14:02:00+01:00", 0 },
    { "2026-12-24T14:02:00+01:00", 0 },
  };
  g_autoptr (GuichetDeadline) deadline =
    make (FIXTURE_USUAL, GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE,
          "2026-11-23T14:02:00+01:00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (guichet_deadline_get_remaining (deadline, fixture_instant (cases[i].now)), ==,
                     cases[i].minutes * GUICHET_MINUTE_MS);
  g_assert_cmpuint (guichet_deadline_get_remaining_days (deadline, 0), ==, 0);
}

static void
test_remaining_days (void)
{
  static const struct
  {
    const char *now;
    guint n_days;
  } cases[] = {
    { "2026-11-19T10:00:00+01:00", 6 }, { "2026-11-20T00:00:00+01:00", 5 },
    { "2026-11-21T12:00:00+01:00", 5 }, { "2026-11-22T23:59:59+01:00", 5 },
    { "2026-11-23T23:59:59+01:00", 4 }, { "2026-11-24T00:00:00+01:00", 3 },
    { "2026-11-27T00:00:00+01:00", 0 }, { "2026-11-28T00:00:00+01:00", 0 },
  };
  g_autoptr (GuichetDeadline) deadline = make (NULL, GUICHET_DEADLINE_CORRECTION,
                                               GUICHET_CRITICALITY_MAJEURE,
                                               "2026-11-19T10:00:00+01:00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (
      guichet_deadline_get_remaining_days (deadline, fixture_instant (cases[i].now)), ==,
      cases[i].n_days);
  g_assert_cmpint (guichet_deadline_get_remaining (deadline, 0), ==, 0);
}

static void
test_last_day (void)
{
  g_autoptr (GuichetDeadline) days = make (NULL, GUICHET_DEADLINE_CORRECTION,
                                           GUICHET_CRITICALITY_MAJEURE,
                                           "2026-11-19T10:00:00+01:00");
  g_autoptr (GuichetDeadline) hours = make (FIXTURE_USUAL, GUICHET_DEADLINE_PRISE_EN_CHARGE,
                                            GUICHET_CRITICALITY_NONE, "2026-11-23T14:02:00+01:00");

  g_assert_cmpint (guichet_deadline_get_last_day (days), ==, fixture_day ("2026-11-27"));
  g_assert_cmpint (guichet_deadline_get_last_day (hours), ==, fixture_day ("2026-11-24"));
}

static void
test_hypotheses (void)
{
  static const struct
  {
    GuichetDeadlineKind kind;
    GuichetCriticality criticality;
    const char *from;
    const char *used;
  } cases[] = {
    { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE, "2026-11-23T14:00:00+01:00",
      " 3 4 5 7 9" },
    { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE, "2026-11-22T14:00:00+01:00",
      " 1 3 4 5 7 9" },
    { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE, "2026-11-22T14:00:00+01:00",
      " 2 4 5" },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_MAJEURE, "2026-11-22T14:00:00+01:00",
      " 2 4 5 8" },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_BLOQUANTE, "2026-11-22T14:00:00+01:00",
      " 2 4 5 8 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetDeadline) deadline =
        make (FIXTURE_USUAL, cases[i].kind, cases[i].criticality, cases[i].from);
      g_autoptr (GString) used = g_string_new (NULL);

      for (guint number = 1; number <= GUICHET_N_HYPOTHESES; number++)
        if (guichet_deadline_uses_hypothesis (deadline, number))
          g_string_append_printf (used, " %u", number);
      g_assert_cmpstr (used->str, ==, cases[i].used);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/table", test_table);
  g_test_add_func ("/deadline/no-clock", test_no_clock);
  g_test_add_func ("/deadline/late", test_late);
  g_test_add_func ("/deadline/remaining-hours", test_remaining_hours);
  g_test_add_func ("/deadline/remaining-days", test_remaining_days);
  g_test_add_func ("/deadline/last-day", test_last_day);
  g_test_add_func ("/deadline/hypotheses", test_hypotheses);
  return g_test_run ();
}
