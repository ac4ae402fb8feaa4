/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-demande-state.h"

#define T0 "2026-11-16T09:00:00+01:00" /* a Monday */

/* A story is words "KIND[:DETAIL][=STATUS][@DAY/HH:MM]" of November 2026; `reply` is a message of
 * the service, `message` one of ours; DETAIL is a level or `workaround`. Without a time, each
 * event comes an hour after the last. */
static GuichetEvent *
tell_event (const char *word,
            gint64     *at)
{
  g_autofree char *kind = g_strndup (word, strcspn (word, ":=@"));
  const char *detail = strchr (word, ':');
  const char *status = strchr (word, '=');
  const char *when = strchr (word, '@');
  g_autofree char *detail_word = detail && (!when || detail < when)
                                   ? g_strndup (detail + 1, strcspn (detail + 1, "=@"))
                                   : NULL;
  g_autofree char *status_word = status ? g_strndup (status + 1, strcspn (status + 1, "@")) : NULL;
  gboolean reply = g_str_equal (kind, "reply");
  gboolean ours = g_str_equal (kind, "message") || g_str_equal (kind, "validee")
                  || g_str_equal (kind, "refusee") || g_str_equal (kind, "enregistree");
  GuichetEventFields fields = { 0 };

  *at += GUICHET_HOUR_MS;
  if (when)
    {
      g_autofree char *text =
        g_strdup_printf ("2026-11-%.2sT%.5s:00+01:00", when + 1, when + 4);

      *at = fixture_instant (text);
    }
  fields.id = "e";
  fields.demande_id = "d";
  fields.at = *at;
  fields.kind = reply ? "message" : kind;
  fields.side = ours ? "client" : "service";
  fields.status = status_word;
  fields.criticality = guichet_criticality_from_word (detail_word);
  fields.delivered = g_str_equal (kind, "livree") ? (detail_word ? detail_word : "correction")
                                                  : NULL;
  return guichet_event_new (&fields);
}

static GuichetDemandeState *
tell (const char *story)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (story, " ", -1);
  gint64 at = fixture_instant (T0) - GUICHET_HOUR_MS;

  for (guint i = 0; words[i] && *words[i]; i++)
    g_ptr_array_add (events, tell_event (words[i], &at));
  return guichet_demande_state_new (*story ? fixture_instant (T0) : 0, events);
}

static void
test_phases (void)
{
  static const struct
  {
    const char *story;
    GuichetStatus status;
    GuichetPhase phase;
  } cases[] = {
    { "", GUICHET_STATUS_NONE, GUICHET_PHASE_NONE },
    { "enregistree", GUICHET_STATUS_ENREGISTREE, GUICHET_PHASE_RECORDED },
    { "enregistree message", GUICHET_STATUS_ENREGISTREE, GUICHET_PHASE_RECORDED },
    { "enregistree reply", GUICHET_STATUS_ENREGISTREE, GUICHET_PHASE_QUALIFICATION },
    { "enregistree prise_en_charge", GUICHET_STATUS_PRISE_EN_CHARGE,
      GUICHET_PHASE_QUALIFICATION },
    { "enregistree prise_en_charge attente_client", GUICHET_STATUS_ATTENTE_CLIENT,
      GUICHET_PHASE_QUALIFICATION },
    { "enregistree prise_en_charge attente_client message=prise_en_charge",
      GUICHET_STATUS_PRISE_EN_CHARGE, GUICHET_PHASE_QUALIFICATION },
    { "enregistree prise_en_charge non_reproduite", GUICHET_STATUS_NON_REPRODUITE,
      GUICHET_PHASE_NOT_REPRODUCED },
    { "enregistree prise_en_charge non_reproduite qualifiee:majeure", GUICHET_STATUS_QUALIFIEE,
      GUICHET_PHASE_CORRECTION },
    { "enregistree prise_en_charge qualifiee:bloquante", GUICHET_STATUS_QUALIFIEE,
      GUICHET_PHASE_PLAN },
    { "enregistree prise_en_charge qualifiee:bloquante attente_tiers",
      GUICHET_STATUS_ATTENTE_TIERS, GUICHET_PHASE_PLAN },
    { "enregistree prise_en_charge qualifiee:bloquante plan_fourni", GUICHET_STATUS_PLAN_FOURNI,
      GUICHET_PHASE_CORRECTION },
    { "enregistree prise_en_charge qualifiee:mineure", GUICHET_STATUS_QUALIFIEE,
      GUICHET_PHASE_CORRECTION },
    { "enregistree prise_en_charge qualifiee:majeure livree", GUICHET_STATUS_LIVREE,
      GUICHET_PHASE_VALIDATION },
    { "enregistree prise_en_charge qualifiee:majeure livree refusee", GUICHET_STATUS_REFUSEE,
      GUICHET_PHASE_CORRECTION },
    { "enregistree prise_en_charge qualifiee:majeure livree refusee livree validee close message",
      GUICHET_STATUS_CLOSE, GUICHET_PHASE_ENDED },
    { "enregistree hors_perimetre", GUICHET_STATUS_HORS_PERIMETRE, GUICHET_PHASE_ENDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetDemandeState) state = tell (cases[i].story);

      g_test_message ("%s", cases[i].story);
      g_assert_cmpint (guichet_demande_state_get_status (state), ==, cases[i].status);
      g_assert_cmpint (guichet_demande_state_get_phase (state), ==, cases[i].phase);
      g_assert_cmpuint (guichet_demande_state_get_faults (state)->len, ==, 0);
    }
}

