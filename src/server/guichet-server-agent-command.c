/* guichet-server-agent-command.c - the command that acts as the technician
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-commands.h"

#include "guichet-server-agent.h"
#include "guichet-server-demandes.h"

#define USUAL_NAME "Technicien"
#define MOST_TEXT (256 * 1024)

static const char description[] =
  "Actions:\n"
  "  message        say something; needs a text\n"
  "  take-charge    prise en charge\n"
  "  ask            ask the client, and wait for its answer\n"
  "  qualify        needs --criticality, or --not-reproduced\n"
  "  plan           give the corrective action plan\n"
  "  deliver        needs --kind correction or workaround\n"
  "  third-party    wait for a third party\n"
  "  out-of-scope   say that it is not a Demande under the contract\n"
  "  close          close it\n"
  "ID is an id, a number (D-2026-0412) or 8 characters or more that one id alone begins with.\n"
  "Every action takes a text. All the Demandes change, or none.";

typedef struct
{
  char *data_dir;
  char *text;
  char *text_file;
  char *name;
  char *criticality;
  char *kind;
  gboolean not_reproduced;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->data_dir);
  g_free (options->text);
  g_free (options->text_file);
  g_free (options->name);
  g_free (options->criticality);
  g_free (options->kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Helpers */

static gboolean
parse_options (Options *options,
               int     *argc,
               char  ***argv)
{
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir, "The service's data folder",
      "DIR" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options->text, "What to say", "TEXT" },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &options->text_file, "A file with what to say",
      "FILE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, "The technician's name", "NAME" },
    { "criticality", 0, 0, G_OPTION_ARG_STRING, &options->criticality,
      "bloquante, majeure or mineure", "WORD" },
    { "not-reproduced", 0, 0, G_OPTION_ARG_NONE, &options->not_reproduced,
      "It could not be reproduced", NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, "correction or workaround", "WORD" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context =
    g_option_context_new ("ACTION ID… - act as the technician");

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  return guichet_server_parse (context, argc, argv);
}

static gboolean
read_text (Options *options,
           GError **error)
{
  gsize length;

  if (!options->text_file)
    return TRUE;
  g_clear_pointer (&options->text, g_free);
  if (!g_file_get_contents (options->text_file, &options->text, &length, error))
    return FALSE;
  if (length <= MOST_TEXT && g_utf8_validate (options->text, (gssize) length, NULL))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not a text of at most %d bytes",
               options->text_file, MOST_TEXT);
  return FALSE;
}

static gboolean
act_on (GuichetServerStore     *store,
        const char             *reference,
        const GuichetServerAct *act,
        gint64                  now,
        GError                **error)
{
  g_autofree char *id = guichet_server_demandes_resolve (store, reference);

  if (id)
    return guichet_server_agent_act (store, id, act, now, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               "no Demande, or more than one, is meant by %s", reference);
  return FALSE;
}

static gboolean
act_on_all (GuichetServerStore     *store,
            char                  **references,
            const GuichetServerAct *act,
            gint64                  now,
            GError                **error)
{
  g_autoptr (GError) failure = NULL;

  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  for (guint i = 0; references[i] && !failure; i++)
    if (!act_on (store, references[i], act, now, &failure))
      guichet_server_store_fail (store, g_error_copy (failure));
  return guichet_server_store_end (store, error);
}

/* Public API */

/**
 * guichet_server_run_agent:
 *
 * Acts as the technician on one or more Demandes.
 */
int
guichet_server_run_agent (int    argc,
                          char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GuichetClock) clock = NULL;
  g_autoptr (GuichetServerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GuichetServerAct act;

  if (!parse_options (&options, &argc, &argv))
    return GUICHET_SERVER_EXIT_USAGE;
  if (argc < 3)
    return guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "ACTION ID… is needed");
  if (!read_text (&options, &error))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  store = guichet_server_open (options.data_dir, &clock);
  if (!store)
    return options.data_dir ? GUICHET_SERVER_EXIT_FAILED : GUICHET_SERVER_EXIT_USAGE;
  act = (GuichetServerAct){
    .action = argv[1],
    .name = options.name ? options.name : USUAL_NAME,
    .text = options.text,
    .criticality = options.criticality,
    .not_reproduced = options.not_reproduced,
    .delivered = options.kind,
  };
  if (!act_on_all (store, argv + 2, &act, guichet_clock_get_now (clock), &error))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  return GUICHET_SERVER_EXIT_DONE;
}
