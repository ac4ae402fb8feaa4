/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-past.h"

#include "guichet-instant.h"

static gint64
instant (const char *text)
{
  gint64 result;

  g_assert_true (guichet_instant_parse (text, &result));
  return result;
}

static GuichetServerCalendar *
make_calendar (void)
{
  GuichetServerCalendar *calendar =
    guichet_server_calendar_new ("{\"schedules\":[],\"closures\":[]}", NULL);

  g_assert_nonnull (calendar);
  return calendar;
}

static void
test_when (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z" },
    { "-0d 08:05", "2026-05-18T08:05:00+02:00" },
    { "-1d 09:40", "2026-05-15T09:40:00+02:00" },
    { "-2d 09:40", "2026-05-13T09:40:00+02:00" },
    { "-2h", "2026-05-18T08:00:00+02:00" },
    { "-1h30", "2026-05-18T08:30:00+02:00" },
    { "-45min", "2026-05-18T09:15:00+02:00" },
    { "-3d", NULL },
    { "-3d 24:00", NULL },
    { "-3d 09:60", NULL },
    { "-3d 09:12x", NULL },
    { "-", NULL },
    { "yesterday", NULL },
    { "", NULL },
  };
  g_autoptr (GuichetServerCalendar) calendar = make_calendar ();
  gint64 now = instant ("2026-05-18T10:00:00+02:00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 result = 0;

      g_assert_cmpint (guichet_server_past_read_when (calendar, cases[i].text, now, &result), ==,
                       cases[i].expected != NULL);
      if (cases[i].expected)
        g_assert_cmpint (result, ==, instant (cases[i].expected));
    }
}

static void
test_after (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "+2h10", "2026-05-13T11:10:00+02:00" },
    { "+0h35", "2026-05-13T09:35:00+02:00" },
    { "+45min", "2026-05-13T09:45:00+02:00" },
    { "+1d", "2026-05-15T09:00:00+02:00" },
    { "+2d0h15", "2026-05-18T09:15:00+02:00" },
    { "+1d3h", "2026-05-15T12:00:00+02:00" },
    { "+", NULL },
    { "2h", NULL },
    { "+2", NULL },
    { "+2h1", NULL },
    { "+1d 2h", NULL },
    { "", NULL },
  };
  g_autoptr (GuichetServerCalendar) calendar = make_calendar ();
  gint64 from = instant ("2026-05-13T09:00:00+02:00");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 result = 0;

      g_assert_cmpint (guichet_server_past_read_after (calendar, cases[i].text, from, &result),
                       ==, cases[i].expected != NULL);
      if (cases[i].expected)
        g_assert_cmpint (result, ==, instant (cases[i].expected));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/past/when", test_when);
  g_test_add_func ("/server/past/after", test_after);
  return g_test_run ();
}
