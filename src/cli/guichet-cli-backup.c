/* guichet-cli-backup.c - guichetctl backup and restore: copies of the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-backups.h"
#include "guichet-cli-session.h"
#include "guichet-instant.h"

#include <glib/gi18n.h>

#define USAGE_BACKUP "backup [--list] [--json]"
#define USAGE_RESTORE "restore [NAME]"

/* Helpers */

static void
print_one (GuichetCliContext *context,
           const char        *name)
{
  g_autofree char *at = guichet_instant_format (guichet_backups_get_at (name));

  if (context->json)
    g_print ("{\"name\":\"%s\",\"at\":\"%s\"}\n", name, at);
  else
    g_print ("%s  %s\n", name, at);
}

static int
list (GuichetCliContext *context,
      GFile             *folder)
{
  g_auto (GStrv) names = guichet_backups_list (folder);

  for (guint i = 0; names[i]; i++)
    print_one (context, names[i]);
  return GUICHET_CLI_DONE;
}

static int
restore (GuichetCliContext *context,
         GFile             *folder,
         const char        *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept =
    guichet_backups_restore (folder, name, guichet_clock_get_now (context->clock), &error);

  if (!kept)
    return guichet_cli_session_explain (error);
  print_one (context, name);
  guichet_cli_complain (_ ("The backup is in place; what was there is kept as %s."), kept);
  return GUICHET_CLI_DONE;
}

/* Public API */

/**
 * guichet_cli_backup:
 *
 * Copies the data now, or lists the copies.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_backup (GuichetCliContext  *context,
                    int                 argc,
                    char              **argv)
{
  gboolean lists = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &lists, N_ ("Show the backups, the latest first"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE_BACKUP, argc, argv, &status);
  g_autoptr (GFile) folder = g_file_new_for_path (context->data_dir);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (!parameters)
    return status;
  if (parameters[0])
    return guichet_cli_fail_usage (USAGE_BACKUP);
  if (lists)
    return list (context, folder);
  name = guichet_backups_make (folder, guichet_clock_get_now (context->clock), &error);
  if (!name)
    return guichet_cli_session_explain (error);
  print_one (context, name);
  return GUICHET_CLI_DONE;
}

/**
 * guichet_cli_restore:
 *
 * Puts a backup in the place of the data, the latest one that is whole when none is named.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_restore (GuichetCliContext  *context,
                     int                 argc,
                     char              **argv)
{
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_RESTORE, argc, argv, &status);
  g_autoptr (GFile) folder = g_file_new_for_path (context->data_dir);
  g_auto (GStrv) names = guichet_backups_list (folder);

  if (!parameters)
    return status;
  if (parameters[0] && parameters[1])
    return guichet_cli_fail_usage (USAGE_RESTORE);
  if (parameters[0])
    return restore (context, folder, parameters[0]);
  if (!names[0])
    {
      guichet_cli_complain (_ ("There is no backup here."));
      return GUICHET_CLI_FAILED;
    }
  for (guint i = 0; names[i]; i++)
    {
      status = restore (context, folder, names[i]);
      if (status != GUICHET_CLI_FAILED)
        return status;
    }
  return status;
}
