/* guichet-notification-table.c - what the person was told of
 *
 * Kept as long as its Demande, so that nothing is told twice. A place is a notification of the
 * desktop, which may show several things at once: it is taken back when none of them stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification-table.h"

/* More at once would be told as one anyway. */
#define MOST_WATCHED "500"

/**
 * guichet_notification_table_list_watched:
 * @since: Unix milliseconds, UTC: what is due before is history
 * @due_before: Unix milliseconds, UTC: what is due later is not near
 *
 * Returns: (transfer full) (element-type utf8): the ids of the Demandes of which there may be
 *   something to tell: unread, not taken by the service, or with a deadline near
 */
GPtrArray *
guichet_notification_table_list_watched (GuichetConnection  *connection,
                                         gint64              since,
                                         gint64              due_before,
                                         GError            **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT id FROM demande WHERE unread = 1 OR delivery = 'refused'"
                              " OR id IN (SELECT parent_id FROM outgoing"
                              " WHERE delivery = 'refused')"
                              " OR key IN (SELECT demande FROM due"
                              " WHERE at > 0 AND at BETWEEN ? AND ?)"
                              " ORDER BY activity_at DESC LIMIT " MOST_WATCHED, "ii", since,
                              due_before);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_ptr_array_add (ids, g_strdup (guichet_statement_get_text (statement, 0)));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * guichet_notification_table_find_refused:
 * @attempts: (out): how often it was tried
 *
 * Returns: (transfer full) (nullable): the id of what the service did not take of a Demande, the
 *   last if there are several; %NULL without @error when it took all
 */
char *
guichet_notification_table_find_refused (GuichetConnection  *connection,
                                         const char         *demande_id,
                                         guint              *attempts,
                                         GError            **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT id, attempts FROM outgoing WHERE delivery = 'refused'"
                              " AND (id = ?1 OR parent_id = ?1)"
                              " ORDER BY queued_at DESC, key DESC LIMIT 1", "s", demande_id);

  *attempts = 0;
  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      id = g_strdup (guichet_statement_get_text (statement, 0));
      *attempts = (guint) guichet_statement_get_integer (statement, 1);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * guichet_notification_table_is_told:
 *
 * Returns: whether @key was told
 */
gboolean
guichet_notification_table_is_told (GuichetConnection *connection,
                                    const char        *key)
{
  gint64 count = 0;

  guichet_connection_get_integer (connection, NULL, &count,
                                  "SELECT count (*) FROM notification WHERE key = ?", "s", key);
  return count > 0;
}

/**
 * guichet_notification_table_tell:
 * @demande_id: (nullable): the Demande it is about; one that is not there is told nothing of
 * @place: the notification that shows it; "" when none does
 * @now: Unix milliseconds, UTC
 *
 * Notes that @key is told.
 */
gboolean
guichet_notification_table_tell (GuichetConnection  *connection,
                                 const char         *key,
                                 const char         *demande_id,
                                 const char         *place,
                                 gint64              now,
                                 GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT INTO notification (key, demande, told_at, place)"
                                 " SELECT ?1, (SELECT key FROM demande WHERE id = ?2), ?3, ?4"
                                 " WHERE ?2 = '' OR ?2 IN (SELECT id FROM demande)"
                                 " ON CONFLICT (key) DO NOTHING", "ssis", key,
                                 demande_id ? demande_id : "", now, place);
}

/**
 * guichet_notification_table_take_back:
 * @due: (element-type utf8): the keys of all that stands
 *
 * Notes that what no longer stands is not shown any more.
 *
 * Returns: (transfer full) (element-type utf8): the places that show nothing that stands
 */
GPtrArray *
guichet_notification_table_take_back (GuichetConnection  *connection,
                                      GHashTable         *due,
                                      GError            **error)
{
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT key, place FROM notification WHERE place <> ''", "");
  GHashTableIter iter;
  gpointer place;

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_hash_table_add (g_hash_table_contains (due, guichet_statement_get_text (statement, 0))
                        ? standing : gone, g_strdup (guichet_statement_get_text (statement, 1)));
  if (!guichet_statement_end (statement, error))
    return NULL;
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    if (!g_hash_table_contains (standing, place))
      {
        g_ptr_array_add (places, g_strdup (place));
        if (!guichet_connection_run (connection, error,
                                     "UPDATE notification SET place = '' WHERE place = ?", "s",
                                     place))
          return NULL;
      }
  return g_steal_pointer (&places);
}
