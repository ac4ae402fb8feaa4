/* guichet-day.h - civil days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetDay:
 *
 * A day of the Gregorian calendar, in no zone: days since 1970-01-01. Days are compared and
 * counted as the integers they are.
 */
typedef gint32 GuichetDay;

#define GUICHET_DAY_FIRST_YEAR 1900
#define GUICHET_DAY_LAST_YEAR 2199

/**
 * GuichetWeekday:
 *
 * The day of the week, Monday first.
 */
typedef enum
{
  GUICHET_WEEKDAY_MONDAY,
  GUICHET_WEEKDAY_TUESDAY,
  GUICHET_WEEKDAY_WEDNESDAY,
  GUICHET_WEEKDAY_THURSDAY,
  GUICHET_WEEKDAY_FRIDAY,
  GUICHET_WEEKDAY_SATURDAY,
  GUICHET_WEEKDAY_SUNDAY,
  GUICHET_N_WEEKDAYS,
} GuichetWeekday;

GuichetDay     guichet_day_new         (int         year,
                                        int         month,
                                        int         day);
gboolean       guichet_day_parse       (const char *text,
                                        GuichetDay *day);
char          *guichet_day_format      (GuichetDay  day);
void           guichet_day_get_date    (GuichetDay  day,
                                        int        *year,
                                        int        *month,
                                        int        *day_of_month);
GuichetWeekday guichet_day_get_weekday (GuichetDay  day);
GuichetDay     guichet_day_add_months  (GuichetDay  day,
                                        int         months);
gboolean       guichet_day_is_in_range (GuichetDay  day);

G_END_DECLS