/* The table whole: after each story, the kinds that may follow and no other. */
static void
test_every_transition (void)
{
#define OPEN "qualifiee non_reproduite attente_client attente_tiers hors_perimetre close"
  static const struct
  {
    const char *story;
    const char *allowed;
  } cases[] = {
    { "enregistree", "prise_en_charge " OPEN },
    { "enregistree prise_en_charge", OPEN },
    { "enregistree prise_en_charge attente_client", OPEN },
    { "enregistree attente_tiers", "prise_en_charge " OPEN },
    { "enregistree non_reproduite", OPEN },
    { "enregistree qualifiee:majeure", "plan_fourni livree " OPEN },
    { "enregistree qualifiee:majeure attente_tiers", "plan_fourni livree " OPEN },
    { "enregistree qualifiee:bloquante plan_fourni", "plan_fourni livree " OPEN },
    { "enregistree qualifiee:majeure livree", "livree validee refusee close" },
    { "enregistree qualifiee:majeure livree validee", "close" },
    { "enregistree qualifiee:majeure livree refusee", "plan_fourni livree " OPEN },
    { "enregistree hors_perimetre", "close" },
    { "enregistree close", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) allowed = g_strsplit (cases[i].allowed, " ", -1);

      for (int kind = GUICHET_STATUS_ENREGISTREE; kind <= GUICHET_STATUS_CLOSE; kind++)
        {
          const char *word = guichet_status_to_word ((GuichetStatus) kind);
          g_autofree char *story = g_strconcat (cases[i].story, " ", word, NULL);
          g_autoptr (GuichetDemandeState) state = tell (story);

          g_test_message ("%s", story);
          g_assert_cmpuint (guichet_demande_state_get_faults (state)->len, ==,
                            g_strv_contains ((const char *const *) allowed, word) ? 0 : 1);
          /* Foreseen or not, it is applied: the status is the service's to say. */
          g_assert_cmpint (guichet_demande_state_get_status (state), ==, kind);
        }
    }
}

static void
test_faults (void)
{
  g_autoptr (GuichetDemandeState) state =
    tell ("enregistree telepathie prise_en_charge=en_orbite livree message=close");
  const GArray *faults = guichet_demande_state_get_faults (state);
  static const GuichetEventFault expected[] = {
    { 1, GUICHET_FAULT_UNKNOWN, GUICHET_STATUS_ENREGISTREE },
    { 2, GUICHET_FAULT_UNKNOWN, GUICHET_STATUS_UNKNOWN },
    { 3, GUICHET_FAULT_IMPOSSIBLE, GUICHET_STATUS_UNKNOWN },
    { 4, GUICHET_FAULT_IMPOSSIBLE, GUICHET_STATUS_LIVREE },
  };

  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < faults->len; i++)
    {
      const GuichetEventFault *fault = &g_array_index (faults, GuichetEventFault, i);

      g_assert_cmpuint (fault->index, ==, expected[i].index);
      g_assert_cmpint (fault->fault, ==, expected[i].fault);
      g_assert_cmpint (fault->before, ==, expected[i].before);
    }
}

