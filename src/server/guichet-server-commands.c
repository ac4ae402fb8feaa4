/* guichet-server-commands.c - what the commands of guichet-server share, and the small ones
 *
 * Results go to standard output, complaints to standard error, one sentence each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-commands.h"

#include "guichet-server-tokens.h"

/* The usual subject: whom the demonstration and the tests write as. */
#define USUAL_SUBJECT "Service informatique"

/* Public API */

/**
 * guichet_server_complain:
 *
 * Says on standard error what is wrong.
 *
 * Returns: @code, to exit with
 */
int
guichet_server_complain (int         code,
                         const char *format,
                         ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("guichet-server: %s\n", sentence);
  return code;
}

/**
 * guichet_server_parse:
 *
 * Parses the options of a command; complains and gives %FALSE when they are wrong.
 */
gboolean
guichet_server_parse (GOptionContext *context,
                      int            *argc,
                      char         ***argv)
{
  g_autoptr (GError) error = NULL;

  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "%s (--help tells more)", error->message);
  return FALSE;
}

/**
 * guichet_server_open:
 * @data_dir: (nullable): the data folder asked for
 * @clock: (out) (transfer full): the program's clock
 *
 * Returns: (transfer full) (nullable): the store; %NULL after a complaint
 */
GuichetServerStore *
guichet_server_open (const char    *data_dir,
                     GuichetClock **clock)
{
  g_autoptr (GError) error = NULL;
  GuichetServerStore *store = NULL;

  if (!data_dir)
    {
      guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "--data-dir DIR is needed");
      return NULL;
    }
  *clock = guichet_clock_new (&error);
  if (*clock)
    store = guichet_server_store_open (data_dir, &error);
  if (store)
    return store;
  g_clear_object (clock);
  guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  return NULL;
}

/**
 * guichet_server_run_token:
 *
 * Prints a new bearer token.
 */
int
guichet_server_run_token (int    argc,
                          char **argv)
{
  g_autofree char *data_dir = NULL;
  g_autofree char *subject = NULL;
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, "The service's data folder", "DIR" },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &subject, "Whom the token names: the author of what "
      "is written with it", "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- print a new bearer token");
  g_autoptr (GuichetClock) clock = NULL;
  g_autoptr (GuichetServerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!guichet_server_parse (context, &argc, &argv))
    return GUICHET_SERVER_EXIT_USAGE;
  store = guichet_server_open (data_dir, &clock);
  if (!store)
    return data_dir ? GUICHET_SERVER_EXIT_FAILED : GUICHET_SERVER_EXIT_USAGE;
  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  token = guichet_server_tokens_add (store, subject && *subject ? subject : USUAL_SUBJECT,
                                     guichet_clock_get_now (clock));
  if (!guichet_server_store_end (store, &error))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  g_print ("%s\n", token);
  return GUICHET_SERVER_EXIT_DONE;
}
