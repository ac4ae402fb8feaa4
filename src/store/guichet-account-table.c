/* guichet-account-table.c - what is known of the account
 *
 * Texts by key: created_at, service_address, service_id, ca_file, token_file, the cursors of
 * the feeds, what the service last said of itself; and holidays, a word, when they are not the
 * national ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-table.h"

#include <string.h>

/**
 * guichet_account_table_get:
 *
 * Returns: (transfer full) (nullable): the value; %NULL without @error when there is none
 */
char *
guichet_account_table_get (GuichetConnection  *connection,
                           const char         *key,
                           GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, "SELECT value FROM account WHERE key = ?", "s",
                              key);
  g_autofree char *value = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    value = g_strdup (guichet_statement_get_text (statement, 0));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&value) : NULL;
}

/**
 * guichet_account_table_set:
 * @value: (nullable): %NULL forgets it
 *
 * Remembers @value; nothing is written when it is known already.
 */
gboolean
guichet_account_table_set (GuichetConnection  *connection,
                           const char         *key,
                           const char         *value,
                           GError            **error)
{
  if (!value)
    return guichet_connection_run (connection, error, "DELETE FROM account WHERE key = ?", "s",
                                   key);
  return guichet_connection_run (connection, error,
                                 "INSERT INTO account (key, value) VALUES (?, ?)"
                                 " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                                 " WHERE value <> excluded.value", "ss", key, value);
}

/**
 * guichet_account_table_load_reckoning:
 * @paris: Europe/Paris (H4)
 *
 * Returns: (transfer full) (nullable): what delays are reckoned with: what the service last said
 *   of itself, and the holidays that the person chose (H5); %NULL where it published no opening
 *   hours that can be used
 */
GuichetReckoning *
guichet_account_table_load_reckoning (GuichetConnection *connection,
                                      GTimeZone         *paris)
{
  g_autofree char *text = guichet_account_table_get (connection, "service_information", NULL);
  g_autofree char *word = guichet_account_table_get (connection, "holidays", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceInformation) information =
    text ? guichet_service_information_from_text (text, strlen (text), &error) : NULL;
  GuichetReckoning *reckoning =
    information ? guichet_reckoning_new (information, paris, guichet_holidays_from_word (word),
                                         &error)
                : NULL;

  if (error)
    g_debug ("No delay can be reckoned: %s", error->message);
  return reckoning;
}
