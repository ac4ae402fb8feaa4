/* guichet-cli-calendar.c - guichetctl calendar: the holidays of a year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-holidays.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "calendar holidays YEAR [--alsace-moselle] [--json]"

static void
print_holidays (GuichetHolidays holidays,
                int             year,
                gboolean        json)
{
  GuichetHolidayDate dates[GUICHET_HOLIDAYS_MOST];
  guint n_dates = guichet_holidays_list (holidays, year, dates);

  for (guint i = 0; i < n_dates; i++)
    {
      g_autofree char *date = guichet_day_format (dates[i].day);

      /* Data, so UTF-8 in every locale; no name needs escaping. */
      printf (json ? "{\"date\":\"%s\",\"name\":\"%s\"}\n" : "%s %s\n", date,
              guichet_holiday_get_name (dates[i].holiday));
    }
}

/**
 * guichet_cli_calendar:
 *
 * Prints the public holidays of a year, one a line.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_calendar (GuichetCliContext  *context,
                      int                 argc,
                      char              **argv)
{
  gboolean alsace_moselle = FALSE;
  const GOptionEntry entries[] = {
    { "alsace-moselle", 0, 0, G_OPTION_ARG_NONE, &alsace_moselle,
      N_ ("Count the two holidays of Alsace and Moselle too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE, argc, argv, &status);
  guint64 year;

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 2 || !g_str_equal (parameters[0], "holidays"))
    return guichet_cli_fail_usage (USAGE);
  if (!g_ascii_string_to_unsigned (parameters[1], 10, GUICHET_DAY_FIRST_YEAR,
                                   GUICHET_DAY_LAST_YEAR, &year, NULL))
    {
      guichet_cli_complain (_ ("“%s” is not a year from 1900 to 2199"), parameters[1]);
      return GUICHET_CLI_USAGE;
    }
  print_holidays (alsace_moselle ? GUICHET_HOLIDAYS_ALSACE_MOSELLE : GUICHET_HOLIDAYS_NATIONAL,
                  (int) year, context->json);
  return GUICHET_CLI_DONE;
}
