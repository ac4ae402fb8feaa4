/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#define HOLIDAYS_2026                                                                             \
  "2026-01-01 Jour de l’An\n"                                                                     \
  "2026-04-06 Lundi de Pâques\n"                                                                  \
  "2026-05-01 Fête du Travail\n"                                                                  \
  "2026-05-08 Victoire 1945\n"                                                                    \
  "2026-05-14 Ascension\n"                                                                        \
  "2026-05-25 Lundi de Pentecôte\n"                                                               \
  "2026-07-14 Fête nationale\n"                                                                   \
  "2026-08-15 Assomption\n"                                                                       \
  "2026-11-01 Toussaint\n"                                                                        \
  "2026-11-11 Armistice 1918\n"                                                                   \
  "2026-12-25 Noël\n"

static void
test_holidays (void)
{
  g_autoptr (CliRun) run = cli_fixture_run (NULL, "calendar", "holidays", "2026", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, HOLIDAYS_2026);
  g_assert_cmpstr (run->complaint, ==, "");
}

/* Results are data: the same bytes whatever the locale. */
static void
test_locale (void)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_setenv ("LC_ALL", "C");
  run = cli_fixture_run (NULL, "calendar", "holidays", "2026", NULL);
  cli_fixture_setenv ("LC_ALL", "C.UTF-8");
  g_assert_cmpstr (run->output, ==, HOLIDAYS_2026);
}

static void
test_alsace_moselle (void)
{
  g_autoptr (CliRun) run =
    cli_fixture_run (NULL, "calendar", "holidays", "2026", "--alsace-moselle", NULL);
  g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 14);
  g_assert_cmpstr (lines[1], ==, "2026-04-03 Vendredi saint");
  g_assert_cmpstr (lines[12], ==, "2026-12-26 Saint-Étienne");
}

static void
test_json (void)
{
  g_autoptr (CliRun) run = cli_fixture_run (NULL, "calendar", "holidays", "2008", "--json", NULL);
  g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  g_assert_cmpstr (lines[2], ==, "{\"date\":\"2008-05-01\",\"name\":\"Fête du Travail\"}");
  g_assert_cmpstr (lines[3], ==, "{\"date\":\"2008-05-01\",\"name\":\"Ascension\"}");
}

static void
test_usage (void)
{
  static const char *const cases[][3] = {
    { NULL },
    { "holidays", NULL },
    { "2026", NULL },
    { "holidays", "1899", NULL },
    { "holidays", "2200", NULL },
    { "holidays", "MMXXVI", NULL },
    { "holidays", "--weekly", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run =
        cli_fixture_run (NULL, "calendar", cases[i][0], cases[i][1], cases[i][2], NULL);

      g_assert_cmpint (run->status, ==, 2);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_cmpstr (run->complaint, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add_func ("/cli-calendar/holidays", test_holidays);
  g_test_add_func ("/cli-calendar/locale", test_locale);
  g_test_add_func ("/cli-calendar/alsace-moselle", test_alsace_moselle);
  g_test_add_func ("/cli-calendar/json", test_json);
  g_test_add_func ("/cli-calendar/usage", test_usage);
  return g_test_run ();
}
