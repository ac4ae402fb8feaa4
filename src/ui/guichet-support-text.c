/* guichet-support-text.c - whether the support can be called, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-support-text.h"

#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_opening (gint64     until,
                  GTimeZone *zone,
                  gint64     now)
{
  g_autofree char *when = NULL;

  if (until == 0)
    return g_strdup (_ ("Support closed"));
  when = guichet_time_text_moment (zone, until, now);
  /* Translators: a moment: "today at 13:30", "Mon 23 Nov at 08:30" */
  return g_strdup_printf (_ ("Support closed, opens %s"), when);
}

static char *
describe_interval (GTimeZone                    *zone,
                   GuichetDay                    day,
                   const GuichetOpeningInterval *interval)
{
  gint64 opens = guichet_zone_to_instant (zone, day, interval->opens);
  gint64 closes = guichet_zone_to_instant (zone, day, interval->closes);
  g_autofree char *from = guichet_time_text_clock (zone, opens);
  g_autofree char *to = guichet_time_text_clock (zone, closes);

  return g_strdup_printf ("%s – %s", from, to);
}

static char *
link_to_telephone (const GuichetTelephone *telephone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *label = g_markup_escape_text (telephone->label, -1);
  g_autofree char *number = g_markup_escape_text (telephone->number, -1);

  for (const char *p = telephone->number; *p; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && digits->len == 0))
      g_string_append_c (digits, *p);
  return g_strdup_printf ("%s\n<a href=\"tel:%s\">%s</a>", label, digits->str, number);
}

/* Public API */

/**
 * guichet_support_text_sentence:
 * @state: whether it is open
 * @until: until when, Unix milliseconds, UTC; 0 when that is not known
 * @zone: the zone of the contract
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): whether the support is open, in one short sentence
 */
char *
guichet_support_text_sentence (GuichetSupportState state,
                               gint64              until,
                               GTimeZone          *zone,
                               gint64              now)
{
  g_autofree char *time = NULL;

  switch (state)
    {
    case GUICHET_SUPPORT_OPEN:
      time = guichet_time_text_clock (zone, until);
      /* Translators: a time of day */
      return until ? g_strdup_printf (_ ("Support open until %s"), time)
                   : g_strdup (_ ("Support open"));
    case GUICHET_SUPPORT_CLOSED:
      return describe_opening (until, zone, now);
    case GUICHET_SUPPORT_UNKNOWN:
    default:
      return g_strdup (_ ("Support hours unknown"));
    }
}

/**
 * guichet_support_text_hours:
 * @time: the opening hours
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): today's opening hours, one stretch a line
 */
char *
guichet_support_text_hours (GuichetBusinessTime *time,
                            gint64               now)
{
  GTimeZone *zone = guichet_business_time_get_zone (time);
  GuichetDay today = guichet_zone_get_day (zone, now);
  const GArray *intervals;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!guichet_business_time_is_ouvre (time, today))
    return g_strdup (_ ("Closed today"));
  intervals = guichet_opening_hours_get_day (guichet_business_time_get_opening (time), today);
  for (guint i = 0; intervals && i < intervals->len; i++)
    {
      g_autofree char *line = describe_interval (
        zone, today, &g_array_index (intervals, GuichetOpeningInterval, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : g_strdup (_ ("Closed today"));
}

/**
 * guichet_support_text_telephones:
 * @information: (nullable): what the service says of itself
 *
 * Returns: (transfer full): its telephone numbers as Pango markup, with links; "" for none
 */
char *
guichet_support_text_telephones (GuichetServiceInformation *information)
{
  GPtrArray *telephones;
  g_autoptr (GString) text = g_string_new (NULL);

  telephones = information ? guichet_service_information_get_telephones (information) : NULL;
  for (guint i = 0; telephones && i < telephones->len; i++)
    {
      g_autofree char *line = link_to_telephone (g_ptr_array_index (telephones, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
