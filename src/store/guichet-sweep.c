/* guichet-sweep.c - removes what a complete reading did not bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sweep.h"

/**
 * guichet_sweep:
 * @select_ids: gives the ids that are stored
 * @present: (element-type utf8): those to keep, as a set
 * @remove: what to do with the others
 */
gboolean
guichet_sweep (GuichetConnection  *connection,
               const char         *select_ids,
               GHashTable         *present,
               GuichetSweepFunc    remove,
               GError            **error)
{
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, select_ids, "");

  if (!statement)
    return FALSE;
  while (guichet_statement_next (statement))
    {
      const char *id = guichet_statement_get_text (statement, 0);

      if (!g_hash_table_contains (present, id))
        g_ptr_array_add (absent, g_strdup (id));
    }
  if (!guichet_statement_end (statement, error))
    return FALSE;
  for (guint i = 0; i < absent->len; i++)
    if (!remove (connection, g_ptr_array_index (absent, i), error))
      return FALSE;
  return TRUE;
}
