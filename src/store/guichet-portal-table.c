/* guichet-portal-table.c - the Portail's own figures, as it last said them
 *
 * By period, with the instant they were asked at. Kept to be shown when the service does not
 * answer; the least recently asked are forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-portal-table.h"

#include <string.h>

#define MOST_PERIODS "100"

static GuichetPortalFigures *
read_figures (const char *text)
{
  g_autoptr (GError) error = NULL;
  GuichetPortalFigures *figures = guichet_portal_figures_from_text (text, strlen (text), &error);

  if (!figures)
    g_message ("The Portail's figures that are kept are unreadable: %s", error->message);
  return figures;
}

/**
 * guichet_portal_table_find:
 * @from: the first day
 * @to: the day after the last one
 * @asked_at: (out): when they were asked; Unix milliseconds, UTC; 0 when they were not
 *
 * Returns: (transfer full) (nullable): what the Portail last said of a period; %NULL without
 *   @error when it was not asked, or what is kept cannot be read any more
 */
GuichetPortalFigures *
guichet_portal_table_find (GuichetConnection  *connection,
                           GuichetDay          from,
                           GuichetDay          to,
                           gint64             *asked_at,
                           GError            **error)
{
  g_autoptr (GuichetPortalFigures) figures = NULL;
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    "SELECT asked_at, text FROM portal_figures WHERE from_day = ? AND to_day = ?", "ii",
    (gint64) from, (gint64) to);

  *asked_at = 0;
  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      figures = read_figures (guichet_statement_get_text (statement, 1));
      *asked_at = figures ? guichet_statement_get_integer (statement, 0) : 0;
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&figures) : NULL;
}

/**
 * guichet_portal_table_put:
 * @asked_at: Unix milliseconds, UTC
 *
 * Keeps what the Portail said of a period, in place of what it said before.
 */
gboolean
guichet_portal_table_put (GuichetConnection           *connection,
                          const GuichetPortalFigures  *figures,
                          gint64                       asked_at,
                          GError                     **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT OR REPLACE INTO portal_figures"
                                 " (from_day, to_day, asked_at, text) VALUES (?, ?, ?, ?)",
                                 "iiis", (gint64) figures->from, (gint64) figures->to, asked_at,
                                 figures->text)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM portal_figures WHERE rowid NOT IN (SELECT rowid"
                                    " FROM portal_figures ORDER BY asked_at DESC, rowid DESC"
                                    " LIMIT " MOST_PERIODS ")",
                                    "");
}
