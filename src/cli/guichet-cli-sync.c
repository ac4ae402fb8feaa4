/* guichet-cli-sync.c - guichetctl sync: exchanges until nothing is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-session.h"

#include <glib/gi18n.h>

#define USAGE "sync [--json]"

static int
report (GuichetCliContext *context,
        GuichetCliSession *session)
{
  const guint pending = guichet_sync_get_pending (session->sync);
  const guint refused = guichet_sync_get_refused (session->sync);

  if (context->json)
    g_print ("{\"pending\":%u,\"refused\":%u}\n", pending, refused);
  if (refused == 0)
    return GUICHET_CLI_DONE;
  guichet_cli_complain (ngettext ("The service refused %u item: see “guichetctl outbox”.",
                                  "The service refused %u items: see “guichetctl outbox”.",
                                  refused),
                        refused);
  return GUICHET_CLI_PARTLY;
}

/**
 * guichet_cli_sync:
 *
 * Exchanges with the service until nothing is left.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_sync (GuichetCliContext  *context,
                  int                 argc,
                  char              **argv)
{
  int status = GUICHET_CLI_DONE;
  g_auto (GuichetCliSession) session = { 0 };
  g_auto (GStrv) parameters = guichet_cli_context_parse (context, NULL, USAGE, argc, argv, &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 0)
    return guichet_cli_fail_usage (USAGE);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status))
    return status;
  guichet_sync_run_async (session.sync, NULL, guichet_cli_session_keep_cb, &result);
  guichet_cli_session_wait (&result);
  if (!guichet_sync_run_finish (session.sync, result, &error))
    return guichet_cli_session_explain (error);
  return report (context, &session);
}
