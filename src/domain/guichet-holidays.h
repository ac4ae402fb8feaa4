/* guichet-holidays.h - the public holidays of metropolitan France
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetHoliday:
 * @GUICHET_HOLIDAY_NONE: an ordinary day
 * @GUICHET_HOLIDAY_JOUR_DE_L_AN: 1 January
 * @GUICHET_HOLIDAY_VENDREDI_SAINT: two days before Easter, Alsace-Moselle only
 * @GUICHET_HOLIDAY_LUNDI_DE_PAQUES: the day after Easter
 * @GUICHET_HOLIDAY_FETE_DU_TRAVAIL: 1 May
 * @GUICHET_HOLIDAY_VICTOIRE_1945: 8 May
 * @GUICHET_HOLIDAY_ASCENSION: 39 days after Easter
 * @GUICHET_HOLIDAY_LUNDI_DE_PENTECOTE: 50 days after Easter
 * @GUICHET_HOLIDAY_FETE_NATIONALE: 14 July
 * @GUICHET_HOLIDAY_ASSOMPTION: 15 August
 * @GUICHET_HOLIDAY_TOUSSAINT: 1 November
 * @GUICHET_HOLIDAY_ARMISTICE_1918: 11 November
 * @GUICHET_HOLIDAY_NOEL: 25 December
 * @GUICHET_HOLIDAY_SAINT_ETIENNE: 26 December, Alsace-Moselle only
 *
 * A public holiday (H5).
 */
typedef enum
{
  GUICHET_HOLIDAY_NONE,
  GUICHET_HOLIDAY_JOUR_DE_L_AN,
  GUICHET_HOLIDAY_VENDREDI_SAINT,
  GUICHET_HOLIDAY_LUNDI_DE_PAQUES,
  GUICHET_HOLIDAY_FETE_DU_TRAVAIL,
  GUICHET_HOLIDAY_VICTOIRE_1945,
  GUICHET_HOLIDAY_ASCENSION,
  GUICHET_HOLIDAY_LUNDI_DE_PENTECOTE,
  GUICHET_HOLIDAY_FETE_NATIONALE,
  GUICHET_HOLIDAY_ASSOMPTION,
  GUICHET_HOLIDAY_TOUSSAINT,
  GUICHET_HOLIDAY_ARMISTICE_1918,
  GUICHET_HOLIDAY_NOEL,
  GUICHET_HOLIDAY_SAINT_ETIENNE,
} GuichetHoliday;

/**
 * GuichetHolidays:
 * @GUICHET_HOLIDAYS_NATIONAL: the 11 of metropolitan France, the contract's
 * @GUICHET_HOLIDAYS_ALSACE_MOSELLE: those and the two of Alsace and Moselle
 *
 * Which days are holidays.
 */
typedef enum
{
  GUICHET_HOLIDAYS_NATIONAL,
  GUICHET_HOLIDAYS_ALSACE_MOSELLE,
} GuichetHolidays;

#define GUICHET_HOLIDAYS_MOST 13

/**
 * GuichetHolidayDate:
 * @day: when it is
 * @holiday: what it is
 */
typedef struct
{
  GuichetDay day;
  GuichetHoliday holiday;
} GuichetHolidayDate;

GuichetDay     guichet_holidays_get_easter (int                 year);
guint          guichet_holidays_list       (GuichetHolidays     self,
                                            int                 year,
                                            GuichetHolidayDate  dates[GUICHET_HOLIDAYS_MOST]);
GuichetHoliday guichet_holidays_find       (GuichetHolidays     self,
                                            GuichetDay          day);
GuichetHolidays guichet_holidays_from_word (const char         *word);
const char    *guichet_holidays_to_word    (GuichetHolidays     self);
const char    *guichet_holiday_get_name    (GuichetHoliday      holiday);

G_END_DECLS
