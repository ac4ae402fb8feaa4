/* guichet-article-index.c - keeps the FAQ searchable
 *
 * Two tables of this folder alone, both derived from `article` and made again at will:
 * `article_index` (FTS5: title, category, text; its rowid is the article's key) and
 * `article_indexed` (article, updated_at), which says what the index holds. The difference
 * between `article` and `article_indexed` is the work to do, so an index that was cut short
 * by a crash goes on where it stood, and an article is never searchable in another state
 * than one it had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-index.h"

#include "guichet-article-blocks.h"

#define BATCH 64

static const char set_up_sql[] =
  "CREATE VIRTUAL TABLE IF NOT EXISTS article_index USING fts5 (title, category, body,"
  " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3');"
  "CREATE TABLE IF NOT EXISTS article_indexed ("
  " article INTEGER PRIMARY KEY, updated_at INTEGER NOT NULL)";

/* Helpers */

static gboolean
forget (GuichetConnection  *connection,
        gint64              key,
        GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM article_index WHERE rowid = ?",
                                 "i", key)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM article_indexed WHERE article = ?", "i", key);
}

static gboolean
forget_removed (GuichetConnection  *connection,
                GError            **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    "SELECT article FROM article_indexed"
    " WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.key = article_indexed.article)",
    "");

  if (!statement)
    return FALSE;
  while (guichet_statement_next (statement))
    {
      gint64 key = guichet_statement_get_integer (statement, 0);

      g_array_append_val (keys, key);
    }
  if (!guichet_statement_end (statement, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!forget (connection, g_array_index (keys, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
index_row (GuichetConnection  *connection,
           GuichetStatement   *row,
           GError            **error)
{
  const gint64 key = guichet_statement_get_integer (row, 0);
  g_autoptr (GuichetArticleBlocks) blocks =
    guichet_article_blocks_parse (guichet_statement_get_text (row, 3));
  g_autofree char *text = guichet_article_blocks_to_text (blocks);

  return forget (connection, key, error)
         && guichet_connection_run (
           connection, error,
           "INSERT INTO article_index (rowid, title, category, body) VALUES (?, ?, ?, ?)", "isss",
           key, guichet_statement_get_text (row, 1), guichet_statement_get_text (row, 2), text)
         && guichet_connection_run (
           connection, error, "INSERT INTO article_indexed (article, updated_at) VALUES (?, ?)",
           "ii", key, guichet_statement_get_integer (row, 4));
}

/* Public API */

/**
 * guichet_article_index_set_up:
 * @connection: the writer, in a transaction
 *
 * Makes the index's tables where they are not. Errors: those of the store.
 */
gboolean
guichet_article_index_set_up (GuichetConnection  *connection,
                              GError            **error)
{
  return guichet_connection_execute (connection, set_up_sql, error);
}

/**
 * guichet_article_index_update:
 * @connection: the writer, in a transaction
 * @budget_us: microseconds after which to stop, so that an autosave does not wait behind
 * @more: (out): whether there is more to do
 *
 * Brings the index nearer to the articles: removed ones go, new and changed ones come.
 * Errors: those of the store.
 */
gboolean
guichet_article_index_update (GuichetConnection  *connection,
                              gint64              budget_us,
                              gboolean           *more,
                              GError            **error)
{
  const gint64 end = g_get_monotonic_time () + budget_us;
  g_autoptr (GuichetStatement) statement = NULL;
  guint count = 0;

  *more = FALSE;
  if (!guichet_article_index_set_up (connection, error) || !forget_removed (connection, error))
    return FALSE;
  statement = guichet_connection_query (
    connection, error,
    "SELECT article.key, title, category, body, article.updated_at FROM article"
    " LEFT JOIN article_indexed ON article_indexed.article = article.key"
    " WHERE article_indexed.updated_at IS NOT article.updated_at LIMIT ?",
    "i", (gint64) BATCH);
  if (!statement)
    return FALSE;
  while (!*more && guichet_statement_next (statement))
    {
      if (!index_row (connection, statement, error))
        return FALSE;
      *more = ++count == BATCH || g_get_monotonic_time () >= end;
    }
  return guichet_statement_end (statement, error);
}