/* Steps as "kind due done pending", days and hours of November. */
static void
assert_steps (const char *story,
              const char *expected,
              const char *next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) paris = fixture_paris ();
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetDemandeState) state = tell (story);
  g_autoptr (GPtrArray) steps =
    guichet_demande_state_list_steps (state, profile, time, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const GuichetStep *found;

  g_test_message ("%s", story);
  g_assert_no_error (error);
  for (guint i = 0; i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);
      g_autofree char *due =
        guichet_zone_format_instant (paris, guichet_deadline_get_due (step->deadline));
      g_autofree char *done = guichet_zone_format_instant (paris, step->done_at);
      gboolean clock =
        guichet_deadline_get_clock (step->deadline) == GUICHET_DEADLINE_CLOCK_RUNNING;

      g_string_append_printf (
        text, "%s%s due %.8s, %s %.8s", i ? "; " : "",
        guichet_deadline_kind_to_word (guichet_deadline_get_kind (step->deadline)),
        clock ? due + 8 : "never", step->done_at ? "done" : step->pending ? "pending" : "void",
        step->done_at ? done + 8 : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
  found = guichet_steps_find_next (steps);
  g_assert_cmpstr (
    found ? guichet_deadline_kind_to_word (guichet_deadline_get_kind (found->deadline)) : NULL, ==,
    next);
}

static void
test_steps (void)
{
  assert_steps ("", "", NULL);
  assert_steps ("enregistree", "prise_en_charge due 17T09:00, pending ", "prise_en_charge");
  assert_steps ("enregistree reply", "prise_en_charge due 17T09:00, done 16T10:00", NULL);
  assert_steps ("enregistree prise_en_charge qualifiee:bloquante@16/14:30",
                "prise_en_charge due 17T09:00, done 16T10:00; plan_action due 18T09:30, pending ",
                "plan_action");
  assert_steps ("enregistree prise_en_charge qualifiee:bloquante@16/14:30 plan_fourni@17/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; "
                "plan_action due 18T09:30, done 17T10:00; correction due never, pending ",
                NULL);
  assert_steps ("enregistree prise_en_charge qualifiee:bloquante@16/14:30 livree@17/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; "
                "plan_action due 18T09:30, done 17T10:00; correction due never, done 17T10:00; "
                "validation due 21T00:00, pending ",
                "validation");
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 attente_tiers",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 25T00:00, pending ",
                "correction");
  assert_steps ("enregistree prise_en_charge qualifiee:mineure@16/14:30 livree@17/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; "
                "correction due never, done 17T10:00; validation due never, pending ",
                NULL);
}

static void
test_rounds (void)
{
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 livree:workaround@17/10:00 "
                "refusee@18/10:00 livree@19/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 25T00:00, done "
                "17T10:00; validation due 21T00:00, done 18T10:00; validation due 25T00:00, "
                "pending ",
                "validation");
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 livree:workaround@17/10:00 "
                "livree@19/10:00 validee@20/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 25T00:00, done "
                "17T10:00; validation due 25T00:00, done 20T10:00",
                NULL);
}

/* H10 */
static void
test_workaround_of_a_bloquante (void)
{
  g_autoptr (GuichetDemandeState) state =
    tell ("enregistree qualifiee:bloquante plan_fourni livree:workaround refusee");
  const GArray *rounds = guichet_demande_state_get_rounds (state);
  const GuichetRound *round = &g_array_index (rounds, GuichetRound, 0);

  g_assert_cmpuint (rounds->len, ==, 1);
  g_assert_true (round->workaround);
  g_assert_false (round->accepted);
  g_assert_cmpint (round->answered_at, >, round->delivered_at);
  assert_steps ("enregistree qualifiee:bloquante plan_fourni livree:workaround@17/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; plan_action due 17T15:00, done "
                "16T11:00; correction due never, done 17T10:00; validation due 21T00:00, "
                "pending ",
                "validation");
}

