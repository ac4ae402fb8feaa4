/* guichet-cli-demande.c - guichetctl demande: writes, sends and follows Demandes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-demande-json.h"
#include "guichet-cli-session.h"
#include "guichet-demande-list.h"
#include "guichet-demande-table.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "demande new|list|show|send|reply|validate …"
#define USAGE_NEW "demande new --json FILE|- [--attach PATH]… [--send]"
#define USAGE_LIST "demande list [--json]"
#define USAGE_SHOW "demande show ID [--json]"
#define USAGE_SEND "demande send ID…"
#define USAGE_REPLY "demande reply ID --text-file FILE [--attach PATH]…"
#define USAGE_VALIDATE "demande validate ID --accept|--refuse [--reason TEXT]"

#define MOST_INPUT_BYTES (4 * 1024 * 1024)

typedef int (*Action) (GuichetCliContext *context, int argc, char **argv);

/* Helpers: new */

/* Reads no more than may be: some files never end. Gives why it could not, or NULL. */
static const char *
read_stream (FILE    *stream,
             GString *text)
{
  char block[4096];
  gsize length;

  while (text->len <= MOST_INPUT_BYTES
         && (length = fread (block, 1, sizeof block, stream)) > 0)
    g_string_append_len (text, block, (gssize) length);
  if (ferror (stream))
    return g_strerror (errno);
  return text->len > MOST_INPUT_BYTES ? _ ("it is too large") : NULL;
}

/* Reads a file or, for "-", standard input. */
static char *
read_input (const char *path,
            gsize      *length)
{
  const gboolean standard = g_str_equal (path, "-");
  FILE *stream = standard ? stdin : fopen (path, "re");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *problem = stream ? read_stream (stream, text) : g_strerror (errno);

  if (stream && !standard)
    fclose (stream);
  if (problem)
    {
      guichet_cli_complain (_ ("“%s” cannot be read: %s"), path, problem);
      return NULL;
    }
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads what people wrote: in another encoding it could be neither stored nor sent. */
static char *
read_text (const char *path)
{
  gsize length = 0;
  g_autofree char *text = read_input (path, &length);

  if (!text)
    return NULL;
  if (g_utf8_validate_len (text, length, NULL))
    return g_strdup (g_strstrip (text));
  guichet_cli_complain (_ ("“%s” is not a text in UTF-8"), path);
  return NULL;
}

static GuichetDemande *
read_demande (const char *path)
{
  gsize length = 0;
  g_autofree char *text = read_input (path, &length);
  g_autoptr (GError) error = NULL;
  GuichetDemande *demande;

  if (!text)
    return NULL;
  demande = guichet_cli_demande_from_json (text, length, &error);
  if (!demande)
    guichet_cli_complain (_ ("“%s” is no Demande: %s"), path, error->message);
  return demande;
}

static gboolean
attach (GuichetCliSession *session,
        const char        *id,
        const char        *path,
        int               *status)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autoptr (GError) error = NULL;

  guichet_sync_attach_file_async (session->sync, id, file, NULL, guichet_cli_session_keep_cb,
                                  &result);
  guichet_cli_session_wait (&result);
  attachment = guichet_sync_attach_finish (session->sync, result, &error);
  if (attachment)
    return TRUE;
  guichet_cli_complain ("%s:", path);
  *status = guichet_cli_session_explain (error);
  return FALSE;
}

static gboolean
queue (GuichetCliSession *session,
       const char        *id,
       int               *status)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_sync_send_async (session->sync, id, 0, NULL, guichet_cli_session_keep_cb, &result);
  return guichet_cli_session_command (session, &result, status);
}

static gboolean
keep (GuichetCliSession *session,
      GuichetDemande    *demande,
      int               *status)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_sync_save_draft_async (session->sync, demande, NULL, guichet_cli_session_keep_cb,
                                 &result);
  return guichet_cli_session_command (session, &result, status);
}

/* The draft stays when an attachment is refused: nothing that was written is lost. */
static int
make (GuichetCliSession *session,
      GuichetDemande    *demande,
      char             **paths,
      gboolean           send)
{
  const char *id = guichet_demande_get_id (demande);
  int status = GUICHET_CLI_DONE;

  if (!keep (session, demande, &status))
    return status;
  g_print ("%s\n", id);
  for (char **path = paths; path && *path; path++)
    if (!attach (session, id, *path, &status))
      return status;
  if (send)
    queue (session, id, &status);
  return status;
}

static int
demande_new (GuichetCliContext  *context,
             int                 argc,
             char              **argv)
{
  g_autofree char *input = NULL;
  g_auto (GStrv) paths = NULL;
  gboolean send = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &input, N_ ("Read the Demande from that file"),
      N_ ("FILE") },
    { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, N_ ("Attach that file"), N_ ("PATH") },
    { "send", 0, 0, G_OPTION_ARG_NONE, &send, N_ ("Queue it for sending"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GuichetDemande) demande = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE_NEW, argc, argv, &status);

  if (!parameters)
    return status;
  if (!input || parameters[0])
    return guichet_cli_fail_usage (USAGE_NEW);
  demande = read_demande (input);
  if (!demande)
    return GUICHET_CLI_FAILED;
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status))
    return status;
  return make (&session, demande, paths, send);
}

/* Helpers: list and show */

