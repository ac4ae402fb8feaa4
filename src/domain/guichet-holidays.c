/* guichet-holidays.c - the public holidays of metropolitan France
 *
 * Computed, for any year from 1900 to 2199, by the rules in force today (H5): no list to update,
 * no feed that would count Saint Martin. Four of them move with Easter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-holidays.h"

typedef struct
{
  GuichetHoliday holiday;
  const char *name;
  GuichetHolidays since; /* the first set that has it */
  int month;             /* 0 when it moves with Easter */
  int day;               /* of the month, or after Easter */
} Rule;

/* In GuichetHoliday's order, which is that of the year. */
static const Rule rules[] = {
  { GUICHET_HOLIDAY_JOUR_DE_L_AN, "Jour de l’An", GUICHET_HOLIDAYS_NATIONAL, 1, 1 },
  { GUICHET_HOLIDAY_VENDREDI_SAINT, "Vendredi saint", GUICHET_HOLIDAYS_ALSACE_MOSELLE, 0, -2 },
  { GUICHET_HOLIDAY_LUNDI_DE_PAQUES, "Lundi de Pâques", GUICHET_HOLIDAYS_NATIONAL, 0, 1 },
  { GUICHET_HOLIDAY_FETE_DU_TRAVAIL, "Fête du Travail", GUICHET_HOLIDAYS_NATIONAL, 5, 1 },
  { GUICHET_HOLIDAY_VICTOIRE_1945, "Victoire 1945", GUICHET_HOLIDAYS_NATIONAL, 5, 8 },
  { GUICHET_HOLIDAY_ASCENSION, "Ascension", GUICHET_HOLIDAYS_NATIONAL, 0, 39 },
  { GUICHET_HOLIDAY_LUNDI_DE_PENTECOTE, "Lundi de Pentecôte", GUICHET_HOLIDAYS_NATIONAL, 0, 50 },
  { GUICHET_HOLIDAY_FETE_NATIONALE, "Fête nationale", GUICHET_HOLIDAYS_NATIONAL, 7, 14 },
  { GUICHET_HOLIDAY_ASSOMPTION, "Assomption", GUICHET_HOLIDAYS_NATIONAL, 8, 15 },
  { GUICHET_HOLIDAY_TOUSSAINT, "Toussaint", GUICHET_HOLIDAYS_NATIONAL, 11, 1 },
  { GUICHET_HOLIDAY_ARMISTICE_1918, "Armistice 1918", GUICHET_HOLIDAYS_NATIONAL, 11, 11 },
  { GUICHET_HOLIDAY_NOEL, "Noël", GUICHET_HOLIDAYS_NATIONAL, 12, 25 },
  { GUICHET_HOLIDAY_SAINT_ETIENNE, "Saint-Étienne", GUICHET_HOLIDAYS_ALSACE_MOSELLE, 12, 26 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rules) == GUICHET_HOLIDAYS_MOST);

/* Helpers */

static void
sort_by_day (GuichetHolidayDate *dates,
             guint               n_dates)
{
  for (guint i = 1; i < n_dates; i++)
    for (guint j = i; j > 0 && dates[j].day < dates[j - 1].day; j--)
      {
        GuichetHolidayDate later = dates[j - 1];

        dates[j - 1] = dates[j];
        dates[j] = later;
      }
}

static gboolean
falls_on (const Rule *rule,
          int         month,
          int         day_of_month,
          int         after_easter)
{
  if (rule->month == 0)
    return rule->day == after_easter;
  return rule->month == month && rule->day == day_of_month;
}

/* Public API */

/**
 * guichet_holidays_get_easter:
 * @year: a year of the Gregorian calendar
 *
 * Easter Sunday, by the method that "A New York correspondent" gave to Nature in 1876.
 *
 * Returns: the day
 */
GuichetDay
guichet_holidays_get_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int rest = year % 100;
  int lunar = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - century / 4 - lunar + 15) % 30;
  int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  int shift = (golden + 11 * epact + 22 * sunday) / 451;
  int position = epact + sunday - 7 * shift + 114;

  return guichet_day_new (year, position / 31, position % 31 + 1);
}

/**
 * guichet_holidays_list:
 * @year: 1900 to 2199
 * @dates: (out): the holidays of @year in order; two may share a day (1 May 2008)
 *
 * Returns: how many there are
 */
guint
guichet_holidays_list (GuichetHolidays    self,
                       int                year,
                       GuichetHolidayDate dates[GUICHET_HOLIDAYS_MOST])
{
  GuichetDay easter = guichet_holidays_get_easter (year);
  guint n_dates = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].since <= self)
      {
        dates[n_dates].holiday = rules[i].holiday;
        dates[n_dates].day = rules[i].month ? guichet_day_new (year, rules[i].month, rules[i].day)
                                            : easter + rules[i].day;
        n_dates++;
      }
  sort_by_day (dates, n_dates);
  return n_dates;
}

/**
 * guichet_holidays_find:
 *
 * Returns: the holiday that @day is, the first one when two share it, or %GUICHET_HOLIDAY_NONE
 */
GuichetHoliday
guichet_holidays_find (GuichetHolidays self,
                       GuichetDay      day)
{
  int year, month, day_of_month, after_easter;

  guichet_day_get_date (day, &year, &month, &day_of_month);
  after_easter = day - guichet_holidays_get_easter (year);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].since <= self && falls_on (&rules[i], month, day_of_month, after_easter))
      return rules[i].holiday;
  return GUICHET_HOLIDAY_NONE;
}

/**
 * guichet_holiday_get_name:
 *
 * Returns: (nullable): its French name, a proper noun in every language
 */
const char *
guichet_holiday_get_name (GuichetHoliday holiday)
{
  if (holiday == GUICHET_HOLIDAY_NONE)
    return NULL;
  g_return_val_if_fail (holiday <= G_N_ELEMENTS (rules), NULL);

  return rules[holiday - 1].name;
}

/**
 * guichet_holidays_from_word:
 * @word: (nullable): what guichet_holidays_to_word() gave
 *
 * Returns: which days are holidays; the contract's for a word that is not known (H5)
 */
GuichetHolidays
guichet_holidays_from_word (const char *word)
{
  return g_strcmp0 (word, "alsace-moselle") == 0 ? GUICHET_HOLIDAYS_ALSACE_MOSELLE
                                                 : GUICHET_HOLIDAYS_NATIONAL;
}

/**
 * guichet_holidays_to_word:
 *
 * Returns: a word that stands for them in files
 */
const char *
guichet_holidays_to_word (GuichetHolidays self)
{
  return self == GUICHET_HOLIDAYS_ALSACE_MOSELLE ? "alsace-moselle" : "national";
}
