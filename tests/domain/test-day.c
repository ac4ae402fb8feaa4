/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-day.h"

static void
test_epoch (void)
{
  g_assert_cmpint (guichet_day_new (1970, 1, 1), ==, 0);
  g_assert_cmpint (guichet_day_new (1969, 12, 31), ==, -1);
  g_assert_cmpint (guichet_day_new (2000, 3, 1), ==, 11017);
}

static void
test_every_day (void)
{
  GuichetDay first = guichet_day_new (1900, 1, 1);
  GuichetDay last = guichet_day_new (2199, 12, 31);

  for (GuichetDay day = first; day <= last; day++)
    {
      g_autofree char *text = guichet_day_format (day);
      g_autoptr (GDateTime) datetime = g_date_time_new_from_unix_utc ((gint64) day * 86400);
      GuichetDay back = 0;

      g_assert_true (guichet_day_parse (text, &back));
      g_assert_cmpint (back, ==, day);
      g_assert_cmpint (guichet_day_get_weekday (day) + 1, ==,
                       g_date_time_get_day_of_week (datetime));
      g_assert_true (guichet_day_is_in_range (day));
    }
  g_assert_false (guichet_day_is_in_range (first - 1));
  g_assert_false (guichet_day_is_in_range (last + 1));
}

static void
test_refuses (void)
{
  static const char *texts[] = { "",           "2026",       "2026-",      "2026-1-1",
                                 "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
                                 "1899-12-31", "2200-01-01", "2026-01-32", "2026-01-01T",
                                 "2026/01/01", "20260101",   " 2026-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GuichetDay day;

      g_assert_false (guichet_day_parse (texts[i], &day));
    }
}

static void
test_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" },
    { "2025-03-01", 12, "2026-03-01" }, { "2025-12-31", 2, "2026-02-28" },
    { "2026-01-15", -12, "2025-01-15" }, { "2024-02-29", -12, "2023-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GuichetDay from = 0;
      g_autofree char *to = NULL;

      g_assert_true (guichet_day_parse (cases[i].from, &from));
      to = guichet_day_format (guichet_day_add_months (from, cases[i].months));
      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/epoch", test_epoch);
  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/refuses", test_refuses);
  g_test_add_func ("/day/months", test_months);
  return g_test_run ();
}
