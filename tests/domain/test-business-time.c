/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-domain-error.h"

#define WHOLE_DAY "[[\"00:00\",\"24:00\"]]"
#define HALF_DAYS                                                                                 \
  FIXTURE_OPENING ("{\"from\":\"2026-01-01\",\"week\":{\"mon\":" FIXTURE_DAY                      \
                   ",\"tue\":[],\"wed\":[[\"08:30\",\"12:30\"]],\"fri\":" FIXTURE_DAY "}}",       \
                   "")

static void
test_add_hours (void)
{
  static const struct
  {
    const char *what;
    const char *opening;
    const char *from;
    int hours;
    const char *due;
  } cases[] = {
    { "within a day", FIXTURE_USUAL, "2026-11-23T09:00:00+01:00", 2, "2026-11-23T11:00:00+01:00" },
    { "over lunch", FIXTURE_USUAL, "2026-11-23T11:00:00+01:00", 3, "2026-11-23T15:00:00+01:00" },
    { "at lunch", FIXTURE_USUAL, "2026-11-23T13:00:00+01:00", 1, "2026-11-23T14:30:00+01:00" },
    { "up to a closing", FIXTURE_USUAL, "2026-11-23T08:30:00+01:00", 8,
      "2026-11-23T17:30:00+01:00" },
    { "up to lunch", FIXTURE_USUAL, "2026-11-23T08:30:00+01:00", 4, "2026-11-23T12:30:00+01:00" },
    { "from a closing", FIXTURE_USUAL, "2026-11-23T17:30:00+01:00", 8,
      "2026-11-24T17:30:00+01:00" },
    { "by night", FIXTURE_USUAL, "2026-11-23T03:00:00+01:00", 1, "2026-11-23T09:30:00+01:00" },
    { "in the evening", FIXTURE_USUAL, "2026-11-23T20:00:00+01:00", 1,
      "2026-11-24T09:30:00+01:00" },
    { "on a Friday", FIXTURE_USUAL, "2026-11-27T16:30:00+01:00", 2, "2026-11-30T09:30:00+01:00" },
    { "on a Sunday", FIXTURE_USUAL, "2026-11-29T12:00:00+01:00", 8, "2026-11-30T17:30:00+01:00" },
    { "before a long week-end", FIXTURE_USUAL, "2026-05-07T17:45:00+02:00", 8,
      "2026-05-11T17:30:00+02:00" },
    { "on a holiday", FIXTURE_USUAL, "2026-07-14T10:00:00+02:00", 1, "2026-07-15T09:30:00+02:00" },
    { "with seconds", FIXTURE_USUAL, "2026-11-23T09:00:30.250+01:00", 8,
      "2026-11-24T09:00:30.250+01:00" },
    { "a day without hours", HALF_DAYS, "2026-11-23T16:30:00+01:00", 2,
      "2026-11-25T09:30:00+01:00" },
    { "a half-day and a day not named", HALF_DAYS, "2026-11-25T11:30:00+01:00", 2,
      "2026-11-27T09:30:00+01:00" },
    { "a closure in the middle",
      FIXTURE_OPENING (FIXTURE_SCHEDULE,
                       "{\"from\":\"2026-11-23T10:00\",\"to\":\"2026-11-24T11:00\"}"),
      "2026-11-23T09:00:00+01:00", 2, "2026-11-24T12:00:00+01:00" },
    { "closures that overlap",
      FIXTURE_OPENING (FIXTURE_SCHEDULE,
                       "{\"from\":\"2026-11-23T10:00\",\"to\":\"2026-11-23T17:00\"},"
                       "{\"from\":\"2026-11-23T09:00\",\"to\":\"2026-11-23T12:00\"},"
                       "{\"from\":\"2026-11-23T11:00\",\"to\":\"2026-11-23T11:30\"}"),
      "2026-11-23T08:30:00+01:00", 2, "2026-11-24T09:30:00+01:00" },
    { "a change of the hours",
      FIXTURE_OPENING (FIXTURE_SCHEDULE
                       ",{\"from\":\"2026-11-24\",\"week\":{\"tue\":[[\"10:00\",\"11:00\"]]}}",
                       ""),
      "2026-11-23T16:30:00+01:00", 3, "2026-12-01T11:00:00+01:00" },
    { "summer time begins", FIXTURE_USUAL, "2026-03-27T16:30:00+01:00", 2,
      "2026-03-30T09:30:00+02:00" },
    { "summer time ends", FIXTURE_USUAL, "2026-10-23T16:30:00+02:00", 2,
      "2026-10-26T09:30:00+01:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetBusinessTime) time =
        fixture_business_time (cases[i].opening, GUICHET_HOLIDAYS_NATIONAL);
      g_autoptr (GError) error = NULL;
      gint64 due = 0;

      g_test_message ("%s", cases[i].what);
      guichet_business_time_add (time, fixture_instant (cases[i].from),
                                 cases[i].hours * GUICHET_HOUR_MS, NULL, &due, &error);
      g_assert_no_error (error);
      fixture_assert_instant (due, cases[i].due);
    }
}

static void
test_add_days (void)
{
  static const struct
  {
    const char *from;
    guint n_days;
    GuichetHolidays holidays;
    const char *due;
  } cases[] = {
    { "2026-11-19T10:00:00+01:00", 6, GUICHET_HOLIDAYS_NATIONAL, "2026-11-28T00:00:00+01:00" },
    { "2026-11-19T00:00:00+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2026-11-21T00:00:00+01:00" },
    { "2026-11-19T23:59:59+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2026-11-21T00:00:00+01:00" },
    { "2026-11-20T10:00:00+01:00", 3, GUICHET_HOLIDAYS_NATIONAL, "2026-11-26T00:00:00+01:00" },
    { "2026-11-21T10:00:00+01:00", 3, GUICHET_HOLIDAYS_NATIONAL, "2026-11-26T00:00:00+01:00" },
    { "2026-05-12T10:00:00+02:00", 3, GUICHET_HOLIDAYS_NATIONAL, "2026-05-19T00:00:00+02:00" },
    { "2026-03-27T10:00:00+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2026-03-31T00:00:00+02:00" },
    { "2026-10-23T10:00:00+02:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2026-10-27T00:00:00+01:00" },
    { "2026-04-02T10:00:00+02:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2026-04-04T00:00:00+02:00" },
    { "2026-04-02T10:00:00+02:00", 1, GUICHET_HOLIDAYS_ALSACE_MOSELLE,
      "2026-04-08T00:00:00+02:00" },
    { "2028-12-25T10:00:00+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2028-12-27T00:00:00+01:00" },
    { "2028-12-25T10:00:00+01:00", 1, GUICHET_HOLIDAYS_ALSACE_MOSELLE,
      "2028-12-28T00:00:00+01:00" },
    { "2028-02-28T10:00:00+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2028-03-01T00:00:00+01:00" },
    { "2028-02-29T10:00:00+01:00", 1, GUICHET_HOLIDAYS_NATIONAL, "2028-03-02T00:00:00+01:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetBusinessTime) time = fixture_business_time (NULL, cases[i].holidays);
      g_autoptr (GError) error = NULL;
      gint64 due = 0;

      guichet_business_time_add_days (time, fixture_instant (cases[i].from), cases[i].n_days,
                                      NULL, &due, &error);
      g_assert_no_error (error);
      fixture_assert_instant (due, cases[i].due);
    }
}

/* From the Friday before to the Monday after, whatever the week-end's length. */
static void
test_every_clock_change (void)
{
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_ALSACE_MOSELLE);

  for (int year = 2024; year <= 2035; year++)
    for (int month = 3; month <= 10; month += 7)
      {
        GuichetDay sunday = guichet_day_new (year, month, 31);
        gint64 friday, monday, due;

        while (guichet_day_get_weekday (sunday) != GUICHET_WEEKDAY_SUNDAY)
          sunday--;
        if (!guichet_business_time_is_ouvre (time, sunday - 2)
            || !guichet_business_time_is_ouvre (time, sunday + 1))
          continue;
        friday = ((gint64) (sunday - 2) * 24 + (month == 3 ? 15 : 14)) * GUICHET_HOUR_MS;
        monday = ((gint64) (sunday + 1) * 24 + (month == 3 ? 6 : 7)) * GUICHET_HOUR_MS
                 + 30 * GUICHET_MINUTE_MS;
        /* 16 h to 17 h 30, then 8 h 30 to 9 h. */
        g_assert_true (
          guichet_business_time_add (time, friday, 2 * GUICHET_HOUR_MS, NULL, &due, NULL));
        g_assert_cmpint (due, ==, monday + 30 * GUICHET_MINUTE_MS);
        g_assert_true (guichet_business_time_add_days (time, friday, 1, NULL, &due, NULL));
        g_assert_cmpint (due, ==, monday + (15 * 60 + 30) * GUICHET_MINUTE_MS);
      }
}

/* Open round the clock, the hours between two Fridays and Mondays are real ones. */
static void
test_clock_changes_are_real_time (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    "{\"zone\":\"Asia/Jerusalem\",\"schedules\":[{\"from\":\"2024-01-01\",\"week\":{\"thu\":"
    WHOLE_DAY ",\"fri\":" WHOLE_DAY "}}]}",
    GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GError) error = NULL;
  gint64 duration = 0;

  /* There the clocks change on a Friday, a Jour ouvré: 27 March 2026 has 23 hours. */
  g_assert_true (guichet_business_time_measure (time, fixture_instant ("2026-03-26T00:00:00+02:00"),
                                                fixture_instant ("2026-03-28T00:00:00+03:00"),
                                                &duration, &error));
  g_assert_no_error (error);
  g_assert_cmpint (duration, ==, 47 * GUICHET_HOUR_MS);
}

