/* guichet-server-import-command.c - the command that loads content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-commands.h"

#include "guichet-server-import.h"

static const char description[] =
  "One JSON object a line, with its type: service, opening, progiciel, notice, article, medium,\n"
  "removed (of: article, medium or demande; id). Files are named relative to the .jsonl. All the\n"
  "lines are taken, or none; importing the same again changes nothing.";

/* Public API */

/**
 * guichet_server_run_import:
 *
 * Loads content from JSON Lines.
 */
int
guichet_server_run_import (int    argc,
                           char **argv)
{
  g_autofree char *data_dir = NULL;
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, "The service's data folder", "DIR" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context =
    g_option_context_new ("FILE.jsonl… - load content from JSON Lines");
  g_autoptr (GuichetClock) clock = NULL;
  g_autoptr (GuichetServerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  if (!guichet_server_parse (context, &argc, &argv))
    return GUICHET_SERVER_EXIT_USAGE;
  if (argc < 2)
    return guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "FILE.jsonl is needed");
  store = guichet_server_open (data_dir, &clock);
  if (!store)
    return data_dir ? GUICHET_SERVER_EXIT_FAILED : GUICHET_SERVER_EXIT_USAGE;
  if (!guichet_server_import_files (store, argv + 1, guichet_clock_get_now (clock), &error))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  return GUICHET_SERVER_EXIT_DONE;
}
