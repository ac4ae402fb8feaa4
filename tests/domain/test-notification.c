/* test-notification.c - what a person is to be told of, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification.h"

#include "rules-fixture.h"

#define ID "11111111-1111-4111-8111-111111111111"
#define EVENT "22222222-2222-4222-8222-222222222222"
#define EVERYTHING ((1u << GUICHET_N_NOTIFICATION_KINDS) - 1)

/* 19:00 to 7:30 in Paris. */
static void
make_rule (GuichetNotificationRule *rule)
{
  *rule = (GuichetNotificationRule){
    .kinds = EVERYTHING,
    .leads = { 4 * GUICHET_HOUR_MS, 2 * GUICHET_HOUR_MS, 24 * GUICHET_HOUR_MS,
               48 * GUICHET_HOUR_MS },
    .since = fixture_instant ("2026-11-01T00:00:00+01:00"),
    .is_quiet = TRUE,
    .quiet_from = 19 * 60,
    .quiet_to = 7 * 60 + 30,
    .zone = fixture_paris (),
  };
}

static GuichetDemande *
make_demande (const char         *status,
              GuichetCriticality  proposed,
              GuichetCriticality  retained,
              gboolean            unread)
{
  GuichetDemande *demande = guichet_demande_new (ID);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, status);
  guichet_demande_set_criticality_proposed (demande, proposed);
  guichet_demande_set_criticality (demande, retained);
  guichet_demande_set_unread (demande, unread);
  return demande;
}

static GuichetDeadline *
make_deadline (GuichetDeadlineKind  kind,
               GuichetCriticality   level,
               const char          *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  GuichetDeadline *deadline =
    guichet_deadline_new (profile, time, kind, level, fixture_instant (from), &error);

  g_assert_no_error (error);
  return deadline;
}

/* The keys of what is due, joined. */
static char *
list (const GuichetNotificationRule    *rule,
      const GuichetNotificationSubject *subject,
      const char                       *now)
{
  g_autoptr (GPtrArray) due =
    guichet_notification_rule_list_due (rule, subject, fixture_instant (now));
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < due->len; i++)
    {
      GuichetNotification *one = g_ptr_array_index (due, i);

      g_assert_true (one->demande == subject->demande);
      g_ptr_array_add (keys, one->key);
    }
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" ", (char **) keys->pdata);
}

