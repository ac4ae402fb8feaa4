/* guichet-server-calendar.c - working days and opening hours, as far as the service needs them
 *
 * The service reckons with its own hours, by itself: it shares no rule with the client, so
 * that each checks the other. A Jour ouvré is a Monday to Friday that is none of the eleven
 * national holidays. Hours are those of the schedule in force on the day, less closures.
 * All of it is local time in Europe/Paris.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-calendar.h"

#include <gio/gio.h>
#include <string.h>

#include "guichet-instant.h"
#include "guichet-json.h"

/* No delay of the contract lasts as long; a calendar that never opens must end, too. */
#define MOST_DAYS 1000

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

struct _GuichetServerCalendar
{
  GTimeZone *zone;
  JsonNode *opening;
};

/* Helpers */

static void
easter_of (int    year,
           GDate *easter)
{
  int a = year % 19;
  int b = year / 100;
  int c = year % 100;
  int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

  g_date_set_dmy (easter, (GDateDay) (f % 31 + 1), (GDateMonth) (f / 31), (GDateYear) year);
}

static gboolean
is_holiday (const GDate *date)
{
  static const struct { int day, month; } fixed[] = {
    { 1, 1 }, { 1, 5 }, { 8, 5 }, { 14, 7 }, { 15, 8 }, { 1, 11 }, { 11, 11 }, { 25, 12 },
  };
  GDate easter;
  int offset;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_date_get_day (date) == fixed[i].day && (int) g_date_get_month (date) == fixed[i].month)
      return TRUE;
  easter_of (g_date_get_year (date), &easter);
  offset = g_date_days_between (&easter, date);
  return offset == 1 || offset == 39 || offset == 50;
}

static gint64
local_instant (GuichetServerCalendar *self,
               const GDate           *date,
               int                    minutes)
{
  g_autoptr (GDateTime) datetime =
    g_date_time_new (self->zone, g_date_get_year (date), (int) g_date_get_month (date),
                     g_date_get_day (date), minutes / 60, minutes % 60, 0);

  return datetime ? g_date_time_to_unix (datetime) * 1000 : 0;
}

static void
local_date (GuichetServerCalendar *self,
            gint64                 instant,
            GDate                 *date)
{
  g_autoptr (GDateTime) local = guichet_instant_to_datetime (instant, self->zone);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static int
read_time (JsonArray *span,
           guint      index)
{
  const char *text = json_array_get_string_element (span, index);

  return text && strlen (text) == 5
           ? (int) (g_ascii_strtoll (text, NULL, 10) * 60 + g_ascii_strtoll (text + 3, NULL, 10))
           : 0;
}

/* The spans of @date in the schedule in force; %NULL when the service is shut all day. */
static JsonArray *
spans_of (GuichetServerCalendar *self,
          const GDate           *date)
{
  JsonArray *schedules =
    json_object_get_array_member (json_node_get_object (self->opening), "schedules");
  JsonObject *week = NULL;
  const char *day = weekdays[g_date_get_weekday (date) - 1];
  char text[16];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  for (guint i = 0; i < json_array_get_length (schedules); i++)
    {
      JsonObject *schedule = json_array_get_object_element (schedules, i);

      if (strcmp (json_object_get_string_member (schedule, "from"), text) <= 0)
        week = json_object_get_object_member (schedule, "week");
    }
  if (!week || !json_object_has_member (week, day) || is_holiday (date))
    return NULL;
  return json_object_get_array_member (week, day);
}

static gint64
closure_bound (GuichetServerCalendar *self,
               JsonObject            *closure,
               const char            *name)
{
  g_autofree char *text = g_strconcat (json_object_get_string_member (closure, name), ":00", NULL);
  g_autoptr (GDateTime) datetime = g_date_time_new_from_iso8601 (text, self->zone);

  return datetime ? g_date_time_to_unix (datetime) * 1000 : 0;
}

/* Consumes up to @left milliseconds of the open interval; closures cut it. */
static gint64
consume (GuichetServerCalendar *self,
         gint64                 start,
         gint64                 end,
         gint64                *left)
{
  JsonArray *closures =
    json_object_get_array_member (json_node_get_object (self->opening), "closures");

  for (guint i = 0; closures && i < json_array_get_length (closures); i++)
    {
      JsonObject *closure = json_array_get_object_element (closures, i);
      gint64 from = closure_bound (self, closure, "from");
      gint64 to = closure_bound (self, closure, "to");

      if (from >= end || to <= start)
        continue;
      if (from > start)
        {
          gint64 due = consume (self, start, from, left);

          if (*left == 0)
            return due;
        }
      start = MAX (start, to);
    }
  if (start >= end)
    return end;
  if (end - start >= *left)
    end = start + *left;
  *left -= end - start;
  return end;
}

static gboolean
check_opening (JsonObject *opening,
               GError    **error)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (opening, error);
  JsonArray *schedules = guichet_json_array (&fields, "schedules", GUICHET_JSON_REQUIRED, 1000);

  guichet_json_array (&fields, "closures", GUICHET_JSON_OPTIONAL, 10000);
  for (guint i = 0; schedules && !fields.failed && i < json_array_get_length (schedules); i++)
    {
      JsonObject *schedule = guichet_json_element (&fields, schedules, i, "schedules");
      GuichetJsonFields inner = GUICHET_JSON_FIELDS (schedule, error);

      if (fields.failed)
        return FALSE;
      guichet_json_string (&inner, "from", GUICHET_JSON_REQUIRED, 10);
      guichet_json_object (&inner, "week", GUICHET_JSON_REQUIRED);
      if (inner.failed)
        return FALSE;
    }
  return !fields.failed;
}

