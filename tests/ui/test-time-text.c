/* test-time-text.c - instants in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-time-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

/* A Tuesday, 11:00 in Paris. */
#define NOW "2026-11-24T10:00:00Z"

typedef char *(*Describe) (GTimeZone *zone, gint64 instant, gint64 now);

typedef struct
{
  Describe describe;
  const char *instant;
  const char *text;
} Case;

static const Case cases[] = {
  { guichet_time_text_day, "2026-11-24T22:59:00Z", "today" },
  { guichet_time_text_day, "2026-11-24T23:00:00Z", "tomorrow" },
  { guichet_time_text_day, "2026-11-23T22:59:00Z", "yesterday" },
  { guichet_time_text_day, "2026-11-22T22:59:00Z", "Sun 22 Nov" },
  { guichet_time_text_day, "2026-12-31T22:59:00Z", "Thu 31 Dec" },
  { guichet_time_text_day, "2026-12-31T23:00:00Z", "1 Jan 2027" },
  { guichet_time_text_moment, "2026-11-24T16:30:00Z", "today at 17:30" },
  { guichet_time_text_moment, "2026-07-01T06:05:00Z", "Wed 1 Jul at 08:05" },
  { guichet_time_text_brief, "2026-11-24T08:05:00Z", "09:05" },
  { guichet_time_text_brief, "2026-11-23T08:05:00Z", "yesterday" },
  { guichet_time_text_brief, "2026-11-02T08:05:00Z", "2 Nov" },
  { guichet_time_text_brief, "2025-11-02T08:05:00Z", "02/11/2025" },
  { guichet_time_text_ago, "2026-11-24T09:59:31Z", "just now" },
  { guichet_time_text_ago, "2026-11-24T09:58:00Z", "2 min ago" },
  { guichet_time_text_ago, "2026-11-24T09:00:00Z", "today at 10:00" },
};

static gint64
instant (const char *text)
{
  gint64 value;

  g_assert_true (guichet_instant_parse (text, &value));
  return value;
}

static void
test_cases (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        cases[i].describe (zone, instant (cases[i].instant), instant (NOW));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_none (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  const Describe all[] = { guichet_time_text_moment, guichet_time_text_brief,
                           guichet_time_text_ago };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = all[i] (zone, 0, instant (NOW));

      g_assert_cmpstr (text, ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-text/cases", test_cases);
  g_test_add_func ("/time-text/none", test_none);
  return g_test_run ();
}
