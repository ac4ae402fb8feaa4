/* guichet-time-text.c - instants in words for people
 *
 * Pure functions of (zone, instant, now). Day and month names come from the locale, the
 * arrangement from the translation: "17:30" in English, "17 h 30" in French.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-time-text.h"

#include "guichet-instant.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
format (GTimeZone  *zone,
        gint64      instant,
        const char *pattern)
{
  g_autoptr (GDateTime) time = guichet_instant_to_datetime (instant, zone);

  return time ? g_date_time_format (time, pattern) : g_strdup ("");
}

/* Whole civil days from @now to @instant: 0 today, -1 yesterday. */
static int
days_from_now (GTimeZone *zone,
               gint64     instant,
               gint64     now)
{
  g_autoptr (GDateTime) then = guichet_instant_to_datetime (instant, zone);
  g_autoptr (GDateTime) today = guichet_instant_to_datetime (now, zone);
  GDate first;
  GDate second;

  if (!then || !today)
    return G_MININT;
  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (today),
                  (GDateMonth) g_date_time_get_month (today),
                  (GDateYear) g_date_time_get_year (today));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (then),
                  (GDateMonth) g_date_time_get_month (then),
                  (GDateYear) g_date_time_get_year (then));
  return g_date_days_between (&first, &second);
}

static gboolean
is_same_year (GTimeZone *zone,
              gint64     instant,
              gint64     now)
{
  g_autoptr (GDateTime) then = guichet_instant_to_datetime (instant, zone);
  g_autoptr (GDateTime) today = guichet_instant_to_datetime (now, zone);

  return then && today && g_date_time_get_year (then) == g_date_time_get_year (today);
}

/* Public API */

/**
 * guichet_time_text_clock:
 * @zone: the zone of the reader
 * @instant: Unix milliseconds, UTC
 *
 * The time of day, such as "17:30".
 *
 * Returns: (transfer full): the text
 */
char *
guichet_time_text_clock (GTimeZone *zone,
                         gint64     instant)
{
  /* Translators: hours and minutes, as g_date_time_format() writes them */
  return format (zone, instant, C_ ("time", "%H:%M"));
}

/**
 * guichet_time_text_day:
 * @zone: the zone of the reader
 * @instant: Unix milliseconds, UTC
 * @now: Unix milliseconds, UTC
 *
 * The day in words: "today", "tomorrow", "Mon 23 Nov", with its year when that is not this one.
 *
 * Returns: (transfer full): the text
 */
char *
guichet_time_text_day (GTimeZone *zone,
                       gint64     instant,
                       gint64     now)
{
  switch (days_from_now (zone, instant, now))
    {
    case -1:
      return g_strdup (_ ("yesterday"));
    case 0:
      return g_strdup (_ ("today"));
    case 1:
      return g_strdup (_ ("tomorrow"));
    default:
      /* Translators: days as g_date_time_format() writes them, without and with the year */
      return format (zone, instant,
                     is_same_year (zone, instant, now) ? C_ ("day", "%a %-d %b")
                                                       : C_ ("day", "%-d %b %Y"));
    }
}

/**
 * guichet_time_text_moment:
 * @zone: the zone of the reader
 * @instant: Unix milliseconds, UTC
 * @now: Unix milliseconds, UTC
 *
 * The day and the time of day, such as "today at 17:30".
 *
 * Returns: (transfer full): the text, "" for an instant of 0
 */
char *
guichet_time_text_moment (GTimeZone *zone,
                          gint64     instant,
                          gint64     now)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (instant == 0)
    return g_strdup ("");
  day = guichet_time_text_day (zone, instant, now);
  time = guichet_time_text_clock (zone, instant);
  /* Translators: a day ("today", "Mon 23 Nov"), then a time of day */
  return g_strdup_printf (_ ("%s at %s"), day, time);
}

/**
 * guichet_time_text_brief:
 * @zone: the zone of the reader
 * @instant: Unix milliseconds, UTC
 * @now: Unix milliseconds, UTC
 *
 * What fits at the end of a row: the time of day when it is today, the day otherwise.
 *
 * Returns: (transfer full): the text, "" for an instant of 0
 */
char *
guichet_time_text_brief (GTimeZone *zone,
                         gint64     instant,
                         gint64     now)
{
  int days;

  if (instant == 0)
    return g_strdup ("");
  days = days_from_now (zone, instant, now);
  if (days == 0)
    return guichet_time_text_clock (zone, instant);
  if (days == -1)
    return g_strdup (_ ("yesterday"));
  /* Translators: days as g_date_time_format() writes them, without and with the year */
  return format (zone, instant,
                 is_same_year (zone, instant, now) ? C_ ("brief day", "%-d %b")
                                                   : C_ ("brief day", "%d/%m/%Y"));
}

/**
 * guichet_time_text_ago:
 * @zone: the zone of the reader
 * @instant: Unix milliseconds, UTC, not after @now
 * @now: Unix milliseconds, UTC
 *
 * How long ago, up to an hour; after that, when.
 *
 * Returns: (transfer full): the text, "" for an instant of 0
 */
char *
guichet_time_text_ago (GTimeZone *zone,
                       gint64     instant,
                       gint64     now)
{
  gint64 minutes = (now - instant) / GUICHET_MINUTE_MS;

  if (instant == 0)
    return g_strdup ("");
  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    /* Translators: a number of minutes */
    return g_strdup_printf (_ ("%d min ago"), (int) minutes);
  return guichet_time_text_moment (zone, instant, now);
}
