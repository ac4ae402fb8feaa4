/* guichet-call-text.c - calls to the support in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-call-text.h"

#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * guichet_call_text_callback:
 * @zone: the zone of the reader
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): the call-back that was promised, and what came of it; %NULL
 *   when none was
 */
char *
guichet_call_text_callback (const GuichetCall *call,
                            GTimeZone         *zone,
                            gint64             now)
{
  g_autofree char *promised = guichet_time_text_moment (zone, call->callback_at, now);
  g_autofree char *done = guichet_time_text_moment (zone, call->done_at, now);

  if (call->callback_at == 0)
    return NULL;
  if (call->done_at)
    /* Translators: both are moments, such as "today at 17:30" */
    return g_strdup_printf (_ ("Call-back promised %s, had %s"), promised, done);
  if (call->callback_at <= now)
    return g_strdup_printf (_ ("Call-back promised %s, still awaited"), promised);
  return g_strdup_printf (_ ("Call-back promised %s"), promised);
}

/**
 * guichet_call_text_to_event:
 *
 * Returns: (transfer full): the call as a message of ours, for the history of its Demande; its
 *   place in the service's log is -1, for it has none
 */
GuichetEvent *
guichet_call_text_to_event (const GuichetCall *call,
                            GTimeZone         *zone,
                            gint64             now)
{
  g_autofree char *callback = guichet_call_text_callback (call, zone, now);
  /* Translators: who called the support */
  g_autofree char *author = g_strdup_printf (_ ("%s, by telephone"), call->caller);
  g_autofree char *text =
    callback ? g_strdup_printf ("%s\n%s", call->note, callback) : g_strdup (call->note);
  const GuichetEventFields fields = {
    .id = call->id, .seq = -1, .demande_id = call->demande_id, .at = call->at, .kind = "message",
    .side = "client", .author = author, .text = text,
  };

  return guichet_event_new (&fields);
}

/**
 * guichet_call_text_merge:
 * @events: (element-type GuichetEvent): the history, to which the calls are added in their place
 * @calls: (nullable) (element-type GuichetCall): the calls, the oldest first
 *
 * The service's order stays as it is: a call comes before the first event that is later.
 */
void
guichet_call_text_merge (GPtrArray       *events,
                         const GPtrArray *calls,
                         GTimeZone       *zone,
                         gint64           now)
{
  guint place = 0;

  for (guint i = 0; calls && i < calls->len; i++, place++)
    {
      const GuichetCall *call = g_ptr_array_index (calls, i);

      while (place < events->len
             && guichet_event_get_fields (g_ptr_array_index (events, place))->at <= call->at)
        place++;
      g_ptr_array_insert (events, (int) place, guichet_call_text_to_event (call, zone, now));
    }
}

/**
 * guichet_call_text_parse_moment:
 * @text: a time of day, or a day and a time: "10:30", "10h30", "24/11 9h", "24/11/2026 10:30"
 * @zone: the zone it is said in
 * @now: the time of day alone is that of this day; Unix milliseconds, UTC
 * @instant: (out): Unix milliseconds, UTC
 *
 * Says whether @text is such a moment.
 */
gboolean
guichet_call_text_parse_moment (const char *text,
                                GTimeZone  *zone,
                                gint64      now,
                                gint64     *instant)
{
  int year, month, day, hour, minute = 0, read = 0, d, m, y;
  g_autofree char *date = NULL;
  GuichetDay civil_day;

  guichet_day_get_date (guichet_zone_get_day (zone, now), &year, &month, &day);
  y = year;
  if (sscanf (text, " %2d/%2d/%4d %n", &d, &m, &y, &read) == 3
      || sscanf (text, " %2d/%2d %n", &d, &m, &read) == 2)
    {
      day = d;
      month = m;
      year = y;
      text += read;
    }
  read = 0;
  if (sscanf (text, " %2d%*1[:hH] %n", &hour, &read) != 1 || read == 0)
    return FALSE;
  text += read;
  read = 0;
  if (*text && (sscanf (text, "%2d %n", &minute, &read) != 1 || text[read] != '\0'))
    return FALSE;
  date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || !guichet_day_parse (date, &civil_day))
    return FALSE;
  *instant = guichet_zone_to_instant (zone, civil_day, hour * 60 + minute);
  return TRUE;
}
