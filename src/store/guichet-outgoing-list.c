/* guichet-outgoing-list.c - what leaves, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing-list.h"

#include "guichet-outgoing-table.h"

/* An item shows its Demande and its attachments. */
static const char *const tables[] = { "outgoing", "demande", "attachment", "event", NULL };

/**
 * guichet_outgoing_list_new:
 *
 * Returns: (transfer full): a list of #GuichetOutgoing: all that is not sent, the oldest first
 */
GuichetQueryModel *
guichet_outgoing_list_new (GuichetDatabase *database)
{
  GuichetQuery *query = guichet_query_new ("SELECT key FROM outgoing WHERE delivery <> 'sent'"
                                           " ORDER BY queued_at, key");

  return guichet_query_model_new (database, GUICHET_TYPE_OUTGOING, tables, query,
                                  guichet_outgoing_table_load_row, NULL);
}

/**
 * guichet_outgoing_list_new_for:
 * @parent_id: a Demande or an article
 *
 * Returns: (transfer full): a list of #GuichetOutgoing: what belongs to it and that the service's
 *   log has not told yet, the oldest first
 */
GuichetQueryModel *
guichet_outgoing_list_new_for (GuichetDatabase *database,
                               const char      *parent_id)
{
  GuichetQuery *query = guichet_query_new ("SELECT key FROM outgoing");

  guichet_query_add_text (query, " WHERE parent_id = ?", parent_id);
  guichet_query_add (query, " AND NOT EXISTS (SELECT 1 FROM event WHERE event.id = outgoing.id)"
                            " ORDER BY queued_at, key");
  return guichet_query_model_new (database, GUICHET_TYPE_OUTGOING, tables, query,
                                  guichet_outgoing_table_load_row, NULL);
}
