/* guichet-zone.c - civil days and hours of a zone, as instants
 *
 * The contract is reckoned in Europe/Paris whatever the zone of the machine (H4): only here
 * do civil days and instants meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-zone.h"

#include "guichet-domain-error.h"
#include "guichet-instant.h"

#include <string.h>

#define DAY_SECONDS (GUICHET_MINUTES_A_DAY * 60)
#define LONGEST_IDENTIFIER 64
#define IDENTIFIER_CHARACTERS                                                                    \
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/"

/* Helpers */

/* GLib also takes offsets, POSIX rules and paths of files, none of which may come from outside. */
static gboolean
is_identifier (const char *text)
{
  gsize length = strlen (text);

  if (g_str_equal (text, "UTC"))
    return TRUE;
  return length <= LONGEST_IDENTIFIER && strspn (text, IDENTIFIER_CHARACTERS) == length
         && g_ascii_isalpha (text[0]) && strchr (text, '/') != NULL;
}

static gint64
floor_seconds (gint64 instant)
{
  return instant / GUICHET_SECOND_MS - (instant % GUICHET_SECOND_MS < 0 ? 1 : 0);
}

static gint32
get_offset (GTimeZone *zone,
            gint64     seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

/* GLib moves a local time that a gap swallows to the end of the gap. */
static gint64
resolve (GTimeZone *zone,
         GTimeType  type,
         gint64     local)
{
  int interval = g_time_zone_adjust_time (zone, type, &local);

  return local - g_time_zone_get_offset (zone, interval);
}

/* Public API */

/**
 * guichet_zone_new:
 * @identifier: a name of the IANA database, as "Europe/Paris"
 *
 * Returns: (transfer full): the zone. Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN when there is no such
 *   zone, or no tzdata on the machine.
 */
GTimeZone *
guichet_zone_new (const char  *identifier,
                  GError     **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (is_identifier (identifier))
    zone = g_time_zone_new_identifier (identifier);
  if (!zone)
    g_set_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN,
                 "unknown time zone \"%s\" (or no tzdata on this machine)", identifier);
  return g_steal_pointer (&zone);
}

/**
 * guichet_zone_to_instant:
 * @minute: the minutes that the day's clocks show, 0 to 1440 (the next midnight)
 *
 * A local time within a daylight-saving gap moves to its end; of the two of a fold, the first one
 * counts (H12).
 *
 * Returns: Unix milliseconds, UTC
 */
gint64
guichet_zone_to_instant (GTimeZone  *zone,
                         GuichetDay  day,
                         int         minute)
{
  gint64 local = (gint64) day * DAY_SECONDS + minute * 60;
  gint64 standard = resolve (zone, G_TIME_TYPE_STANDARD, local);
  gint64 daylight = resolve (zone, G_TIME_TYPE_DAYLIGHT, local);

  return MIN (standard, daylight) * GUICHET_SECOND_MS;
}

/**
 * guichet_zone_get_day:
 * @instant: Unix milliseconds, UTC
 *
 * Returns: the civil day it is in @zone at @instant
 */
GuichetDay
guichet_zone_get_day (GTimeZone *zone,
                      gint64     instant)
{
  gint64 seconds = floor_seconds (instant);
  gint64 local = seconds + get_offset (zone, seconds);

  return (GuichetDay) (local / DAY_SECONDS - (local % DAY_SECONDS < 0 ? 1 : 0));
}

/**
 * guichet_zone_format_instant:
 * @instant: Unix milliseconds, UTC, within the years 1 to 9999
 *
 * Returns: (transfer full): RFC 3339 with the offset of @zone, with milliseconds unless they are
 *   0; in UTC where the offset is no whole number of minutes, as in Paris before 1911
 */
char *
guichet_zone_format_instant (GTimeZone *zone,
                             gint64     instant)
{
  gint64 seconds = floor_seconds (instant);
  int milliseconds = (int) (instant - seconds * GUICHET_SECOND_MS);
  gint32 offset = get_offset (zone, seconds);
  int minutes = ABS (offset) / 60;
  gint64 local = seconds + offset;
  int second = (int) (local % DAY_SECONDS);
  g_autofree char *date = NULL;
  char fraction[8] = "";

  if (offset % 60 != 0)
    return guichet_instant_format (instant);
  second += second < 0 ? DAY_SECONDS : 0;
  date = guichet_day_format ((GuichetDay) ((local - second) / DAY_SECONDS));
  if (milliseconds != 0)
    g_snprintf (fraction, sizeof fraction, ".%03d", milliseconds);
  return g_strdup_printf ("%sT%02d:%02d:%02d%s%c%02d:%02d", date, second / 3600, second / 60 % 60,
                          second % 60, fraction, offset < 0 ? '-' : '+', minutes / 60,
                          minutes % 60);
}
