/* guichet-cli-stats.c - guichetctl stats: the figures of a period, as the desktop exports them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-session.h"
#include "guichet-figures-query.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "stats --from DATE --to DATE"

/* A date as people give it to a program: YYYY-MM-DD; @day stays when there is none. */
static gboolean
read_day (const char *name,
          const char *text,
          GuichetDay *day)
{
  if (text && guichet_day_parse (text, day))
    return TRUE;
  guichet_cli_complain (_ ("--%s needs a date such as 2026-01-31"), name);
  return FALSE;
}

static int
print_figures (GuichetCliContext *context,
               GuichetDay         from,
               GuichetDay         to)
{
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GuichetFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  int status = GUICHET_CLI_DONE;

  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_READER, &status))
    return status;
  figures = guichet_figures_query (guichet_database_read (session.database), context->paris, from,
                                   to + 1, guichet_clock_get_now (context->clock), &error);
  if (!figures)
    return guichet_cli_session_explain (error);
  csv = guichet_figures_to_csv (figures, context->paris);
  fputs (csv, stdout);
  return GUICHET_CLI_DONE;
}

/**
 * guichet_cli_stats:
 *
 * Prints the figures of a period, both days included, as CSV.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_stats (GuichetCliContext  *context,
                   int                 argc,
                   char              **argv)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, N_ ("The first day"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, N_ ("The last day, included"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE, argc, argv, &status);
  GuichetDay from, to;

  if (!parameters)
    return status;
  if (parameters[0] || !read_day ("from", from_text, &from) || !read_day ("to", to_text, &to))
    return guichet_cli_fail_usage (USAGE);
  if (to < from)
    {
      guichet_cli_complain (_ ("--to is before --from"));
      return guichet_cli_fail_usage (USAGE);
    }
  return print_figures (context, from, to);
}