/* Public API */

/**
 * guichet_server_calendar_new:
 * @opening: an OPENING, as the contract has it
 *
 * Returns: (transfer full): the calendar
 */
GuichetServerCalendar *
guichet_server_calendar_new (const char *opening,
                             GError    **error)
{
  g_autoptr (GuichetServerCalendar) self = g_new0 (GuichetServerCalendar, 1);

  self->zone = g_time_zone_new_identifier ("Europe/Paris");
  if (!self->zone)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "the time zone Europe/Paris is not installed (tzdata)");
      return NULL;
    }
  self->opening =
    guichet_json_parse_object (opening, strlen (opening), &guichet_json_default_limits, error);
  if (!self->opening || !check_opening (json_node_get_object (self->opening), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
guichet_server_calendar_free (GuichetServerCalendar *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->opening, json_node_unref);
  g_free (self);
}

/**
 * guichet_server_calendar_add_minutes:
 * @from: Unix milliseconds, UTC
 *
 * Returns: the instant at which @minutes of opening hours have gone by; %G_MAXINT64 when the
 *   service never opens that long
 */
gint64
guichet_server_calendar_add_minutes (GuichetServerCalendar *self,
                                     gint64                 from,
                                     gint64                 minutes)
{
  gint64 left = minutes * GUICHET_MINUTE_MS;
  GDate date;

  local_date (self, from, &date);
  for (int day = 0; day < MOST_DAYS; day++)
    {
      JsonArray *spans = spans_of (self, &date);

      for (guint i = 0; spans && i < json_array_get_length (spans); i++)
        {
          JsonArray *span = json_array_get_array_element (spans, i);
          gint64 start = local_instant (self, &date, read_time (span, 0));
          gint64 end = local_instant (self, &date, read_time (span, 1));
          gint64 due = end > from ? consume (self, MAX (start, from), end, &left) : 0;

          if (left == 0)
            return due;
        }
      g_date_add_days (&date, 1);
    }
  return G_MAXINT64;
}

/**
 * guichet_server_calendar_is_working_day:
 *
 * Says whether @date is a Jour ouvré.
 */
gboolean
guichet_server_calendar_is_working_day (const GDate *date)
{
  return g_date_get_weekday (date) <= G_DATE_FRIDAY && !is_holiday (date);
}

/**
 * guichet_server_calendar_find:
 * @now: Unix milliseconds, UTC
 * @days_before: how many Jours ouvrés before the day of @now
 *
 * Returns: that day at that time of Paris
 */
gint64
guichet_server_calendar_find (GuichetServerCalendar *self,
                              gint64                 now,
                              int                    days_before,
                              int                    hour,
                              int                    minute)
{
  GDate date;

  local_date (self, now, &date);
  while (days_before > 0)
    {
      g_date_subtract_days (&date, 1);
      if (guichet_server_calendar_is_working_day (&date))
        days_before--;
    }
  return local_instant (self, &date, hour * 60 + minute);
}

/**
 * guichet_server_calendar_add_days:
 * @from: Unix milliseconds, UTC
 *
 * Returns: the same time of Paris, @days Jours ouvrés later
 */
gint64
guichet_server_calendar_add_days (GuichetServerCalendar *self,
                                  gint64                 from,
                                  int                    days)
{
  gint64 time_of_day;
  GDate date;

  local_date (self, from, &date);
  time_of_day = from - local_instant (self, &date, 0);
  while (days > 0)
    {
      g_date_add_days (&date, 1);
      if (guichet_server_calendar_is_working_day (&date))
        days--;
    }
  return local_instant (self, &date, 0) + time_of_day;
}

/**
 * guichet_server_calendar_midnight:
 *
 * Returns: the first instant of @date in Paris
 */
gint64
guichet_server_calendar_midnight (GuichetServerCalendar *self,
                                  const GDate           *date)
{
  return local_instant (self, date, 0);
}