/* H12, on a Jour ouvré: hours that the gap swallows do not exist. */
static void
test_hours_in_a_gap (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    "{\"zone\":\"Asia/Jerusalem\",\"schedules\":[{\"from\":\"2024-01-01\",\"week\":{\"fri\":"
    "[[\"02:10\",\"02:50\"],[\"02:55\",\"04:00\"]]}}]}",
    GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GArray) spans = guichet_spans_new ();
  g_autoptr (GError) error = NULL;
  gint64 due = 0;

  g_assert_true (guichet_business_time_add (time, fixture_instant ("2026-03-27T00:00:00+02:00"),
                                            GUICHET_HOUR_MS, spans, &due, &error));
  g_assert_no_error (error);
  g_assert_cmpint (due, ==, fixture_instant ("2026-03-27T04:00:00+03:00"));
  g_assert_cmpuint (spans->len, ==, 2);
}

static void
assert_spans (const GArray *spans,
              const char   *expected)
{
  g_autoptr (GTimeZone) paris = fixture_paris ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (spans, GuichetSpan, i);
      g_autoptr (GDateTime) from = guichet_instant_to_datetime (span->from, paris);
      g_autoptr (GDateTime) to = guichet_instant_to_datetime (span->to, paris);
      g_autofree char *from_text = g_date_time_format (from, "%d/%H:%M");
      g_autofree char *to_text = g_date_time_format (to, "%d/%H:%M");

      g_string_append_printf (text, "%s%s-%s %s", i ? ", " : "", from_text, to_text,
                              guichet_span_why_to_word (span->why));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_hour_spans (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    FIXTURE_OPENING (FIXTURE_SCHEDULE,
                     "{\"from\":\"2026-05-11T08:00\",\"to\":\"2026-05-11T13:45\"},"
                     "{\"from\":\"2026-05-09T08:00\",\"to\":\"2026-05-10T08:00\"}"),
    GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GArray) spans = guichet_spans_new ();
  gint64 due;

  g_assert_true (guichet_business_time_add (time, fixture_instant ("2026-05-07T17:00:00+02:00"),
                                            2 * GUICHET_HOUR_MS, spans, &due, NULL));
  assert_spans (spans, "07/17:00-07/17:30 open, 07/17:30-08/00:00 closed, "
                       "08/00:00-09/00:00 holiday, 09/00:00-11/00:00 weekend, "
                       "11/00:00-11/08:00 closed, 11/08:00-11/13:45 closure, "
                       "11/13:45-11/15:15 open");
}

