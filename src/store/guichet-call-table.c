/* guichet-call-table.c - our calls to the support
 *
 * Noted here and never sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-call-table.h"

#define SELECT "SELECT id, demande_id, caller, at, note, callback_at, done_at FROM call"

static GPtrArray *
collect (GuichetStatement  *owned,
         GError           **error)
{
  g_autoptr (GPtrArray) calls = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_call_free);
  g_autoptr (GuichetStatement) statement = owned;

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      GuichetCall *call = guichet_call_new (
        guichet_statement_get_text (statement, 0), guichet_statement_get_text (statement, 1),
        guichet_statement_get_text (statement, 2), guichet_statement_get_integer (statement, 3),
        guichet_statement_get_text (statement, 4), guichet_statement_get_integer (statement, 5));

      call->done_at = guichet_statement_get_integer (statement, 6);
      g_ptr_array_add (calls, call);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&calls) : NULL;
}

/**
 * guichet_call_table_list:
 * @demande_id: a Demande
 *
 * Returns: (transfer full) (element-type GuichetCall): the calls about it, the oldest first
 */
GPtrArray *
guichet_call_table_list (GuichetConnection  *connection,
                         const char         *demande_id,
                         GError            **error)
{
  return collect (guichet_connection_query (connection, error,
                                            SELECT " WHERE demande_id = ? ORDER BY at, key", "s",
                                            demande_id),
                  error);
}

/**
 * guichet_call_table_awaited:
 *
 * Returns: (transfer full) (element-type GuichetCall): the calls whose call-back was promised and
 *   has not come, the first one promised first
 */
GPtrArray *
guichet_call_table_awaited (GuichetConnection  *connection,
                            GError            **error)
{
  return collect (guichet_connection_query (connection, error,
                                            SELECT " WHERE callback_at <> 0 AND done_at = 0"
                                            " ORDER BY callback_at, key", ""),
                  error);
}

/**
 * guichet_call_table_add:
 *
 * Notes a call.
 */
gboolean
guichet_call_table_add (GuichetConnection  *connection,
                        const GuichetCall  *call,
                        GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT INTO call (id, demande_id, caller, at, note, callback_at,"
                                 " done_at) VALUES (?, ?, ?, ?, ?, ?, ?)", "sssisii", call->id,
                                 call->demande_id, call->caller, call->at, call->note,
                                 call->callback_at, call->done_at);
}

/**
 * guichet_call_table_conclude:
 * @done_at: when Eksaé called back, or when it was given up; Unix milliseconds, UTC
 *
 * Ends the wait for a call-back.
 */
gboolean
guichet_call_table_conclude (GuichetConnection  *connection,
                             const char         *id,
                             gint64              done_at,
                             GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE call SET done_at = ? WHERE id = ? AND done_at = 0", "is",
                                 done_at, id);
}
