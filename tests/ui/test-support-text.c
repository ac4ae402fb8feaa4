/* test-support-text.c - whether the support can be called, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-support-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

/* 2026-11-24T10:00:00Z, a Tuesday: 11:00 in Paris. */
#define NOW G_GINT64_CONSTANT (1795514400000)
#define DAY_MS (24 * GUICHET_HOUR_MS)

static const char opening[] =
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"tue\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]}}],\"closures\":[]}";

typedef struct
{
  GuichetSupportState state;
  gint64 until;
  const char *sentence;
} Case;

static const Case cases[] = {
  { GUICHET_SUPPORT_UNKNOWN, 0, "Support hours unknown" },
  { GUICHET_SUPPORT_OPEN, NOW + 90 * GUICHET_MINUTE_MS, "Support open until 12:30" },
  { GUICHET_SUPPORT_OPEN, 0, "Support open" },
  { GUICHET_SUPPORT_CLOSED, NOW + 150 * GUICHET_MINUTE_MS, "Support closed, opens today at 13:30" },
  { GUICHET_SUPPORT_CLOSED, NOW + 3 * DAY_MS, "Support closed, opens Fri 27 Nov at 11:00" },
  { GUICHET_SUPPORT_CLOSED, 0, "Support closed" },
};

static void
test_sentences (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        guichet_support_text_sentence (cases[i].state, cases[i].until, zone, NOW);

      g_assert_cmpstr (text, ==, cases[i].sentence);
    }
}

static void
test_hours (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetOpeningHours) hours =
    guichet_opening_hours_parse (opening, sizeof opening - 1, NULL);
  g_autoptr (GuichetBusinessTime) time =
    guichet_business_time_new (zone, hours, GUICHET_HOLIDAYS_NATIONAL);
  g_autofree char *tuesday = guichet_support_text_hours (time, NOW);
  g_autofree char *wednesday = guichet_support_text_hours (time, NOW + DAY_MS);
  g_autofree char *sunday = guichet_support_text_hours (time, NOW + 5 * DAY_MS);

  g_assert_cmpstr (tuesday, ==, "08:30 – 12:30\n13:30 – 17:30");
  g_assert_cmpstr (wednesday, ==, "Closed today");
  g_assert_cmpstr (sunday, ==, "Closed today");
}

static void
test_no_telephones (void)
{
  g_autofree char *text = guichet_support_text_telephones (NULL);

  g_assert_cmpstr (text, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support-text/sentences", test_sentences);
  g_test_add_func ("/support-text/hours", test_hours);
  g_test_add_func ("/support-text/no-telephones", test_no_telephones);
  return g_test_run ();
}