static void
test_nights_are_merged (void)
{
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GArray) spans = guichet_spans_new ();
  gint64 due;

  g_assert_true (guichet_business_time_add (time, fixture_instant ("2026-11-23T17:30:00+01:00"),
                                            GUICHET_HOUR_MS, spans, &due, NULL));
  assert_spans (spans, "23/17:30-24/08:30 closed, 24/08:30-24/09:30 open");
}

/* A holiday that falls on a Saturday is a week-end; closures do not touch days. */
static void
test_day_spans (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    FIXTURE_OPENING (FIXTURE_SCHEDULE,
                     "{\"from\":\"2026-05-12T00:00\",\"to\":\"2026-05-13T00:00\"}"),
    GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GArray) first = guichet_spans_new ();
  g_autoptr (GArray) second = guichet_spans_new ();
  gint64 due;

  g_assert_true (guichet_business_time_add_days (
    time, fixture_instant ("2026-05-07T17:00:00+02:00"), 4, first, &due, NULL));
  assert_spans (first, "08/00:00-09/00:00 holiday, 09/00:00-11/00:00 weekend, "
                       "11/00:00-14/00:00 open, 14/00:00-15/00:00 holiday, "
                       "15/00:00-16/00:00 open");
  g_assert_true (guichet_business_time_add_days (
    time, fixture_instant ("2026-08-14T17:00:00+02:00"), 1, second, &due, NULL));
  assert_spans (second, "15/00:00-17/00:00 weekend, 17/00:00-18/00:00 open");
}

