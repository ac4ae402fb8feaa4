/* test-why-text.c - why something is due when it is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reminder-text.h"
#include "guichet-situation-text.h"
#include "guichet-why-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

static const char information_text[] =
  "{\"service_id\":\"99999999-9999-4999-8999-999999999999\",\"name\":\"Portail\","
  "\"started_on\":\"2024-03-01\",\"profile\":\"livret-2026-03\","
  "\"portal\":\"https://portail.example/\",\"telephones\":[],"
  "\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"mon\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"tue\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"wed\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"thu\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"fri\":[[\"08:30\",\"12:30\"]]}}],\"closures\":[{\"from\":\"2026-11-24T08:30\","
  "\"to\":\"2026-11-24T12:30\",\"label\":\"Inventaire\"}]},"
  "\"limits\":{\"attachment_bytes\":1000,\"attachments\":2,\"media_types\":[\"image/png\"]},"
  "\"progiciels\":[],\"notices\":[]}";

typedef struct
{
  GuichetReckoning *reckoning;
  GuichetDemande *demande;
  GPtrArray *events;
} Fixture;

static gint64
instant (const char *text)
{
  gint64 value = 0;

  g_assert_true (guichet_instant_parse (text, &value));
  return value;
}

static void
add_event (Fixture            *fixture,
           const char         *kind,
           const char         *at,
           GuichetCriticality  criticality)
{
  g_autofree char *id = g_uuid_string_random ();
  const GuichetEventFields fields = {
    .id = id, .seq = fixture->events->len + 1, .demande_id = "d", .at = instant (at),
    .kind = kind, .status = kind, .criticality = criticality, .delivered = "correction",
    .side = g_str_equal (kind, "refusee") ? "client" : "service",
  };

  g_ptr_array_add (fixture->events, guichet_event_new (&fields));
}

/* Recorded on a Friday out of hours; the weekend, a closure and a night follow. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetServiceInformation) information =
    guichet_service_information_from_text (information_text, sizeof information_text - 1, &error);

  g_assert_no_error (error);
  fixture->reckoning =
    guichet_reckoning_new (information, paris, GUICHET_HOLIDAYS_NATIONAL, &error);
  g_assert_no_error (error);
  fixture->demande = guichet_demande_new (NULL);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_NUMBER, "D-2026-0412");
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Clôture refusée");
  guichet_demande_set_instant (fixture->demande, GUICHET_DEMANDE_RECORDED_AT,
                               instant ("2026-11-20T15:00:00Z"));
  fixture->events = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  guichet_reckoning_unref (fixture->reckoning);
  g_object_unref (fixture->demande);
  g_ptr_array_unref (fixture->events);
}

static char *
explain (Fixture    *fixture,
         const char *now)
{
  return guichet_why_text_all (fixture->reckoning, fixture->demande, fixture->events,
                               instant (now));
}

#define assert_says(text, words)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!strstr (text, words))                                                                     \
      g_error ("\"%s\" is not said in:\n%s", words, text);                                         \
  }                                                                                                \
  G_STMT_END

static void
test_hours (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = explain (fixture, "2026-11-23T09:00:00Z");

  assert_says (text, "D-2026-0412 Clôture refusée\nLivret de Service Contact");
  assert_says (text, "Taking in charge\n8 working hours, that Eksaé owes (Livret, section 3.1.2)\n"
                     "Starts with the recording: Fri 20 Nov 2026 at 16:00\n");
  assert_says (text, "Fri 20 Nov 2026 at 16:00");
  assert_says (text, "not counted: weekend");
  assert_says (text, "+ Mon 23 Nov 2026 at 08:30 to 12:30 — 4 h 00 — counted: opening hours");
  assert_says (text, "0 h 00 — not counted: out of the opening hours");
  assert_says (text, "Due: Mon 23 Nov 2026 at 17:30\nNow: 6 h 30 of working time left");
  assert_says (text, "Counted in all: 8 h 00");
  assert_says (text, "Monday to Thursday: 08:30–12:30, 13:30–17:30\nFriday: 08:30–12:30\n"
                     "Saturday to Sunday: closed");
  assert_says (text, "\nH1. ");
  assert_says (text, "\nH3. ");
  g_assert_null (strstr (text, "\nH2. "));
}

static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  add_event (fixture, "prise_en_charge", "2026-11-23T08:00:00Z", GUICHET_CRITICALITY_NONE);
  add_event (fixture, "qualifiee", "2026-11-25T09:00:00Z", GUICHET_CRITICALITY_MAJEURE);
  add_event (fixture, "attente_tiers", "2026-11-26T09:00:00Z", GUICHET_CRITICALITY_NONE);
  add_event (fixture, "livree", "2026-11-27T09:00:00Z", GUICHET_CRITICALITY_NONE);
  add_event (fixture, "refusee", "2026-11-27T10:00:00Z", GUICHET_CRITICALITY_NONE);
  text = explain (fixture, "2026-11-30T09:00:00Z");
  assert_says (text, "Done on time: Mon 23 Nov 2026 at 09:00");
  assert_says (text, "Qualification\nClock not started: no delay is promised. 2 days spent.");
  assert_says (text, "Correction or workaround\n6 working days, that Eksaé owes");
  assert_says (text, "+ Thu 26 Nov 2026 to Fri 27 Nov 2026 — 2 working days — counted");
  assert_says (text,
               "· Sat 28 Nov 2026 to Sun 29 Nov 2026 — 0 working days — not counted: weekend");
  assert_says (text, "Due: Thu 3 Dec 2026, end of the day");
  assert_says (text, "Our validation\n3 working days, that you owe");
  assert_says (text, "\nH13. ");
  assert_says (text, "\nH14. ");
}

static void
test_no_delay (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  add_event (fixture, "qualifiee", "2026-11-23T09:00:00Z", GUICHET_CRITICALITY_BLOQUANTE);
  add_event (fixture, "plan_fourni", "2026-11-23T12:00:00Z", GUICHET_CRITICALITY_NONE);
  text = explain (fixture, "2026-11-24T10:00:00Z");
  assert_says (text, "Corrective action plan\n12 working hours, that Eksaé owes");
  assert_says (text, "not counted: exceptional closure (Inventaire)");
  assert_says (text, "Correction or workaround\nNo delay is promised.\nAwaited since: ");
}

static void
test_reminder (Fixture       *fixture,
               gconstpointer  data)
{
  GuichetBusinessTime *time = guichet_reckoning_get_time (fixture->reckoning);
  g_autoptr (GPtrArray) steps =
    guichet_reckoning_list_steps (fixture->reckoning, fixture->demande, fixture->events, NULL);
  const GuichetStep *step = guichet_steps_find_next (steps);
  gint64 now = instant ("2026-11-25T09:15:00Z");
  g_autofree char *text = guichet_reminder_text_write (fixture->demande, step->deadline, time, now);

  assert_says (text, "D-2026-0412 (“Clôture refusée”)");
  assert_says (text, "recorded on Friday 20 November 2026 at 16:00");
  assert_says (text, "its taking in charge, which was due on Monday 23 November 2026 at 17:30");
  assert_says (text, "8 working hours, that Eksaé owes (Livret, section 3.1.2)");
  assert_says (text, "It is late by 5 h 45 of working time.");
}

static void
test_situation (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetDemandeState) state = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fault = NULL;

  add_event (fixture, "qualifiee", "2026-11-23T09:00:00Z", GUICHET_CRITICALITY_MAJEURE);
  add_event (fixture, "validee", "2026-11-23T10:00:00Z", GUICHET_CRITICALITY_NONE);
  add_event (fixture, "attente_tiers", "2026-11-23T11:00:00Z", GUICHET_CRITICALITY_NONE);
  guichet_demande_set_criticality_proposed (fixture->demande, GUICHET_CRITICALITY_BLOQUANTE);
  guichet_demande_set_criticality (fixture->demande, GUICHET_CRITICALITY_MAJEURE);
  state = guichet_demande_state_new (instant ("2026-11-20T15:00:00Z"), fixture->events);
  text = guichet_situation_text_describe (fixture->demande, state,
                                          instant ("2026-11-23T15:00:00Z"));
  assert_says (text, "Eksaé retained Majeure; you had proposed Bloquante.");
  assert_says (text, "A third party is awaited since today at 12:00.");
  assert_says (text, "2 events were not expected there: they are marked below.");
  fault = guichet_situation_text_of_fault (
    &g_array_index (guichet_demande_state_get_faults (state), GuichetEventFault, 0));
  g_assert_cmpstr (fault, ==, "Not expected after “Qualified”: it is kept as it came.");
}

#define WHY_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WHY_TEST ("/why-text/hours", test_hours);
  WHY_TEST ("/why-text/days", test_days);
  WHY_TEST ("/why-text/no-delay", test_no_delay);
  WHY_TEST ("/why-text/reminder", test_reminder);
  WHY_TEST ("/why-text/situation", test_situation);
  return g_test_run ();
}