static void
print_row (GuichetDemande *demande)
{
  const char *number = guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER);
  const char *status = guichet_demande_get_text (demande, GUICHET_DEMANDE_STATUS);

  g_print ("%-14s  %-16s  %s\n", *number ? number : guichet_demande_get_id (demande),
           *status ? status : guichet_delivery_to_word (guichet_demande_get_delivery (demande)),
           guichet_demande_get_title (demande));
}

static int
print_line (GuichetCliContext *context,
            GuichetCliSession *session,
            GuichetDemande    *demande)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
    guichet_cli_demande_list_line (session->database, context->paris, demande, &error);

  if (!line)
    return guichet_cli_session_explain (error);
  puts (line);
  return GUICHET_CLI_DONE;
}

static int
demande_list (GuichetCliContext  *context,
              int                 argc,
              char              **argv)
{
  g_auto (GuichetCliSession) session = { 0 };
  const GuichetDemandeFilter everything = { 0 };
  g_autoptr (GListModel) list = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_LIST, argc, argv, &status);

  if (!parameters)
    return status;
  if (parameters[0])
    return guichet_cli_fail_usage (USAGE_LIST);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_READER, &status))
    return status;
  list = G_LIST_MODEL (guichet_demande_list_new (session.database, &everything));
  for (guint i = 0; i < g_list_model_get_n_items (list) && status == GUICHET_CLI_DONE; i++)
    {
      g_autoptr (GuichetDemande) demande = g_list_model_get_item (list, i);

      if (context->json)
        status = print_line (context, &session, demande);
      else
        print_row (demande);
    }
  return status;
}

static int
demande_show (GuichetCliContext  *context,
              int                 argc,
              char              **argv)
{
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GuichetDemande) demande = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_SHOW, argc, argv, &status);

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 1)
    return guichet_cli_fail_usage (USAGE_SHOW);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_READER, &status))
    return status;
  id = guichet_cli_session_resolve (&session, parameters[0], &status);
  if (!id)
    return status;
  demande = guichet_demande_table_load (guichet_database_read (session.database), id, &error);
  if (demande)
    text = guichet_cli_demande_document (session.database, context->paris, demande,
                                         !context->json, &error);
  if (!text)
    return guichet_cli_session_explain (error);
  puts (text);
  return GUICHET_CLI_DONE;
}

/* Helpers: send, reply and validate */

static int
demande_send (GuichetCliContext  *context,
              int                 argc,
              char              **argv)
{
  g_auto (GuichetCliSession) session = { 0 };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_SEND, argc, argv, &status);

  if (!parameters)
    return status;
  if (!parameters[0])
    return guichet_cli_fail_usage (USAGE_SEND);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status))
    return status;
  for (char **reference = parameters; *reference; reference++)
    {
      g_autofree char *id = guichet_cli_session_resolve (&session, *reference, &status);

      if (id)
        queue (&session, id, &status);
    }
  return status;
}

static GListModel *
make_files (char **paths)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (char **path = paths; path && *path; path++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*path);

      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

static int
demande_reply (GuichetCliContext  *context,
               int                 argc,
               char              **argv)
{
  g_autofree char *text_file = NULL;
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &text_file, N_ ("Read the message from that file"),
      N_ ("FILE") },
    { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, N_ ("Attach that file"), N_ ("PATH") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) files = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE_REPLY, argc, argv, &status);

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 1 || !text_file)
    return guichet_cli_fail_usage (USAGE_REPLY);
  text = read_text (text_file);
  if (!text)
    return GUICHET_CLI_FAILED;
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status))
    return status;
  id = guichet_cli_session_resolve (&session, parameters[0], &status);
  if (!id)
    return status;
  files = make_files (paths);
  guichet_sync_reply_async (session.sync, id, text, files, NULL,
                            guichet_cli_session_keep_cb, &result);
  guichet_cli_session_command (&session, &result, &status);
  return status;
}

static int
demande_validate (GuichetCliContext  *context,
                  int                 argc,
                  char              **argv)
{
  gboolean accept = FALSE;
  gboolean refuse = FALSE;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_ ("What was delivered does what it should"),
      NULL },
    { "refuse", 0, 0, G_OPTION_ARG_NONE, &refuse, N_ ("What was delivered does not"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE_VALIDATE, argc, argv, &status);

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 1 || accept == refuse)
    return guichet_cli_fail_usage (USAGE_VALIDATE);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status))
    return status;
  id = guichet_cli_session_resolve (&session, parameters[0], &status);
  if (!id)
    return status;
  guichet_sync_validate_async (session.sync, id, accept, reason, NULL, guichet_cli_session_keep_cb,
                               &result);
  guichet_cli_session_command (&session, &result, &status);
  return status;
}

/* Public API */

/**
 * guichet_cli_demande:
 *
 * Writes, shows, sends and answers Demandes.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_demande (GuichetCliContext  *context,
                     int                 argc,
                     char              **argv)
{
  static const struct
  {
    const char *name;
    Action action;
  } actions[] = {
    { "new", demande_new },     { "list", demande_list },   { "show", demande_show },
    { "send", demande_send },   { "reply", demande_reply }, { "validate", demande_validate },
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, argv[1]))
      return actions[i].action (context, argc - 1, argv + 1);
  return guichet_cli_fail_usage (USAGE);
}