static void
test_failures (void)
{
  g_autoptr (GuichetBusinessTime) usual =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetBusinessTime) hourless =
    fixture_business_time (NULL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetBusinessTime) closed = fixture_business_time (
    FIXTURE_OPENING (FIXTURE_SCHEDULE,
                     "{\"from\":\"2020-01-01T00:00\",\"to\":\"2199-12-31T00:00\"}"),
    GUICHET_HOLIDAYS_NATIONAL);
  const struct
  {
    GuichetBusinessTime *time;
    gint64 from;
    int code;
  } cases[] = {
    { usual, fixture_instant ("1999-12-31T10:00:00Z"), GUICHET_DOMAIN_ERROR_UNKNOWN },
    { usual, fixture_instant ("1899-12-31T10:00:00Z"), GUICHET_DOMAIN_ERROR_RANGE },
    { usual, fixture_instant ("2200-01-02T10:00:00Z"), GUICHET_DOMAIN_ERROR_RANGE },
    { usual, G_MAXINT64, GUICHET_DOMAIN_ERROR_RANGE },
    { usual, G_MININT64 + 1, GUICHET_DOMAIN_ERROR_RANGE },
    { hourless, fixture_instant ("2026-11-23T10:00:00Z"), GUICHET_DOMAIN_ERROR_UNKNOWN },
    { closed, fixture_instant ("2026-11-23T10:00:00Z"), GUICHET_DOMAIN_ERROR_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 due;

      g_assert_false (guichet_business_time_add (cases[i].time, cases[i].from, GUICHET_HOUR_MS,
                                                 NULL, &due, &error));
      g_assert_error (error, GUICHET_DOMAIN_ERROR, cases[i].code);
    }
}

/* A schedule that begins on a Monday: the week-end before it is known, the Friday is not. */
static void
test_before_the_first_schedule (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    FIXTURE_OPENING ("{\"from\":\"2026-11-23\",\"week\":" FIXTURE_WEEK "}", ""),
    GUICHET_HOLIDAYS_NATIONAL);
  gint64 due;

  g_assert_true (guichet_business_time_add (time, fixture_instant ("2026-11-21T10:00:00+01:00"),
                                            GUICHET_HOUR_MS, NULL, &due, NULL));
  fixture_assert_instant (due, "2026-11-23T09:30:00+01:00");
  g_assert_false (guichet_business_time_add (time, fixture_instant ("2026-11-20T20:00:00+01:00"),
                                             GUICHET_HOUR_MS, NULL, &due, NULL));
}