static void
test_events (void)
{
  static const struct
  {
    const char *word;
    const char *side;
    gboolean unread;
    const char *at;
    guint kinds;
    const char *now;
    int kind;
  } cases[] = {
    { "qualifiee", "service", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", GUICHET_NOTIFICATION_NEWS },
    { "message", "service", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", GUICHET_NOTIFICATION_NEWS },
    { "attente_client", "service", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", GUICHET_NOTIFICATION_ANSWER },
    { "livree", "service", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", GUICHET_NOTIFICATION_DELIVERY },
    { "a-word-of-tomorrow", "service", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", GUICHET_NOTIFICATION_NEWS },
    /* Read already, ours, history, not wanted, or quiet. */
    { "livree", "service", FALSE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", -1 },
    { "message", "client", TRUE, "2026-11-23T09:00:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", -1 },
    { "livree", "service", TRUE, "2026-10-31T23:59:00+01:00", EVERYTHING,
      "2026-11-23T09:01:00+01:00", -1 },
    { "livree", "service", TRUE, "2026-11-23T09:00:00+01:00",
      EVERYTHING & ~(1u << GUICHET_NOTIFICATION_DELIVERY), "2026-11-23T09:01:00+01:00", -1 },
    { "livree", "service", TRUE, "2026-11-23T18:59:00+01:00", EVERYTHING,
      "2026-11-23T19:00:00+01:00", -1 },
    { "livree", "service", TRUE, "2026-11-23T18:59:00+01:00", EVERYTHING,
      "2026-11-24T07:29:59+01:00", -1 },
    { "livree", "service", TRUE, "2026-11-23T18:59:00+01:00", EVERYTHING,
      "2026-11-24T07:30:00+01:00", GUICHET_NOTIFICATION_DELIVERY },
  };
  GuichetNotificationRule rule;

  make_rule (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetDemande) demande = make_demande (
        "qualifiee", GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_NONE, cases[i].unread);
      const GuichetEventFields latest = { .id = EVENT, .kind = cases[i].word,
                                          .side = cases[i].side,
                                          .at = fixture_instant (cases[i].at) };
      const GuichetNotificationSubject subject = { .demande = demande, .latest = &latest };
      g_autoptr (GPtrArray) due = NULL;

      rule.kinds = cases[i].kinds;
      due = guichet_notification_rule_list_due (&rule, &subject, fixture_instant (cases[i].now));
      g_assert_cmpuint (due->len, ==, cases[i].kind >= 0 ? 1 : 0);
      if (due->len > 0)
        {
          GuichetNotification *one = g_ptr_array_index (due, 0);

          g_assert_cmpint (one->kind, ==, cases[i].kind);
          g_assert_cmpstr (one->key, ==, "event:" EVENT);
        }
    }
  g_time_zone_unref (rule.zone);
}

static void
test_refusal (void)
{
  g_autoptr (GuichetDemande) demande =
    make_demande ("", GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_NONE, FALSE);
  GuichetNotificationSubject subject = { .demande = demande, .refused_id = ID,
                                         .refused_attempts = 1 };
  GuichetNotificationRule rule;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *unwanted = NULL;

  make_rule (&rule);
  first = list (&rule, &subject, "2026-11-23T09:00:00+01:00");
  subject.refused_attempts = 2;
  second = list (&rule, &subject, "2026-11-23T09:00:00+01:00");
  rule.kinds &= ~(1u << GUICHET_NOTIFICATION_REFUSAL);
  unwanted = list (&rule, &subject, "2026-11-23T09:00:00+01:00");
  g_assert_cmpstr (first, ==, "refused:" ID ":1");
  g_assert_cmpstr (second, ==, "refused:" ID ":2");
  g_assert_cmpstr (unwanted, ==, "");
  g_time_zone_unref (rule.zone);
}

typedef struct
{
  GuichetDeadlineKind kind;
  GuichetCriticality proposed;
  GuichetCriticality retained;
  const char *from;
  const char *status;
  const char *not_yet;
  const char *due;
} DeadlineCase;

static const DeadlineCase deadlines[] = {
  /* Due on Tuesday at 14:02: with four, two, 24 and 48 hours of lead. */
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_NONE,
    "2026-11-23T14:02:00+01:00", "enregistree", "2026-11-24T10:01:59+01:00",
    "2026-11-24T10:02:00+01:00" },
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_BLOQUANTE, GUICHET_CRITICALITY_NONE,
    "2026-11-23T14:02:00+01:00", "enregistree", "2026-11-24T12:01:59+01:00",
    "2026-11-24T12:02:00+01:00" },
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_BLOQUANTE, GUICHET_CRITICALITY_MAJEURE,
    "2026-11-23T14:02:00+01:00", "enregistree", "2026-11-23T14:01:59+01:00",
    "2026-11-23T14:02:00+01:00" },
  /* Due on Wednesday at 9:30: the two hours begin within quiet hours and are told after them. */
  { GUICHET_DEADLINE_PLAN_ACTION, GUICHET_CRITICALITY_BLOQUANTE, GUICHET_CRITICALITY_BLOQUANTE,
    "2026-11-23T14:30:00+01:00", "qualifiee", "2026-11-25T07:29:59+01:00",
    "2026-11-25T07:30:00+01:00" },
  /* Ours, due at midnight: two hours before is quiet until after it, so before the quiet. */
  { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_BLOQUANTE,
    "2026-11-20T10:00:00+01:00", "livree", "2026-11-25T18:58:59+01:00",
    "2026-11-25T18:59:00+01:00" },
  /* A level that is due over a weekend is told of on its lead all the same. */
  { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_MAJEURE,
    "2026-11-19T10:00:00+01:00", "qualifiee", "2026-11-26T23:00:00+01:00",
    "2026-11-27T08:00:00+01:00" },
  /* Late while the computer was off: told when it is back. */
  { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_MAJEURE,
    "2026-11-19T10:00:00+01:00", "qualifiee", "2026-11-19T10:00:00+01:00",
    "2026-12-01T09:00:00+01:00" },
};

static void
test_deadlines (void)
{
  GuichetNotificationRule rule;

  make_rule (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    {
      const DeadlineCase *one = &deadlines[i];
      g_autoptr (GuichetDemande) demande =
        make_demande (one->status, one->proposed, one->retained, FALSE);
      g_autoptr (GuichetDeadline) deadline =
        make_deadline (one->kind,
                       one->retained ? one->retained : one->proposed, one->from);
      const GuichetStep step = { .deadline = deadline, .pending = TRUE };
      const GuichetNotificationSubject subject = { .demande = demande, .next = &step };
      g_autofree char *before = list (&rule, &subject, one->not_yet);
      g_autofree char *after = list (&rule, &subject, one->due);

      g_test_message ("%u", i);
      g_assert_cmpstr (before, ==, "");
      g_assert_true (g_str_has_prefix (after, "due:" ID ":"));
    }
  g_time_zone_unref (rule.zone);
}

/* While our answer is awaited, once it is done, or where no delay is promised. */
static void
test_no_clock (void)
{
  g_autoptr (GuichetDemande) awaited = make_demande ("attente_client", GUICHET_CRITICALITY_NONE,
                                                     GUICHET_CRITICALITY_MAJEURE, FALSE);
  g_autoptr (GuichetDemande) other = make_demande ("qualifiee", GUICHET_CRITICALITY_NONE,
                                                   GUICHET_CRITICALITY_MAJEURE, FALSE);
  g_autoptr (GuichetDeadline) deadline =
    make_deadline (GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE,
                   "2026-11-19T10:00:00+01:00");
  g_autoptr (GuichetDeadline) none =
    make_deadline (GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MINEURE,
                   "2026-11-19T10:00:00+01:00");
  g_autoptr (GuichetDeadline) old =
    make_deadline (GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE,
                   "2026-06-19T10:00:00+02:00");
  const GuichetStep pending = { .deadline = deadline, .pending = TRUE };
  const GuichetStep done = { .deadline = deadline, .done_at = 1 };
  const GuichetStep unpromised = { .deadline = none, .pending = TRUE };
  const GuichetStep history = { .deadline = old, .pending = TRUE };
  const GuichetNotificationSubject subjects[] = {
    { .demande = awaited, .next = &pending },
    { .demande = other, .next = &done },
    { .demande = other, .next = &unpromised },
    { .demande = other, .next = &history },
    { .demande = other },
  };
  GuichetNotificationRule rule;

  make_rule (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *keys = list (&rule, &subjects[i], "2026-11-27T10:00:00+01:00");

      g_assert_cmpstr (keys, ==, "");
    }
  g_time_zone_unref (rule.zone);
}

static void
test_quiet_hours (void)
{
  static const struct
  {
    int from;
    int to;
    const char *now;
    gboolean quiet;
  } cases[] = {
    { 19 * 60, 450, "2026-11-23T18:59:59+01:00", FALSE },
    { 19 * 60, 450, "2026-11-23T19:00:00+01:00", TRUE },
    { 19 * 60, 450, "2026-11-24T00:00:00+01:00", TRUE },
    { 19 * 60, 450, "2026-11-24T07:30:00+01:00", FALSE },
    { 12 * 60, 14 * 60, "2026-11-24T11:59:00+01:00", FALSE },
    { 12 * 60, 14 * 60, "2026-11-24T13:59:00+01:00", TRUE },
    { 12 * 60, 14 * 60, "2026-11-24T14:00:00+01:00", FALSE },
    { 8 * 60, 8 * 60, "2026-11-24T08:00:00+01:00", FALSE },
    /* The nights when the clocks change. */
    { 19 * 60, 450, "2026-03-29T07:29:00+02:00", TRUE },
    { 19 * 60, 450, "2026-03-29T07:30:00+02:00", FALSE },
    { 19 * 60, 450, "2026-10-25T07:29:00+01:00", TRUE },
    { 19 * 60, 450, "2026-10-25T07:30:00+01:00", FALSE },
  };
  GuichetNotificationRule rule;

  make_rule (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rule.quiet_from = cases[i].from;
      rule.quiet_to = cases[i].to;
      rule.is_quiet = TRUE;
      g_assert_cmpint (guichet_notification_rule_is_quiet (&rule, fixture_instant (cases[i].now)),
                       ==, cases[i].quiet);
      rule.is_quiet = FALSE;
      g_assert_false (guichet_notification_rule_is_quiet (&rule, fixture_instant (cases[i].now)));
    }
  g_time_zone_unref (rule.zone);
}

/* Due at its minute, missed half an hour later, nothing at night nor once it came. */
static void
test_calls (void)
{
  static const struct
  {
    const char *now;
    const char *start; /* of the key; NULL for nothing */
  } steps[] = {
    { "2026-11-23T16:29:59+01:00", NULL },
    { "2026-11-23T16:30:00+01:00", "callback:" },
    { "2026-11-23T16:59:59+01:00", "callback:" },
    { "2026-11-23T17:00:00+01:00", "missed:" },
    { "2026-11-23T23:00:00+01:00", NULL },
    { "2026-11-24T08:00:00+01:00", "missed:" },
  };
  g_autoptr (GuichetCall) call =
    guichet_call_new (NULL, "", "Marie", fixture_instant ("2026-11-23T10:00:00+01:00"), "",
                      fixture_instant ("2026-11-23T16:30:00+01:00"));
  GuichetNotificationRule rule;

  make_rule (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GuichetNotification) one =
        guichet_notification_rule_follow_call (&rule, call, NULL, fixture_instant (steps[i].now));

      g_assert_true ((one != NULL) == (steps[i].start != NULL));
      g_assert_true (!one || g_str_has_prefix (one->key, steps[i].start));
    }
  call->done_at = fixture_instant ("2026-11-23T16:40:00+01:00");
  g_assert_null (guichet_notification_rule_follow_call (
    &rule, call, NULL, fixture_instant ("2026-11-24T08:00:00+01:00")));
  call->done_at = 0;
  rule.kinds = 1u << GUICHET_NOTIFICATION_NEWS;
  g_assert_null (guichet_notification_rule_follow_call (
    &rule, call, NULL, fixture_instant ("2026-11-24T08:00:00+01:00")));
  g_time_zone_unref (rule.zone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification/events", test_events);
  g_test_add_func ("/notification/refusal", test_refusal);
  g_test_add_func ("/notification/deadlines", test_deadlines);
  g_test_add_func ("/notification/calls", test_calls);
  g_test_add_func ("/notification/no-clock", test_no_clock);
  g_test_add_func ("/notification/quiet-hours", test_quiet_hours);
  return g_test_run ();
}
