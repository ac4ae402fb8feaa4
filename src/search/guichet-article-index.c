/* guichet-article-index.c - keeps the FAQ searchable
 *
 * Whoever writes an article leaves its key in search_pending (triggers of the schema): that is
 * the work to do. It is done in the writer's transactions, so an index that was cut short by a
 * crash goes on where it stood, and an article is never searchable in another state than one it
 * had. Once a day what the index holds is read through, all of it: an index that the disk has
 * spoilt is made again from the articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-index.h"

#include "guichet-account-table.h"
#include "guichet-text-index.h"

/* What fits in memory whatever the articles are, and is written in some 20 ms. */
#define BATCH 500
#define CHECKED_KEY "search_checked"

/* Helpers */

static gboolean
put_row (GuichetTextIndex  *index,
         GuichetStatement  *row,
         GError           **error)
{
  const GuichetIndexedText text = {
    .item = guichet_statement_get_integer (row, 0),
    .title = guichet_statement_get_text (row, 1),
    .body = guichet_statement_get_text (row, 2),
    .product = guichet_statement_get_text (row, 3),
    .category = guichet_statement_get_text (row, 4),
  };

  return text.title ? guichet_text_index_put (index, &text, error)
                    : guichet_text_index_remove (index, text.item, error);
}

static gboolean
index_pending (GuichetConnection  *connection,
               GuichetTextIndex   *index,
               gint64              end,
               gint64             *last,
               gboolean           *more,
               GError            **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error,
    "SELECT search_pending.item, title, body, product, category FROM search_pending"
    " LEFT JOIN article ON article.key = search_pending.item"
    " WHERE search_pending.collection = ? ORDER BY search_pending.item LIMIT ?",
    "bb", GUICHET_COLLECTION_ARTICLES, BATCH);
  guint count = 0;

  if (!row)
    return FALSE;
  while (!*more && guichet_statement_next (row))
    {
      if (!put_row (index, row, error))
        return FALSE;
      *last = guichet_statement_get_integer (row, 0);
      *more = ++count == BATCH || g_get_monotonic_time () >= end;
    }
  return guichet_statement_end (row, error);
}

static gboolean
mend_daily (GuichetConnection  *connection,
           GError            **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autoptr (GError) reason = NULL;
  g_autofree char *checked = guichet_account_table_get (connection, CHECKED_KEY, &reason);

  if (!reason && g_strcmp0 (checked, today) == 0)
    return TRUE;
  if (!reason && guichet_account_table_set (connection, CHECKED_KEY, today, &reason)
      && guichet_article_index_check (connection, &reason))
    return TRUE;
  if (g_error_matches (reason, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED))
    return guichet_article_index_rebuild (connection, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Public API */

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
  g_autoptr (GuichetTextIndex) index =
    guichet_text_index_new (connection, GUICHET_COLLECTION_ARTICLES);
  gint64 last = -1;

  *more = FALSE;
  if (!mend_daily (connection, error)
      || !index_pending (connection, index, g_get_monotonic_time () + budget_us, &last, more,
                         error)
      || !guichet_text_index_flush (index, error)
      || !guichet_connection_run (connection, error,
                                  "DELETE FROM search_pending WHERE collection = ? AND item <= ?",
                                  "bi", GUICHET_COLLECTION_ARTICLES, last))
    return FALSE;
  return *more || guichet_text_index_compact (index, budget_us, more, error);
}

/**
 * guichet_article_index_rebuild:
 * @connection: the writer, in a transaction
 *
 * Forgets the index, so that guichet_article_index_update() makes it again. Errors: those of
 * the store.
 */
gboolean
guichet_article_index_rebuild (GuichetConnection  *connection,
                               GError            **error)
{
  return guichet_text_index_clear (connection, GUICHET_COLLECTION_ARTICLES, error)
         && guichet_connection_run (connection, error,
                                    "INSERT OR IGNORE INTO search_pending (collection, item)"
                                    " SELECT ?, key FROM article",
                                    "b", GUICHET_COLLECTION_ARTICLES);
}

/**
 * guichet_article_index_check:
 *
 * Errors: %GUICHET_STORE_ERROR_DAMAGED when the index has to be made again; those of the store.
 */
gboolean
guichet_article_index_check (GuichetConnection  *connection,
                             GError            **error)
{
  return guichet_text_index_check (connection, GUICHET_COLLECTION_ARTICLES, error);
}
