/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-holidays.h"

static void
assert_day (GuichetDay  day,
            const char *text)
{
  g_autofree char *written = guichet_day_format (day);

  g_assert_cmpstr (written, ==, text);
}

static void
test_easter_vectors (void)
{
  static const char *easters[] = {
    "1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19",
    "1997-03-30", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31",
    "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2035-03-25", "2038-04-25",
    "2049-04-18", "2076-04-19", "2100-03-28", "2160-03-23",
  };

  for (guint i = 0; i < G_N_ELEMENTS (easters); i++)
    assert_day (guichet_holidays_get_easter ((int) g_ascii_strtoll (easters[i], NULL, 10)),
                easters[i]);
}

/* Oudin's formula: the same day reached by another way. */
static GuichetDay
oudin (int year)
{
  int g = year % 19;
  int c = year / 100;
  int h = (c - c / 4 - (8 * c + 13) / 25 + 19 * g + 15) % 30;
  int i = h - h / 28 * (1 - 29 / (h + 1) * ((21 - g) / 11));
  int j = (year + year / 4 + i + 2 - c + c / 4) % 7;
  int l = i - j;
  int month = 3 + (l + 40) / 44;

  return guichet_day_new (year, month, l + 28 - 31 * (month / 4));
}

static void
test_easter_every_year (void)
{
  for (int year = 1900; year <= 2199; year++)
    {
      GuichetDay easter = guichet_holidays_get_easter (year);

      g_assert_cmpint (easter, ==, oudin (year));
      g_assert_cmpint (guichet_day_get_weekday (easter), ==, GUICHET_WEEKDAY_SUNDAY);
    }
}

/* Each kind where it must be, in every year, whatever the list says. */
static void
test_every_kind (void)
{
  for (int year = 1900; year <= 2199; year++)
    {
      GuichetDay easter = oudin (year);
      const struct
      {
        GuichetDay day;
        gboolean national;
      } cases[] = {
        { guichet_day_new (year, 1, 1), TRUE },   { easter - 2, FALSE },
        { easter + 1, TRUE },                     { guichet_day_new (year, 5, 1), TRUE },
        { guichet_day_new (year, 5, 8), TRUE },   { easter + 39, TRUE },
        { easter + 50, TRUE },                    { guichet_day_new (year, 7, 14), TRUE },
        { guichet_day_new (year, 8, 15), TRUE },  { guichet_day_new (year, 11, 1), TRUE },
        { guichet_day_new (year, 11, 11), TRUE }, { guichet_day_new (year, 12, 25), TRUE },
        { guichet_day_new (year, 12, 26), FALSE },
      };

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_assert_cmpint (guichet_holidays_find (GUICHET_HOLIDAYS_ALSACE_MOSELLE, cases[i].day),
                           !=, GUICHET_HOLIDAY_NONE);
          g_assert_cmpint (guichet_holidays_find (GUICHET_HOLIDAYS_NATIONAL, cases[i].day)
                             != GUICHET_HOLIDAY_NONE,
                           ==, cases[i].national);
        }
    }
}

/* What is found and what is listed are the same days: nothing beside the list is a holiday. */
static void
test_list_is_all (gconstpointer data)
{
  GuichetHolidays holidays = (GuichetHolidays) GPOINTER_TO_INT (data);
  guint expected = holidays == GUICHET_HOLIDAYS_NATIONAL ? 11 : 13;

  for (int year = 1900; year <= 2199; year++)
    {
      GuichetHolidayDate dates[GUICHET_HOLIDAYS_MOST];
      guint at = 0;
      GuichetDay last = guichet_day_new (year, 12, 31);

      g_assert_cmpuint (guichet_holidays_list (holidays, year, dates), ==, expected);
      for (GuichetDay day = guichet_day_new (year, 1, 1); day <= last; day++)
        {
          GuichetHoliday found = guichet_holidays_find (holidays, day);

          if (at == expected || dates[at].day != day)
            {
              g_assert_cmpint (found, ==, GUICHET_HOLIDAY_NONE);
              continue;
            }
          g_assert_cmpint (found, ==, dates[at].holiday);
          while (at < expected && dates[at].day == day)
            at++;
        }
      g_assert_cmpuint (at, ==, expected);
    }
}

static void
test_2026 (void)
{
  static const struct
  {
    const char *day;
    const char *name;
  } expected[] = {
    { "2026-01-01", "Jour de l’An" },    { "2026-04-06", "Lundi de Pâques" },
    { "2026-05-01", "Fête du Travail" }, { "2026-05-08", "Victoire 1945" },
    { "2026-05-14", "Ascension" },       { "2026-05-25", "Lundi de Pentecôte" },
    { "2026-07-14", "Fête nationale" },  { "2026-08-15", "Assomption" },
    { "2026-11-01", "Toussaint" },       { "2026-11-11", "Armistice 1918" },
    { "2026-12-25", "Noël" },
  };
  GuichetHolidayDate dates[GUICHET_HOLIDAYS_MOST];

  g_assert_cmpuint (guichet_holidays_list (GUICHET_HOLIDAYS_NATIONAL, 2026, dates), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      assert_day (dates[i].day, expected[i].day);
      g_assert_cmpstr (guichet_holiday_get_name (dates[i].holiday), ==, expected[i].name);
    }
}

static void
test_two_on_a_day (void)
{
  GuichetHolidayDate dates[GUICHET_HOLIDAYS_MOST];

  g_assert_cmpuint (guichet_holidays_list (GUICHET_HOLIDAYS_NATIONAL, 2008, dates), ==, 11);
  g_assert_cmpint (dates[2].day, ==, guichet_day_new (2008, 5, 1));
  g_assert_cmpint (dates[3].day, ==, guichet_day_new (2008, 5, 1));
  g_assert_cmpint (dates[2].holiday, ==, GUICHET_HOLIDAY_FETE_DU_TRAVAIL);
  g_assert_cmpint (dates[3].holiday, ==, GUICHET_HOLIDAY_ASCENSION);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/easter-vectors", test_easter_vectors);
  g_test_add_func ("/holidays/easter-every-year", test_easter_every_year);
  g_test_add_func ("/holidays/every-kind", test_every_kind);
  g_test_add_data_func ("/holidays/list-is-all/national",
                        GINT_TO_POINTER (GUICHET_HOLIDAYS_NATIONAL), test_list_is_all);
  g_test_add_data_func ("/holidays/list-is-all/alsace-moselle",
                        GINT_TO_POINTER (GUICHET_HOLIDAYS_ALSACE_MOSELLE), test_list_is_all);
  g_test_add_func ("/holidays/2026", test_2026);
  g_test_add_func ("/holidays/two-on-a-day", test_two_on_a_day);
  return g_test_run ();
}
