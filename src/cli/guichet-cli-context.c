/* guichet-cli-context.c - what every command of guichetctl is given
 *
 * Results go to standard output; words for people, to standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-context.h"

#include <glib/gi18n.h>

/* Helpers */

static gboolean
has_entry (const GOptionEntry *entries,
           const char         *long_name)
{
  for (; entries && entries->long_name; entries++)
    if (g_str_equal (entries->long_name, long_name))
      return TRUE;
  return FALSE;
}

static char **
copy_words (int    argc,
            char **argv)
{
  char **words = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  return words;
}

static GOptionContext *
make_options (const GOptionEntry *entries,
              const GOptionEntry *common,
              const char         *usage)
{
  GOptionContext *options = g_option_context_new (usage);

  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_translation_domain (options, "guichet");
  if (entries)
    g_option_context_add_main_entries (options, entries, "guichet");
  g_option_context_add_main_entries (options, common, "guichet");
  return options;
}

static int
print_help (GOptionContext *options)
{
  g_autofree char *text = g_option_context_get_help (options, TRUE, NULL);

  g_print ("%s", text);
  return GUICHET_CLI_DONE;
}

/* Public API */

/**
 * guichet_cli_context_parse:
 * @entries: (nullable): the command's own options; --json is added unless it is one of them
 * @usage: the command and its parameters: "calendar holidays YEAR"
 * @status: (out): what to return when there is nothing to go on with
 *
 * Reads the options of a command, wherever they stand among its parameters.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the parameters; %NULL when the
 *   help was asked for and printed, or the usage was wrong and said so
 */
char **
guichet_cli_context_parse (GuichetCliContext   *self,
                           const GOptionEntry  *entries,
                           const char          *usage,
                           int                  argc,
                           char               **argv,
                           int                 *status)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print one JSON document a line"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry help_only[] = { common[0], G_OPTION_ENTRY_NULL };
  g_autoptr (GOptionContext) options =
    make_options (entries, has_entry (entries, "json") ? help_only : common, usage);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = copy_words (argc, argv);

  if (!g_option_context_parse_strv (options, &words, &error))
    {
      guichet_cli_complain ("%s", error->message);
      *status = guichet_cli_fail_usage (usage);
      return NULL;
    }
  if (!help)
    return g_strdupv (words + 1);
  *status = print_help (options);
  return NULL;
}

/**
 * guichet_cli_complain:
 *
 * Says to people, on standard error, what is wrong.
 */
void
guichet_cli_complain (const char *format,
                      ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("guichetctl: %s\n", text);
}

/**
 * guichet_cli_fail_usage:
 * @usage: the command and its parameters
 *
 * Recalls how a command is used.
 *
 * Returns: %GUICHET_CLI_USAGE
 */
int
guichet_cli_fail_usage (const char *usage)
{
  g_printerr (_ ("Usage: guichetctl [OPTION…] %s"), usage);
  g_printerr ("\n");
  return GUICHET_CLI_USAGE;
}