/* Another level restarts the clock; the same one does not; none leaves no delay. */
static void
test_requalification (void)
{
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 qualifiee:majeure@18/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 25T00:00, pending ",
                "correction");
  assert_steps ("enregistree prise_en_charge qualifiee:mineure@16/14:30 qualifiee:majeure@18/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 27T00:00, pending ",
                "correction");
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 non_reproduite",
                "prise_en_charge due 17T09:00, done 16T10:00", NULL);
  /* What was delivered for the level before does not count for this one. */
  assert_steps ("enregistree prise_en_charge qualifiee:mineure@16/14:30 livree@17/10:00 "
                "refusee@17/11:00 qualifiee:majeure@18/10:00",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 27T00:00, pending ; "
                "validation due 21T00:00, done 17T11:00",
                "correction");
}

/* The plan was for the level before. */
static void
test_requalification_asks_for_a_plan_again (void)
{
  g_autoptr (GuichetDemandeState) state =
    tell ("enregistree qualifiee:bloquante plan_fourni qualifiee:majeure qualifiee:bloquante");

  g_assert_cmpint (guichet_demande_state_get_planned_at (state), ==, 0);
  g_assert_cmpint (guichet_demande_state_get_phase (state), ==, GUICHET_PHASE_PLAN);
}

/* t0 is the snapshot's; without the first event of the log, the rest of it is still possible. */
static void
test_recording (void)
{
  g_autoptr (GuichetDemandeState) later = tell ("enregistree@17/09:00 prise_en_charge");
  g_autoptr (GuichetDemandeState) headless = tell ("prise_en_charge qualifiee:majeure");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GuichetDemandeState) bare =
    guichet_demande_state_new (fixture_instant (T0), none);

  g_assert_cmpint (guichet_demande_state_get_recorded_at (later), ==, fixture_instant (T0));
  g_assert_cmpuint (guichet_demande_state_get_faults (headless)->len, ==, 0);
  g_assert_cmpint (guichet_demande_state_get_status (bare), ==, GUICHET_STATUS_ENREGISTREE);
  g_assert_cmpint (guichet_demande_state_get_phase (bare), ==, GUICHET_PHASE_RECORDED);
}

/* The first answer to a delivery holds; another one is reported. */
static void
test_second_answer (void)
{
  g_autoptr (GuichetDemandeState) state =
    tell ("enregistree qualifiee:majeure livree refusee@18/10:00 validee@19/10:00");
  const GuichetRound *round =
    &g_array_index (guichet_demande_state_get_rounds (state), GuichetRound, 0);

  g_assert_false (round->accepted);
  fixture_assert_instant (round->answered_at, "2026-11-18T10:00:00+01:00");
  g_assert_cmpuint (guichet_demande_state_get_faults (state)->len, ==, 1);
}

static void
test_an_ended_demande_owes_nothing (void)
{
  assert_steps ("enregistree close@16/11:00", "prise_en_charge due 17T09:00, done 16T11:00", NULL);
  assert_steps ("enregistree prise_en_charge qualifiee:majeure@16/14:30 close",
                "prise_en_charge due 17T09:00, done 16T10:00; correction due 25T00:00, void ",
                NULL);
}

static void
test_qualification_time (void)
{
  g_autoptr (GuichetDemandeState) running = tell ("enregistree prise_en_charge");
  g_autoptr (GuichetDemandeState) ended =
    tell ("enregistree prise_en_charge attente_client non_reproduite");
  g_autoptr (GuichetDemandeState) before = tell ("enregistree");
  gint64 now = fixture_instant ("2026-11-17T10:00:00+01:00");

  g_assert_cmpint (guichet_demande_state_get_qualification_time (running, now), ==,
                   24 * GUICHET_HOUR_MS);
  g_assert_cmpint (guichet_demande_state_get_qualification_time (ended, now), ==,
                   2 * GUICHET_HOUR_MS);
  g_assert_cmpint (guichet_demande_state_get_qualification_time (before, now), ==, 0);
}

static gboolean
uses (const char          *story,
      GuichetDeadlineKind  kind,
      guint                number)
{
  g_autoptr (GuichetDemandeState) state = tell (story);
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GPtrArray) steps = guichet_demande_state_list_steps (state, profile, time, NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);

      if (guichet_deadline_get_kind (step->deadline) == kind)
        return guichet_demande_state_uses_hypothesis (state, step->deadline, number);
    }
  g_assert_not_reached ();
}

