/* guichet-day.c - civil days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-day.h"

/* The Julian day of 1970-01-01, as GDate counts (1 = 0001-01-01). */
#define EPOCH 719163

/* Helpers */

static void
to_date (GuichetDay  day,
         GDate      *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + EPOCH));
}

/* The number written in @count digits at @text, or -1. */
static int
read_digits (const char *text,
             int         count)
{
  int number = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }
  return number;
}

/* Public API */

/**
 * guichet_day_new:
 *
 * The date must exist, within the years 1 to 9999.
 */
GuichetDay
guichet_day_new (int year,
                 int month,
                 int day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year), 0);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return (GuichetDay) g_date_get_julian (&date) - EPOCH;
}

/**
 * guichet_day_parse:
 * @text: "2026-05-14"
 * @day: (out): the day
 *
 * Says whether @text is a date that exists, within the years 1900 to 2199.
 */
gboolean
guichet_day_parse (const char *text,
                   GuichetDay *day)
{
  int year = read_digits (text, 4);
  int month, day_of_month;

  if (year < GUICHET_DAY_FIRST_YEAR || year > GUICHET_DAY_LAST_YEAR || text[4] != '-')
    return FALSE;
  month = read_digits (text + 5, 2);
  if (month < 1 || text[7] != '-')
    return FALSE;
  day_of_month = read_digits (text + 8, 2);
  if (day_of_month < 1 || text[10] != '\0'
      || !g_date_valid_dmy ((GDateDay) day_of_month, month, (GDateYear) year))
    return FALSE;
  *day = guichet_day_new (year, month, day_of_month);
  return TRUE;
}

/**
 * guichet_day_format:
 *
 * Returns: (transfer full): "2026-05-14"
 */
char *
guichet_day_format (GuichetDay day)
{
  int year, month, day_of_month;

  guichet_day_get_date (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/**
 * guichet_day_get_date:
 * @year: (out): the year
 * @month: (out): 1 to 12
 * @day_of_month: (out): 1 to 31
 */
void
guichet_day_get_date (GuichetDay  day,
                      int        *year,
                      int        *month,
                      int        *day_of_month)
{
  GDate date;

  to_date (day, &date);
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
}

/**
 * guichet_day_get_weekday:
 *
 * Returns: the day of the week
 */
GuichetWeekday
guichet_day_get_weekday (GuichetDay day)
{
  /* 1970-01-01 was a Thursday. */
  int weekday = (day + GUICHET_WEEKDAY_THURSDAY) % GUICHET_N_WEEKDAYS;

  return (GuichetWeekday) (weekday < 0 ? weekday + GUICHET_N_WEEKDAYS : weekday);
}

/**
 * guichet_day_add_months:
 *
 * Returns: the same day of the month @months later, or the last of that month when it is shorter
 *   (29 February gives 28 February in common years)
 */
GuichetDay
guichet_day_add_months (GuichetDay day,
                        int        months)
{
  GDate date;

  to_date (day, &date);
  if (months < 0)
    g_date_subtract_months (&date, (guint) -months);
  else
    g_date_add_months (&date, (guint) months);
  return (GuichetDay) g_date_get_julian (&date) - EPOCH;
}

/**
 * guichet_day_is_in_range:
 *
 * Says whether @day is within the years 1900 to 2199, for which the rules are reckoned.
 */
gboolean
guichet_day_is_in_range (GuichetDay day)
{
  return day >= guichet_day_new (GUICHET_DAY_FIRST_YEAR, 1, 1)
         && day <= guichet_day_new (GUICHET_DAY_LAST_YEAR, 12, 31);
}
