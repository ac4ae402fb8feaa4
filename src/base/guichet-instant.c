/* guichet-instant.c - instants: Unix milliseconds, UTC
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-instant.h"

#include <string.h>

/* Helpers */

static gboolean
has_shape (const char *text,
           const char *shape)
{
  for (; *shape; text++, shape++)
    if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;
  return TRUE;
}

/* RFC 3339, which is narrower than the ISO 8601 that GLib reads. */
static gboolean
is_rfc3339 (const char *text)
{
  if (!has_shape (text, "0000-00-00T00:00:00"))
    return FALSE;
  text += strlen ("0000-00-00T00:00:00");
  if (*text == '.')
    {
      if (!g_ascii_isdigit (*++text))
        return FALSE;
      while (g_ascii_isdigit (*text))
        text++;
    }
  if (g_str_equal (text, "Z"))
    return TRUE;
  return (*text == '+' || *text == '-') && has_shape (text + 1, "00:00") && text[6] == '\0';
}

/* Public API */

/**
 * guichet_instant_parse:
 * @text: an RFC 3339 date and time with its zone ("Z" or an offset)
 * @instant: (out): Unix milliseconds, UTC; finer fractions are cut
 */
gboolean
guichet_instant_parse (const char *text,
                       gint64     *instant)
{
  g_autoptr (GDateTime) datetime = NULL;

  if (!is_rfc3339 (text))
    return FALSE;
  datetime = g_date_time_new_from_iso8601 (text, NULL);
  if (!datetime)
    return FALSE;
  *instant =
    g_date_time_to_unix (datetime) * 1000 + g_date_time_get_microsecond (datetime) / 1000;
  return TRUE;
}

/**
 * guichet_instant_format:
 * @instant: Unix milliseconds, UTC, within the years 1 to 9999
 *
 * Returns: (transfer full): RFC 3339 in UTC, with milliseconds unless they are 0
 */
char *
guichet_instant_format (gint64 instant)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) datetime = guichet_instant_to_datetime (instant, utc);
  g_autofree char *seconds = NULL;
  int milliseconds;

  g_return_val_if_fail (datetime != NULL, g_strdup (""));

  seconds = g_date_time_format (datetime, "%Y-%m-%dT%H:%M:%S");
  milliseconds = g_date_time_get_microsecond (datetime) / 1000;
  if (milliseconds == 0)
    return g_strconcat (seconds, "Z", NULL);
  return g_strdup_printf ("%s.%03dZ", seconds, milliseconds);
}

/**
 * guichet_instant_to_datetime:
 *
 * Returns: (transfer full) (nullable): @instant as seen in @zone; %NULL out of the years 1 to 9999
 */
GDateTime *
guichet_instant_to_datetime (gint64     instant,
                             GTimeZone *zone)
{
  gint64 seconds = instant / 1000 - (instant % 1000 < 0 ? 1 : 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) exact = NULL;

  if (!utc)
    return NULL;
  exact = g_date_time_add (utc, (instant - seconds * 1000) * 1000);
  return exact ? g_date_time_to_timezone (exact, zone) : NULL;
}
