/* test-deadline-text.c - when something is due and by whom, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-deadline-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

static const char opening[] =
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"mon\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"tue\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"wed\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"thu\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"fri\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]}}],\"closures\":[]}";

typedef struct
{
  GuichetDeadlineKind kind;
  GuichetCriticality criticality;
  const char *from;
  const char *now;
  const char *sentence;
} Case;

static const Case cases[] = {
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_MINEURE, "2026-11-24T13:00:00Z",
    "2026-11-24T13:00:00Z",
    "The support takes it in charge at the latest tomorrow at 14:00 (8 h 00 of working time "
    "left)." },
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_MINEURE, "2026-11-24T13:00:00Z",
    "2026-11-25T12:40:00Z",
    "The support takes it in charge at the latest today at 14:00 (20 working min left)." },
  { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_MINEURE, "2026-11-24T13:00:00Z",
    "2026-11-26T08:00:00Z", "The support should have taken it in charge yesterday at 14:00." },
  { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE, "2026-11-19T09:00:00Z",
    "2026-11-24T09:00:00Z",
    "The support delivers a correction at the latest Fri 27 Nov, end of the day (3 working days "
    "left)." },
  { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_MAJEURE, "2026-11-19T09:00:00Z",
    "2026-11-24T09:00:00Z",
    "Validate or refuse the delivery at the latest today, end of the day (last day)." },
};

static gint64
instant (const char *text)
{
  gint64 value;

  g_assert_true (guichet_instant_parse (text, &value));
  return value;
}

static void
test_sentences (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetOpeningHours) hours =
    guichet_opening_hours_parse (opening, sizeof opening - 1, NULL);
  g_autoptr (GuichetBusinessTime) time =
    guichet_business_time_new (zone, hours, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetDeadline) deadline =
        guichet_deadline_new (profile, time, cases[i].kind, cases[i].criticality,
                              instant (cases[i].from), NULL);
      g_autofree char *text = guichet_deadline_text_sentence (deadline, instant (cases[i].now));

      g_assert_cmpstr (text, ==, cases[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-text/sentences", test_sentences);
  return g_test_run ();
}
