/* rules-fixture.h - what the tests of the rules share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-business-time.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

#define FIXTURE_DAY "[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]"
#define FIXTURE_WEEK                                                                              \
  "{\"mon\":" FIXTURE_DAY ",\"tue\":" FIXTURE_DAY ",\"wed\":" FIXTURE_DAY ",\"thu\":" FIXTURE_DAY \
  ",\"fri\":" FIXTURE_DAY "}"
#define FIXTURE_SCHEDULE "{\"from\":\"2000-01-01\",\"week\":" FIXTURE_WEEK "}"
#define FIXTURE_OPENING(schedules, closures)                                                      \
  "{\"zone\":\"Europe/Paris\",\"schedules\":[" schedules "],\"closures\":[" closures "]}"

/* Monday to Friday, 8 h 30 to 12 h 30 and 13 h 30 to 17 h 30. */
#define FIXTURE_USUAL FIXTURE_OPENING (FIXTURE_SCHEDULE, "")

static inline gint64
fixture_instant (const char *text)
{
  gint64 instant = 0;

  g_assert_true (guichet_instant_parse (text, &instant));
  return instant;
}

static inline GuichetDay
fixture_day (const char *text)
{
  GuichetDay day = 0;

  g_assert_true (guichet_day_parse (text, &day));
  return day;
}

static inline GuichetOpeningHours *
fixture_opening (const char *text)
{
  g_autoptr (GError) error = NULL;
  GuichetOpeningHours *opening = guichet_opening_hours_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return opening;
}

static inline GTimeZone *
fixture_paris (void)
{
  g_autoptr (GError) error = NULL;
  GTimeZone *zone = guichet_zone_new (GUICHET_ZONE_PARIS, &error);

  g_assert_no_error (error);
  return zone;
}

static inline GuichetBusinessTime *
fixture_business_time (const char      *opening_text,
                       GuichetHolidays  holidays)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();
  g_autoptr (GuichetOpeningHours) opening = opening_text ? fixture_opening (opening_text) : NULL;

  return guichet_business_time_new (paris, opening, holidays);
}

#define fixture_assert_instant(instant, text)                                                     \
  G_STMT_START                                                                                    \
  {                                                                                               \
    g_autoptr (GTimeZone) paris_ = fixture_paris ();                                              \
    g_autofree char *written_ = guichet_zone_format_instant (paris_, (instant));                  \
                                                                                                  \
    g_assert_cmpstr (written_, ==, (text));                                                       \
  }                                                                                               \
  G_STMT_END