static void
test_support (void)
{
  static const struct
  {
    const char *now;
    GuichetSupportState state;
    const char *until;
  } cases[] = {
    { "2026-11-23T08:29:59.999+01:00", GUICHET_SUPPORT_CLOSED, "2026-11-23T08:30:00+01:00" },
    { "2026-11-23T08:30:00+01:00", GUICHET_SUPPORT_OPEN, "2026-11-23T12:30:00+01:00" },
    { "2026-11-23T12:30:00+01:00", GUICHET_SUPPORT_CLOSED, "2026-11-23T13:30:00+01:00" },
    { "2026-11-23T17:29:59+01:00", GUICHET_SUPPORT_OPEN, "2026-11-23T17:30:00+01:00" },
    { "2026-11-23T17:30:00+01:00", GUICHET_SUPPORT_CLOSED, "2026-11-24T08:30:00+01:00" },
    { "2026-11-27T18:00:00+01:00", GUICHET_SUPPORT_CLOSED, "2026-11-30T08:30:00+01:00" },
    { "2026-05-07T18:00:00+02:00", GUICHET_SUPPORT_CLOSED, "2026-05-11T08:30:00+02:00" },
    { "2026-12-24T10:00:00+01:00", GUICHET_SUPPORT_OPEN, "2026-12-24T12:00:00+01:00" },
    { "2026-12-24T12:00:00+01:00", GUICHET_SUPPORT_CLOSED, "2026-12-28T08:30:00+01:00" },
  };
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    FIXTURE_OPENING (FIXTURE_SCHEDULE,
                     "{\"from\":\"2026-12-24T12:00\",\"to\":\"2026-12-25T00:00\"}"),
    GUICHET_HOLIDAYS_NATIONAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 until = 0;

      g_assert_cmpint (
        guichet_business_time_get_support (time, fixture_instant (cases[i].now), &until), ==,
        cases[i].state);
      fixture_assert_instant (until, cases[i].until);
    }
}

static void
test_support_unknown (void)
{
  g_autoptr (GuichetBusinessTime) hourless =
    fixture_business_time (NULL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetBusinessTime) usual =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  gint64 until = 1;

  g_assert_cmpint (guichet_business_time_get_support (hourless, 0, &until), ==,
                   GUICHET_SUPPORT_UNKNOWN);
  g_assert_cmpint (until, ==, 0);
  g_assert_cmpint (guichet_business_time_get_support (
                     usual, fixture_instant ("1999-11-23T10:00:00Z"), &until),
                   ==, GUICHET_SUPPORT_UNKNOWN);
}

static gint64
random_instant (void)
{
  gint64 start = fixture_instant ("2024-01-01T00:00:00Z");

  return start + g_test_rand_int_range (0, 12 * 365 * 24 * 60) * GUICHET_MINUTE_MS
         + g_test_rand_int_range (0, 60000);
}

static void
test_measure_inverts_add (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (
    FIXTURE_OPENING (FIXTURE_SCHEDULE,
                     "{\"from\":\"2026-12-24T12:00\",\"to\":\"2027-01-08T10:07\"}"),
    GUICHET_HOLIDAYS_NATIONAL);

  for (int i = 0; i < 2000; i++)
    {
      gint64 from = random_instant ();
      gint64 duration = g_test_rand_int_range (0, 60 * 3600 * 1000);
      gint64 due, back, measured;
      g_autoptr (GArray) spans = guichet_spans_new ();

      g_assert_true (guichet_business_time_add (time, from, duration, spans, &due, NULL));
      g_assert_cmpint (due, >=, from);
      g_assert_true (guichet_business_time_measure (time, from, due, &measured, NULL));
      g_assert_cmpint (measured, ==, duration);
      g_assert_cmpint (guichet_spans_measure (spans, from, due), ==, duration);
      g_assert_true (guichet_business_time_subtract (time, due, duration, &back, NULL));
      g_assert_cmpint (back, >=, from);
      g_assert_true (guichet_business_time_measure (time, back, due, &measured, NULL));
      g_assert_cmpint (measured, ==, duration);
    }
}

static void
test_measure_days_inverts_add_days (void)
{
  g_autoptr (GuichetBusinessTime) time = fixture_business_time (NULL, GUICHET_HOLIDAYS_NATIONAL);

  for (int i = 0; i < 2000; i++)
    {
      gint64 from = random_instant ();
      guint n_days = (guint) g_test_rand_int_range (1, 300);
      guint measured;
      gint64 due;

      g_assert_true (guichet_business_time_add_days (time, from, n_days, NULL, &due, NULL));
      g_assert_true (guichet_business_time_measure_days (time, from, due, &measured, NULL));
      g_assert_cmpuint (measured, ==, n_days);
      g_assert_true (guichet_business_time_measure_days (time, from, due - 1, &measured, NULL));
      g_assert_cmpuint (measured, ==, n_days - 1);
    }
}

