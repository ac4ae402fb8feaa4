/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-domain-error.h"

/* The directive of the European Union: at 01:00 UTC of the last Sundays of March and October. */
static GuichetDay
last_sunday (int year,
             int month)
{
  GuichetDay day = guichet_day_new (year, month, 31);

  while (guichet_day_get_weekday (day) != GUICHET_WEEKDAY_SUNDAY)
    day--;
  return day;
}

static gint64
at_utc (GuichetDay day,
        int        minute)
{
  return ((gint64) day * GUICHET_MINUTES_A_DAY + minute) * GUICHET_MINUTE_MS;
}

static void
test_gaps (void)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();

  for (int year = 2024; year <= 2035; year++)
    {
      GuichetDay day = last_sunday (year, 3);
      gint64 change = at_utc (day, 60);

      g_assert_cmpint (guichet_zone_to_instant (paris, day, 119), ==, change - GUICHET_MINUTE_MS);
      for (int minute = 120; minute <= 180; minute++)
        g_assert_cmpint (guichet_zone_to_instant (paris, day, minute), ==, change);
      g_assert_cmpint (guichet_zone_to_instant (paris, day, 181), ==, change + GUICHET_MINUTE_MS);
      g_assert_cmpint (guichet_zone_to_instant (paris, day + 1, 0)
                         - guichet_zone_to_instant (paris, day, 0),
                       ==, 23 * GUICHET_HOUR_MS);
    }
}

static void
test_folds (void)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();

  for (int year = 2024; year <= 2035; year++)
    {
      GuichetDay day = last_sunday (year, 10);
      gint64 change = at_utc (day, 60);

      for (int minute = 120; minute < 180; minute++)
        g_assert_cmpint (guichet_zone_to_instant (paris, day, minute), ==,
                         change + (minute - 180) * GUICHET_MINUTE_MS);
      g_assert_cmpint (guichet_zone_to_instant (paris, day, 180), ==,
                       change + GUICHET_HOUR_MS);
      g_assert_cmpint (guichet_zone_to_instant (paris, day + 1, 0)
                         - guichet_zone_to_instant (paris, day, 0),
                       ==, 25 * GUICHET_HOUR_MS);
    }
}

static void
test_every_midnight (void)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();
  GuichetDay last = guichet_day_new (2060, 12, 31);

  for (GuichetDay day = guichet_day_new (2000, 1, 1); day <= last; day++)
    {
      gint64 midnight = guichet_zone_to_instant (paris, day, 0);

      g_assert_cmpint (guichet_zone_get_day (paris, midnight), ==, day);
      g_assert_cmpint (guichet_zone_get_day (paris, midnight - 1), ==, day - 1);
      g_assert_cmpint (guichet_zone_to_instant (paris, day - 1, GUICHET_MINUTES_A_DAY), ==,
                       midnight);
    }
}

static void
test_format (void)
{
  fixture_assert_instant (fixture_instant ("2026-05-07T15:45:00Z"), "2026-05-07T17:45:00+02:00");
  fixture_assert_instant (fixture_instant ("2026-11-27T23:00:00Z"), "2026-11-28T00:00:00+01:00");
  fixture_assert_instant (fixture_instant ("2026-11-27T23:00:00.050Z"),
                          "2026-11-28T00:00:00.050+01:00");
  fixture_assert_instant (-1, "1970-01-01T00:59:59.999+01:00");
  fixture_assert_instant (fixture_instant ("1905-06-01T12:00:00Z"), "1905-06-01T12:00:00Z");
}

static void
test_format_beyond_the_sea (void)
{
  g_autoptr (GTimeZone) cayenne = guichet_zone_new ("America/Cayenne", NULL);
  g_autofree char *text =
    guichet_zone_format_instant (cayenne, fixture_instant ("2026-01-01T01:30:00Z"));

  g_assert_cmpstr (text, ==, "2025-12-31T22:30:00-03:00");
}

static void
test_refuses (void)
{
  static const char *names[] = { "",       "Paris",          "Europe/Pariss", "+02:00",
                                 "CET-1",  "/etc/localtime", "../etc/passwd", "Europe/../UTC",
                                 "Europe", "posixrules",     "Europe/Paris " };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_zone_new (names[i], &error));
      g_assert_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/gaps", test_gaps);
  g_test_add_func ("/zone/folds", test_folds);
  g_test_add_func ("/zone/every-midnight", test_every_midnight);
  g_test_add_func ("/zone/format", test_format);
  g_test_add_func ("/zone/format-beyond-the-sea", test_format_beyond_the_sea);
  g_test_add_func ("/zone/refuses", test_refuses);
  return g_test_run ();
}
