/* guichet-server-statistics.c - the Portail's figures
 *
 * Counts of what was recorded within a period of civil days of Paris, both included. A
 * prise en charge is on time within 8 heures ouvrées (Livret 3.1.2), an answer at once
 * included; one still awaited is late once its delay has passed, pending until then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-statistics.h"

#include "guichet-instant.h"
#include "guichet-server-calendar.h"
#include "guichet-server-information.h"
#include "guichet-server-writer.h"

#define PRISE_EN_CHARGE_MINUTES (8 * 60)

typedef struct
{
  gint64 on_time;
  gint64 late;
  gint64 pending;
} Punctuality;

/* Helpers */

static gboolean
read_date (const char *name,
           const char *text,
           GDate      *date,
           GError    **error)
{
  g_autofree char *midnight = text ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) datetime = NULL;
  gint64 instant;
  int year, month, day;

  if (!midnight || !guichet_instant_parse (midnight, &instant))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s is a date, YYYY-MM-DD.",
                   name);
      return FALSE;
    }
  datetime = guichet_instant_to_datetime (instant, utc);
  g_date_time_get_ymd (datetime, &year, &month, &day);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
write_counts (GuichetServerStore  *store,
              GuichetServerWriter *writer,
              const char          *name,
              const char          *sql,
              gint64               start,
              gint64               end)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (store, sql, "ii", start, end);

  guichet_server_writer_open (writer, name, '{');
  while (guichet_server_rows_next (rows))
    guichet_server_writer_integer (writer, guichet_server_rows_text (rows, 0),
                                   guichet_server_rows_integer (rows, 1));
  guichet_server_writer_close (writer, '}');
}

static void
judge (GuichetServerStore    *store,
       GuichetServerCalendar *calendar,
       gint64                 start,
       gint64                 end,
       gint64                 now,
       Punctuality           *result)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    store,
    "SELECT d.recorded_at, (SELECT min(e.at) FROM event e"
    "  WHERE e.demande = d.id AND e.side = 'service' AND e.kind != 'enregistree')"
    " FROM demande d WHERE d.recorded_at >= ? AND d.recorded_at < ?",
    "ii", start, end);

  while (guichet_server_rows_next (rows))
    {
      gint64 due = guichet_server_calendar_add_minutes (
        calendar, guichet_server_rows_integer (rows, 0), PRISE_EN_CHARGE_MINUTES);
      gint64 taken = guichet_server_rows_integer (rows, 1);

      if (taken != 0 ? taken <= due : FALSE)
        result->on_time++;
      else if (taken == 0 && now <= due)
        result->pending++;
      else
        result->late++;
    }
}

static void
write_punctuality (GuichetServerWriter *writer,
                   const Punctuality   *result)
{
  guichet_server_writer_open (writer, "prise_en_charge", '{');
  guichet_server_writer_integer (writer, "on_time", result->on_time);
  guichet_server_writer_integer (writer, "late", result->late);
  guichet_server_writer_integer (writer, "pending", result->pending);
  guichet_server_writer_close (writer, '}');
}

static void
write_all_counts (GuichetServerStore  *store,
                  GuichetServerWriter *writer,
                  gint64               start,
                  gint64               end)
{
  guichet_server_writer_integer (
    writer, "recorded",
    guichet_server_store_count (
      store, "SELECT count(*) FROM demande WHERE recorded_at >= ? AND recorded_at < ?", "ii",
      start, end));
  write_counts (store, writer, "by_status",
                "SELECT status, count(*) FROM demande WHERE recorded_at >= ? AND recorded_at < ?"
                " GROUP BY 1 ORDER BY 1",
                start, end);
  write_counts (store, writer, "by_progiciel",
                "SELECT coalesce(progiciel, 'none'), count(*) FROM demande"
                " WHERE recorded_at >= ? AND recorded_at < ? GROUP BY 1 ORDER BY 1",
                start, end);
  write_counts (store, writer, "by_criticality",
                "SELECT coalesce(criticality, 'none'), count(*) FROM demande"
                " WHERE recorded_at >= ? AND recorded_at < ? GROUP BY 1 ORDER BY 1",
                start, end);
}

/* Public API */

/**
 * guichet_server_statistics_describe:
 * @from: (nullable): the first day, YYYY-MM-DD
 * @to: (nullable): the last day
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): the Statistics document. Errors:
 *   %G_IO_ERROR_INVALID_ARGUMENT when @from or @to is no date or they are in the wrong order.
 */
char *
guichet_server_statistics_describe (GuichetServerStore *store,
                                    const char         *from,
                                    const char         *to,
                                    gint64              now,
                                    GError            **error)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autofree char *opening = guichet_server_information_get (store, "opening");
  g_autoptr (GuichetServerCalendar) calendar = guichet_server_calendar_new (opening, error);
  Punctuality punctuality = { 0 };
  GDate first, last;
  gint64 start, end;

  if (!calendar || !read_date ("from", from, &first, error) || !read_date ("to", to, &last, error))
    return NULL;
  g_date_add_days (&last, 1);
  start = guichet_server_calendar_midnight (calendar, &first);
  end = guichet_server_calendar_midnight (calendar, &last);
  if (end <= start)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "to is not before from.");
      return NULL;
    }
  judge (store, calendar, start, end, now, &punctuality);
  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "from", from);
  guichet_server_writer_string (&writer, "to", to);
  write_all_counts (store, &writer, start, end);
  write_punctuality (&writer, &punctuality);
  guichet_server_writer_close (&writer, '}');
  return guichet_server_writer_finish (&writer);
}