static void
test_monotone (void)
{
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);

  for (int i = 0; i < 1000; i++)
    {
      gint64 from = random_instant ();
      gint64 later = from + g_test_rand_int_range (0, 4 * 24 * 3600) * GUICHET_SECOND_MS;
      gint64 duration = g_test_rand_int_range (1, 40 * 3600) * GUICHET_SECOND_MS;
      gint64 longer = duration + g_test_rand_int_range (0, 3600) * GUICHET_SECOND_MS;
      gint64 due, due_later, due_longer, day_due, day_due_later;

      g_assert_true (guichet_business_time_add (time, from, duration, NULL, &due, NULL));
      g_assert_true (guichet_business_time_add (time, later, duration, NULL, &due_later, NULL));
      g_assert_true (guichet_business_time_add (time, from, longer, NULL, &due_longer, NULL));
      g_assert_true (guichet_business_time_add_days (time, from, 6, NULL, &day_due, NULL));
      g_assert_true (guichet_business_time_add_days (time, later, 6, NULL, &day_due_later, NULL));
      g_assert_cmpint (due, <=, due_later);
      g_assert_cmpint (due, <=, due_longer);
      g_assert_cmpint (day_due, <=, day_due_later);
    }
}

/* Days that were laid out give the same answers as days that were not. */
static void
test_laid_out (void)
{
  g_autoptr (GuichetBusinessTime) time =
    fixture_business_time (FIXTURE_USUAL, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetBusinessTime) laid_out = guichet_business_time_lay_out (
    time, fixture_day ("2026-03-20"), fixture_day ("2026-05-20"));

  for (GuichetDay day = fixture_day ("2026-03-10"); day < fixture_day ("2026-05-30"); day++)
    {
      gint64 at = (gint64) day * 24 * GUICHET_HOUR_MS + 9 * GUICHET_HOUR_MS + 17;
      gint64 plain = 0, other = 0;

      g_assert_true (
        guichet_business_time_add (time, at, 20 * GUICHET_HOUR_MS, NULL, &plain, NULL));
      g_assert_true (
        guichet_business_time_add (laid_out, at, 20 * GUICHET_HOUR_MS, NULL, &other, NULL));
      g_assert_cmpint (plain, ==, other);
      g_assert_true (guichet_business_time_add_days (time, at, 6, NULL, &plain, NULL));
      g_assert_true (guichet_business_time_add_days (laid_out, at, 6, NULL, &other, NULL));
      g_assert_cmpint (plain, ==, other);
      g_assert_true (
        guichet_business_time_measure (laid_out, at, at + 99 * GUICHET_HOUR_MS, &other, NULL));
      g_assert_true (
        guichet_business_time_measure (time, at, at + 99 * GUICHET_HOUR_MS, &plain, NULL));
      g_assert_cmpint (plain, ==, other);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/business-time/add-hours", test_add_hours);
  g_test_add_func ("/business-time/add-days", test_add_days);
  g_test_add_func ("/business-time/every-clock-change", test_every_clock_change);
  g_test_add_func ("/business-time/clock-changes-are-real-time", test_clock_changes_are_real_time);
  g_test_add_func ("/business-time/hours-in-a-gap", test_hours_in_a_gap);
  g_test_add_func ("/business-time/hour-spans", test_hour_spans);
  g_test_add_func ("/business-time/nights-are-merged", test_nights_are_merged);
  g_test_add_func ("/business-time/day-spans", test_day_spans);
  g_test_add_func ("/business-time/failures", test_failures);
  g_test_add_func ("/business-time/before-the-first-schedule", test_before_the_first_schedule);
  g_test_add_func ("/business-time/support", test_support);
  g_test_add_func ("/business-time/support-unknown", test_support_unknown);
  g_test_add_func ("/business-time/measure-inverts-add", test_measure_inverts_add);
  g_test_add_func ("/business-time/measure-days-inverts-add-days",
                   test_measure_days_inverts_add_days);
  g_test_add_func ("/business-time/monotone", test_monotone);
  g_test_add_func ("/business-time/laid-out", test_laid_out);
  return g_test_run ();
}
