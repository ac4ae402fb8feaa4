/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-calendar.h"

#include "guichet-instant.h"

#define DAY "[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]"
#define WEEK \
  "{\"mon\":" DAY ",\"tue\":" DAY ",\"wed\":" DAY ",\"thu\":" DAY ",\"fri\":" DAY "}"

static const char opening[] =
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2026-01-01\",\"week\":" WEEK "},"
  "{\"from\":\"2026-09-01\",\"week\":{\"mon\":[[\"10:00\",\"11:00\"]]}}],"
  "\"closures\":[{\"from\":\"2026-06-10T10:00\",\"to\":\"2026-06-10T15:00\",\"label\":\"x\"}]}";

static gint64
instant (const char *text)
{
  gint64 result;

  g_assert_true (guichet_instant_parse (text, &result));
  return result;
}

static GuichetServerCalendar *
make (void)
{
  g_autoptr (GError) error = NULL;
  GuichetServerCalendar *calendar = guichet_server_calendar_new (opening, &error);

  g_assert_no_error (error);
  return calendar;
}

static void
test_add_minutes (void)
{
  static const struct
  {
    const char *from;
    gint64 minutes;
    const char *due;
  } cases[] = {
    { "2026-06-01T09:00:00+02:00", 60, "2026-06-01T10:00:00+02:00" },
    { "2026-06-01T09:00:00+02:00", 480, "2026-06-02T09:00:00+02:00" },
    { "2026-06-01T12:00:00+02:00", 60, "2026-06-01T14:00:00+02:00" },
    { "2026-06-05T17:00:00+02:00", 60, "2026-06-08T09:00:00+02:00" },
    { "2026-06-06T11:00:00+02:00", 30, "2026-06-08T09:00:00+02:00" },
    /* Ascension on a Thursday, 8 May the Friday before, and winter time. */
    { "2026-05-13T17:00:00+02:00", 60, "2026-05-15T09:00:00+02:00" },
    { "2026-05-07T17:00:00+02:00", 60, "2026-05-11T09:00:00+02:00" },
    { "2026-03-27T17:00:00+01:00", 60, "2026-03-30T09:00:00+02:00" },
    /* A closure in the middle of a day, over its pause. */
    { "2026-06-10T09:00:00+02:00", 120, "2026-06-10T16:00:00+02:00" },
    { "2026-06-10T11:00:00+02:00", 60, "2026-06-10T16:00:00+02:00" },
    /* Another schedule from September on: Mondays, one hour. */
    { "2026-08-31T17:00:00+02:00", 60, "2026-09-07T10:30:00+02:00" },
    /* Ends at a closing time, not at the next opening. */
    { "2026-06-01T08:30:00+02:00", 480, "2026-06-01T17:30:00+02:00" },
  };
  g_autoptr (GuichetServerCalendar) calendar = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (guichet_server_calendar_add_minutes (calendar, instant (cases[i].from),
                                                          cases[i].minutes),
                     ==, instant (cases[i].due));
}

static void
test_never_open (void)
{
  g_autoptr (GuichetServerCalendar) calendar =
    guichet_server_calendar_new ("{\"schedules\":[],\"closures\":[]}", NULL);

  g_assert_cmpint (guichet_server_calendar_add_minutes (calendar, 0, 1), ==, G_MAXINT64);
}

static void
test_holidays (void)
{
  static const char *const holidays[] = {
    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
    "2026-07-14", "2026-11-11", "2026-12-25", "2024-04-01", "2025-04-21", "2038-04-26",
  };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      g_date_clear (&date, 1);
      g_date_set_parse (&date, holidays[i]);
      g_assert_false (guichet_server_calendar_is_working_day (&date));
      g_date_subtract_days (&date, 1);
      g_assert_cmpint (guichet_server_calendar_is_working_day (&date), ==,
                       g_date_get_weekday (&date) <= G_DATE_FRIDAY);
    }
}

static void
test_find (void)
{
  g_autoptr (GuichetServerCalendar) calendar = make ();
  gint64 monday = instant ("2026-05-18T09:00:00+02:00");

  g_assert_cmpint (guichet_server_calendar_find (calendar, monday, 0, 8, 5), ==,
                   instant ("2026-05-18T08:05:00+02:00"));
  /* Friday, then Wednesday: Thursday was Ascension. */
  g_assert_cmpint (guichet_server_calendar_find (calendar, monday, 2, 9, 40), ==,
                   instant ("2026-05-13T09:40:00+02:00"));
}

static void
test_bad_opening (void)
{
  static const char *const openings[] = { "", "[]", "{}", "{\"schedules\":[1]}",
                                          "{\"schedules\":[{\"from\":\"2026-01-01\"}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_server_calendar_new (openings[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/calendar/add-minutes", test_add_minutes);
  g_test_add_func ("/server/calendar/never-open", test_never_open);
  g_test_add_func ("/server/calendar/holidays", test_holidays);
  g_test_add_func ("/server/calendar/find", test_find);
  g_test_add_func ("/server/calendar/bad-opening", test_bad_opening);
  return g_test_run ();
}
