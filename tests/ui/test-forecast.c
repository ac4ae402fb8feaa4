/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-forecast.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

static GuichetServiceInformation *
make_information (gboolean hours)
{
  g_auto (GStrv) parts = g_strsplit (composer_information, "\"schedules\":[{", 2);
  g_autofree char *text = NULL;

  if (hours)
    return guichet_service_information_from_text (composer_information,
                                                  strlen (composer_information), NULL);
  text = g_strconcat (parts[0], "\"schedules\":[],\"closures\":[]},",
                      strstr (parts[1], "\"limits\""), NULL);
  return guichet_service_information_from_text (text, strlen (text), NULL);
}

static GuichetReckoning *
make_reckoning (gboolean hours)
{
  g_autoptr (GuichetServiceInformation) information = make_information (hours);
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  return guichet_reckoning_new (information, paris, GUICHET_HOLIDAYS_NATIONAL, NULL);
}

static void
test_reckons (void)
{
  static const struct
  {
    const char *now;
    const char *due;
    gboolean later;
  } rows[] = {
    /* Eight hours of a day of eight hours: the same time of the next Jour ouvré. */
    { "2026-11-23T13:02:00Z", "2026-11-24T13:02:00Z", FALSE },
    /* Friday has half an hour less. */
    { "2026-11-26T13:02:00Z", "2026-11-27T13:02:00Z", FALSE },
    { "2026-11-27T13:02:00Z", "2026-11-30T13:32:00Z", FALSE },
    /* Sunday: Monday's opening starts it, and it ends when Monday closes. */
    { "2026-11-22T10:00:00Z", "2026-11-23T16:30:00Z", TRUE },
    /* Before Armistice Day, in the evening. */
    { "2026-11-10T20:00:00Z", "2026-11-12T16:30:00Z", TRUE },
  };
  g_autoptr (GuichetReckoning) reckoning = make_reckoning (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GuichetForecast forecast;
      g_autofree char *due = NULL;
      gint64 now;

      g_assert_true (guichet_instant_parse (rows[i].now, &now));
      guichet_forecast_read (&forecast, reckoning, now);
      due = guichet_instant_format (forecast.due);
      g_assert_cmpint (strncmp (due, rows[i].due, 19), ==, 0);
      g_assert_cmpint (forecast.starts_later, ==, rows[i].later);
      g_assert_cmpint (forecast.recorded_at, ==, now);
    }
}

static void
test_says_when_it_is_not_known (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetReckoning) reckoning = make_reckoning (FALSE);
  GuichetReckoning *known[] = { NULL, reckoning };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      GuichetForecast forecast;
      g_autofree char *text = NULL;

      guichet_forecast_read (&forecast, known[i], G_GINT64_CONSTANT (1795438920000));
      g_assert_cmpint (forecast.due, ==, 0);
      text = guichet_forecast_describe (&forecast, zone);
      g_assert_nonnull (strstr (text, "not known"));
    }
}

static void
test_describes (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  GuichetForecast forecast = { G_GINT64_CONSTANT (1795438920000),
                               G_GINT64_CONSTANT (1795525320000), FALSE };
  g_autofree char *open = guichet_forecast_describe (&forecast, zone);
  g_autofree char *closed = NULL;

  forecast.starts_later = TRUE;
  closed = guichet_forecast_describe (&forecast, zone);
  g_assert_cmpstr (open, ==, "Recorded at 14:02, to be taken in charge by tomorrow at 14:02.");
  g_assert_true (g_str_has_prefix (closed, open));
  g_assert_nonnull (strstr (closed, "hypothesis H1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/reckons", test_reckons);
  g_test_add_func ("/forecast/says-when-it-is-not-known", test_says_when_it_is_not_known);
  g_test_add_func ("/forecast/describes", test_describes);
  return g_test_run ();
}
