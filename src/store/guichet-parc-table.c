/* guichet-parc-table.c - our Progiciels
 *
 * What we say of them ourselves: it never leaves, but for what a Demande says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-parc-table.h"

#define SELECT                                                                                     \
  "SELECT progiciel, version, sites, formation, prerequis, teleassistance, licence FROM parc"

enum
{
  COLUMN_PROGICIEL,
  COLUMN_VERSION,
  COLUMN_SITES,
  COLUMN_CONDITIONS,
};

static GuichetParcEntry *
read_entry (GuichetStatement *statement)
{
  GuichetParcEntry *entry =
    guichet_parc_entry_new (guichet_statement_get_text (statement, COLUMN_PROGICIEL));

  g_free (entry->version);
  entry->version = g_strdup (guichet_statement_get_text (statement, COLUMN_VERSION));
  g_free (entry->sites);
  entry->sites = g_strdup (guichet_statement_get_text (statement, COLUMN_SITES));
  for (int i = 0; i < GUICHET_N_CONDITIONS; i++)
    entry->conditions[i] =
      (GuichetConditionState) guichet_statement_get_integer (statement, COLUMN_CONDITIONS + i);
  return entry;
}

/**
 * guichet_parc_table_list:
 *
 * Returns: (transfer full) (element-type GuichetParcEntry): all of them, by id
 */
GPtrArray *
guichet_parc_table_list (GuichetConnection  *connection,
                         GError            **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_parc_entry_free);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " ORDER BY progiciel", "");

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_ptr_array_add (entries, read_entry (statement));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&entries) : NULL;
}

/**
 * guichet_parc_table_find:
 *
 * Returns: (transfer full) (nullable): what we say of a Progiciel; %NULL without @error when it
 *   is not of our parc
 */
GuichetParcEntry *
guichet_parc_table_find (GuichetConnection  *connection,
                         const char         *progiciel,
                         GError            **error)
{
  g_autoptr (GuichetParcEntry) entry = NULL;
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " WHERE progiciel = ?", "s", progiciel);

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    entry = read_entry (statement);
  return guichet_statement_end (statement, error) ? g_steal_pointer (&entry) : NULL;
}

/**
 * guichet_parc_table_put:
 *
 * Adds a Progiciel, or replaces what was said of it.
 */
gboolean
guichet_parc_table_put (GuichetConnection       *connection,
                        const GuichetParcEntry  *entry,
                        GError                 **error)
{
  const GuichetConditionState *states = entry->conditions;

  return guichet_connection_run (
    connection, error,
    "INSERT OR REPLACE INTO parc (progiciel, version, sites, formation, prerequis, teleassistance,"
    " licence) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "sssbbbb", entry->progiciel, entry->version, entry->sites,
    (int) states[GUICHET_CONDITION_FORMATION], (int) states[GUICHET_CONDITION_PREREQUIS],
    (int) states[GUICHET_CONDITION_TELEASSISTANCE], (int) states[GUICHET_CONDITION_LICENCE]);
}

/**
 * guichet_parc_table_remove:
 *
 * Forgets a Progiciel.
 */
gboolean
guichet_parc_table_remove (GuichetConnection  *connection,
                           const char         *progiciel,
                           GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM parc WHERE progiciel = ?", "s",
                                 progiciel);
}
