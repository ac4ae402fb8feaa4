/* main.c - guichetctl: the core without a display
 *
 * Reads the options that all commands share, makes what they are given, and runs one. A command
 * is one file, guichet-cli-NAME.c, whose function is declared in guichet-cli-commands.h and named
 * in the table below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "contract/guichet-tls.h"
#include "guichet-cli-commands.h"
#include "guichet-cli-output.h"
#include "guichet-config.h"
#include "guichet-zone.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_PROFILE "default"
#define USAGE "COMMAND [--json] …"

typedef struct
{
  const char *name;
  const char *usage;
  GuichetCliFunc func;
} Command;

static const Command commands[] = {
  { "calendar", "holidays YEAR", guichet_cli_calendar },
  { "deadline", "< LINES", guichet_cli_deadline },
  { "encode", "IN OUT.png", guichet_cli_encode },
  { "demande", "new|list|show|send|reply|validate …", guichet_cli_demande },
  { "doctor", "", guichet_cli_doctor },
  { "faq", "search|show|import …", guichet_cli_faq },
  { "outbox", "", guichet_cli_outbox },
  { "backup", "[--list]", guichet_cli_backup },
  { "redact", "IN.png OUT.png --box X,Y,W,H…", guichet_cli_redact },
  { "restore", "[NAME]", guichet_cli_restore },
  { "stats", "--from DATE --to DATE", guichet_cli_stats },
  { "sync", "", guichet_cli_sync },
};

typedef struct
{
  char *profile;
  char *data_dir;
  char *service;
  char *ca_file;
  char *token_file;
  gboolean help;
  gboolean version;
} Options;

/* Helpers */

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->token_file, g_free);
}

static void
context_clear (GuichetCliContext *self)
{
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->token_file, g_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->paris, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuichetCliContext, context_clear)

/* The options before the command; those after it are its own. */
static GOptionContext *
make_option_context (Options *options)
{
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options->profile,
      N_ ("Work on the profile of that name"), N_ ("NAME") },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir,
      N_ ("Work on that data folder"), N_ ("DIR") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options->service,
      N_ ("Address of the support’s service"), N_ ("URL") },
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      N_ ("Certificate of the authority to trust"), N_ ("FILE") },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file,
      N_ ("File that holds the access token"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Show the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = g_option_context_new (USAGE);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_translation_domain (context, "guichet");
  g_option_context_add_main_entries (context, entries, "guichet");
  return context;
}

static void
print_help (GOptionContext *context)
{
  g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

  g_print ("%s%s\n", text, _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n", commands[i].name, commands[i].usage);
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* A profile's name is that of a folder: nothing that could lead out of ours. */
static gboolean
is_profile_name (const char *name)
{
  return name[0] != '\0' && name[0] != '.' && !strchr (name, G_DIR_SEPARATOR);
}

static char *
get_data_dir (const Options *options)
{
  if (options->data_dir)
    return g_canonicalize_filename (options->data_dir, NULL);
  return g_build_filename (g_get_user_data_dir (), "guichet",
                           options->profile ? options->profile : DEFAULT_PROFILE, NULL);
}

static gboolean
check_options (const Options *options)
{
  if (options->profile && options->data_dir)
    guichet_cli_complain (_ ("--profile and --data-dir exclude each other"));
  else if (options->profile && !is_profile_name (options->profile))
    guichet_cli_complain (_ ("“%s” is not the name of a profile"), options->profile);
  else
    return TRUE;
  return FALSE;
}

static gboolean
make_context (Options            *options,
              GuichetCliContext  *context,
              GError            **error)
{
  context->data_dir = get_data_dir (options);
  context->service = g_steal_pointer (&options->service);
  context->ca_file = g_steal_pointer (&options->ca_file);
  context->token_file = g_steal_pointer (&options->token_file);
  context->clock = guichet_clock_new (error);
  context->paris = context->clock ? guichet_zone_new (GUICHET_ZONE_PARIS, error) : NULL;
  return context->paris != NULL;
}

static int
run_command (Options *options,
             char   **words)
{
  const Command *command = find_command (words[0]);
  g_auto (GuichetCliContext) context = { 0 };
  g_autoptr (GError) error = NULL;

  if (!command)
    {
      guichet_cli_complain (_ ("Unknown command “%s”"), words[0]);
      return guichet_cli_fail_usage (USAGE);
    }
  if (!check_options (options))
    return GUICHET_CLI_USAGE;
  if (!make_context (options, &context, &error))
    {
      guichet_cli_complain ("%s", error->message);
      return GUICHET_CLI_FAILED;
    }
  return command->func (&context, (int) g_strv_length (words), words);
}

/* What could not be written was not done. */
static int
flush_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  guichet_cli_complain (_ ("Standard output cannot be written"));
  return status == GUICHET_CLI_DONE ? GUICHET_CLI_FAILED : status;
}

/* Run from the build folder, the translations are there. */
/* Where a standard stream is closed, a file of the data would take its number, and what is printed
 * would be written into it. The streams stay unusable: what uses them must fail and say so. */
static void
hold_standard_streams (void)
{
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl (descriptor, F_GETFD) < 0 && errno == EBADF
        && open ("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor)
      _exit (GUICHET_CLI_FAILED);
}

static void
start_locale (void)
{
  const char *folder = g_getenv ("GUICHET_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain ("guichet", folder ? folder : GUICHET_LOCALEDIR);
  bind_textdomain_codeset ("guichet", "UTF-8");
  textdomain ("guichet");
}

int
main (int   argc,
      char *argv[])
{
  g_auto (Options) options = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strdupv (argv);

  guichet_tls_set_up ();
  hold_standard_streams ();
  /* Who reads us may leave early: what was asked is done to its end all the same. */
  signal (SIGPIPE, SIG_IGN);
  start_locale ();
  guichet_cli_output_set_up ();
  g_set_prgname ("guichetctl");
  context = make_option_context (&options);
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      guichet_cli_complain ("%s", error->message);
      return guichet_cli_fail_usage (USAGE);
    }
  if (options.help)
    print_help (context);
  else if (options.version)
    g_print ("guichetctl %s\n", GUICHET_VERSION);
  else if (!words[0] || !words[1])
    return guichet_cli_fail_usage (USAGE);
  else
    return flush_output (run_command (&options, words + 1));
  return flush_output (GUICHET_CLI_DONE);
}
