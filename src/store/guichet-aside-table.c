/* guichet-aside-table.c - what came and could not be applied
 *
 * Kept with the reason, so that it blocks nothing and is not lost: what cannot be read or stored
 * is here; an event of a Demande that is not known waits for it in guichet-event-table.c. Both
 * are counted and listed here. What comes again and can be applied then is settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-aside-table.h"

#include <string.h>

/**
 * guichet_aside_table_keep:
 * @now: Unix milliseconds, UTC
 *
 * Keeps @aside, in the place of what was kept of the same thing before.
 */
gboolean
guichet_aside_table_keep (GuichetConnection   *connection,
                          const GuichetAside  *aside,
                          gint64               now,
                          GError             **error)
{
  return guichet_connection_run (connection, error,
                                 "DELETE FROM aside WHERE kind = ?1"
                                 " AND (id = ?2 OR (id IS NULL AND ?2 IS NULL AND content = ?3))",
                                 "sss", aside->kind, aside->id, aside->content)
         && guichet_connection_run (connection, error,
                                    "INSERT INTO aside (kind, id, reason, content, noted_at)"
                                    " VALUES (?, ?, ?, ?, ?)", "ssssi", aside->kind, aside->id,
                                    aside->reason, aside->content, now);
}

/**
 * guichet_aside_table_settle:
 *
 * Forgets what was kept of a thing, for a later state of it was applied.
 */
gboolean
guichet_aside_table_settle (GuichetConnection  *connection,
                            const char         *kind,
                            const char         *id,
                            GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM aside WHERE kind = ? AND id = ?",
                                 "ss", kind, id);
}

/**
 * guichet_aside_table_count:
 * @count: (out): how many things are kept aside, events that wait for their Demande included
 */
gboolean
guichet_aside_table_count (GuichetConnection  *connection,
                           guint              *count,
                           GError            **error)
{
  gint64 found = 0;

  if (!guichet_connection_get_integer (connection, error, &found,
                                       "SELECT (SELECT count (*) FROM aside)"
                                       " + (SELECT count (*) FROM orphan_event)", ""))
    return FALSE;
  *count = (guint) found;
  return TRUE;
}

/**
 * guichet_aside_table_list:
 *
 * Returns: (transfer full) (element-type GuichetAside): the first hundred, the latest first
 */
GPtrArray *
guichet_aside_table_list (GuichetConnection  *connection,
                          GError            **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_aside_free);
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    "SELECT kind, id, reason, content, noted_at FROM aside"
    " UNION ALL SELECT 'event', id, 'Its Demande ' || demande_id || ' is not known', '', at"
    " FROM orphan_event ORDER BY 5 DESC LIMIT 100", "");

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      const char *content = guichet_statement_get_text (statement, 3);

      g_ptr_array_add (list, guichet_aside_new (guichet_statement_get_text (statement, 0),
                                                guichet_statement_get_text (statement, 1),
                                                guichet_statement_get_text (statement, 2),
                                                content ? content : "",
                                                content ? strlen (content) : 0));
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&list) : NULL;
}