#define QUALIFIED "enregistree prise_en_charge qualifiee:majeure "

/* What depends on more than the deadline itself. */
static void
test_hypotheses (void)
{
  const GuichetDeadlineKind correction = GUICHET_DEADLINE_CORRECTION;
  const GuichetDeadlineKind charge = GUICHET_DEADLINE_PRISE_EN_CHARGE;

  g_assert_true (uses (QUALIFIED "livree refusee", correction, 13));
  g_assert_false (uses (QUALIFIED "livree refusee", charge, 13));
  g_assert_false (uses (QUALIFIED "livree validee", correction, 13));
  g_assert_true (uses (QUALIFIED "attente_tiers", correction, 14));
  g_assert_false (uses (QUALIFIED "livree", correction, 14));
  g_assert_false (uses (QUALIFIED "attente_client@30/10:00", charge, 14));
  g_assert_true (uses (QUALIFIED "livree", correction, 2));
}

static void
test_waiting_since (void)
{
  g_autoptr (GuichetDemandeState) waiting =
    tell ("enregistree prise_en_charge attente_client attente_tiers");
  g_autoptr (GuichetDemandeState) over =
    tell ("enregistree prise_en_charge attente_client message=prise_en_charge");

  g_assert_cmpint (guichet_demande_state_get_waiting_since (waiting), ==,
                   fixture_instant (T0) + 2 * GUICHET_HOUR_MS);
  g_assert_cmpint (guichet_demande_state_get_waiting_since (over), ==, 0);
}

static void
test_stretches (void)
{
  static const struct
  {
    GuichetPhase phase;
    GuichetStatus wait;
    int hours;
  } expected[] = {
    { GUICHET_PHASE_RECORDED, GUICHET_STATUS_NONE, 0 },
    { GUICHET_PHASE_QUALIFICATION, GUICHET_STATUS_NONE, 1 },
    { GUICHET_PHASE_QUALIFICATION, GUICHET_STATUS_ATTENTE_CLIENT, 2 },
    { GUICHET_PHASE_QUALIFICATION, GUICHET_STATUS_ATTENTE_TIERS, 3 },
    { GUICHET_PHASE_NOT_REPRODUCED, GUICHET_STATUS_NONE, 4 },
    { GUICHET_PHASE_ENDED, GUICHET_STATUS_NONE, 5 },
  };
  g_autoptr (GuichetDemandeState) state = tell ("enregistree prise_en_charge attente_client "
                                                "attente_tiers non_reproduite close");
  const GArray *stretches = guichet_demande_state_get_stretches (state);

  g_assert_cmpuint (stretches->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < stretches->len; i++)
    {
      const GuichetStretch *stretch = &g_array_index (stretches, GuichetStretch, i);

      g_assert_cmpint (stretch->phase, ==, expected[i].phase);
      g_assert_cmpint (stretch->wait, ==, expected[i].wait);
      g_assert_cmpint (stretch->from, ==,
                       fixture_instant (T0) + expected[i].hours * GUICHET_HOUR_MS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demande-state/phases", test_phases);
  g_test_add_func ("/demande-state/every-transition", test_every_transition);
  g_test_add_func ("/demande-state/faults", test_faults);
  g_test_add_func ("/demande-state/steps", test_steps);
  g_test_add_func ("/demande-state/rounds", test_rounds);
  g_test_add_func ("/demande-state/workaround-of-a-bloquante", test_workaround_of_a_bloquante);
  g_test_add_func ("/demande-state/requalification", test_requalification);
  g_test_add_func ("/demande-state/requalification-asks-for-a-plan-again",
                   test_requalification_asks_for_a_plan_again);
  g_test_add_func ("/demande-state/recording", test_recording);
  g_test_add_func ("/demande-state/second-answer", test_second_answer);
  g_test_add_func ("/demande-state/an-ended-demande-owes-nothing",
                   test_an_ended_demande_owes_nothing);
  g_test_add_func ("/demande-state/qualification-time", test_qualification_time);
  g_test_add_func ("/demande-state/hypotheses", test_hypotheses);
  g_test_add_func ("/demande-state/waiting-since", test_waiting_since);
  g_test_add_func ("/demande-state/stretches", test_stretches);
  return g_test_run ();
}
