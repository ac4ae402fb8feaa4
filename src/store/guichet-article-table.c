/* guichet-article-table.c - the articles of the FAQ
 *
 * The service's, but for `seen_at`, which is when somebody here last read one, and for the
 * application's own help: nothing that the service says changes or removes it. Lists read no
 * body; a body that is read is checked against its seal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-table.h"

#include "guichet-attachment.h"
#include "guichet-seal.h"
#include "guichet-sort-key.h"
#include "guichet-sweep.h"

enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_CATEGORY,
  COLUMN_PRODUCT,
  COLUMN_BODY,
  N_SEALED,
  COLUMN_UPDATED_AT = N_SEALED,
  COLUMN_SEEN_AT,
  COLUMN_OWN,
  COLUMN_KEY,
  COLUMN_SEAL,
};

static GBytes *
make_seal (const GuichetArticleFields *fields)
{
  const char *sealed[N_SEALED] = { fields->id, fields->title, fields->category, fields->product,
                                   fields->body };

  return guichet_seal_make (sealed, N_SEALED);
}

static gboolean
check_seal (GuichetStatement  *statement,
            const char        *id,
            GError           **error)
{
  g_autoptr (GBytes) seal = guichet_statement_get_bytes (statement, COLUMN_SEAL);
  g_autofree char *what = g_strconcat ("Article ", id, NULL);
  const char *sealed[N_SEALED];

  for (int i = 0; i < N_SEALED; i++)
    sealed[i] = guichet_statement_get_text (statement, i);
  return guichet_seal_check (seal, sealed, N_SEALED, what, error);
}

static gboolean
write_images (GuichetConnection  *connection,
              gint64              article,
              GPtrArray          *images,
              GError            **error)
{
  if (!guichet_connection_run (connection, error, "DELETE FROM article_image WHERE article = ?",
                               "i", article))
    return FALSE;
  for (guint i = 0; images && i < images->len; i++)
    {
      GuichetAttachment *image = g_ptr_array_index (images, i);

      if (!guichet_connection_run (connection, error,
                                   "INSERT INTO article_image (article, id, position, alt,"
                                   " media_type, size, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                   "isbssis", article, guichet_attachment_get_id (image), (int) i,
                                   guichet_attachment_get_name (image),
                                   guichet_attachment_get_media_type (image),
                                   (gint64) guichet_attachment_get_size (image),
                                   guichet_attachment_get_sha256 (image)))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_images (GuichetConnection  *connection,
             gint64              article,
             GError            **error)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT id, alt, media_type, size, sha256 FROM article_image"
                              " WHERE article = ? ORDER BY position", "i", article);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_ptr_array_add (images,
                     guichet_attachment_new (guichet_statement_get_text (statement, 0),
                                             guichet_statement_get_text (statement, 1),
                                             guichet_statement_get_text (statement, 2),
                                             (guint64) guichet_statement_get_integer (statement, 3),
                                             guichet_statement_get_text (statement, 4)));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&images) : NULL;
}

static void
read_fields (GuichetStatement     *statement,
             GuichetArticleFields *fields)
{
  fields->id = guichet_statement_get_text (statement, COLUMN_ID);
  fields->title = guichet_statement_get_text (statement, COLUMN_TITLE);
  fields->category = guichet_statement_get_text (statement, COLUMN_CATEGORY);
  fields->product = guichet_statement_get_text (statement, COLUMN_PRODUCT);
  fields->body = guichet_statement_get_text (statement, COLUMN_BODY);
  fields->updated_at = guichet_statement_get_integer (statement, COLUMN_UPDATED_AT);
  fields->seen_at = guichet_statement_get_integer (statement, COLUMN_SEEN_AT);
  fields->own = guichet_statement_get_integer (statement, COLUMN_OWN) != 0;
}

static GuichetArticle *
read_whole (GuichetConnection  *connection,
            GuichetStatement   *statement,
            const char         *id,
            GError            **error)
{
  g_autoptr (GPtrArray) images = NULL;
  GuichetArticleFields fields = { 0 };

  if (!check_seal (statement, id, error))
    return NULL;
  images = read_images (connection, guichet_statement_get_integer (statement, COLUMN_KEY), error);
  if (!images)
    return NULL;
  read_fields (statement, &fields);
  fields.images = images;
  return guichet_article_new (&fields);
}

static gboolean
is_same_row (GObject                     *existing,
             const GuichetArticleFields  *fields)
{
  const GuichetArticleFields *shown;

  if (!existing)
    return FALSE;
  shown = guichet_article_get_fields (GUICHET_ARTICLE (existing));
  return g_strcmp0 (shown->id, fields->id) == 0
         && g_strcmp0 (shown->title, fields->title) == 0
         && g_strcmp0 (shown->category, fields->category) == 0
         && g_strcmp0 (shown->product, fields->product) == 0
         && shown->updated_at == fields->updated_at
         && shown->seen_at == fields->seen_at;
}

static gboolean
remove_any (GuichetConnection  *connection,
            const char         *id,
            GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM article WHERE id = ?", "s", id);
}

static gboolean
write_article (GuichetConnection  *connection,
               GuichetArticle     *article,
               gboolean            own,
               GError            **error)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);
  g_autoptr (GBytes) seal = make_seal (fields);
  g_autofree char *title_key = guichet_sort_key_make (fields->title);
  g_autoptr (GError) reason = NULL;
  gint64 key = 0;

  if (!guichet_connection_run (connection, error,
                               "INSERT INTO article (id, title, title_key, category, product,"
                               " body, updated_at, own, seal)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                               " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
                               " title_key = excluded.title_key, category = excluded.category,"
                               " product = excluded.product, body = excluded.body,"
                               " updated_at = excluded.updated_at, seal = excluded.seal"
                               " WHERE own = excluded.own",
                               "ssssssiby", fields->id, fields->title, title_key,
                               fields->category, fields->product, fields->body,
                               fields->updated_at, own, seal))
    return FALSE;
  if (guichet_connection_get_integer (connection, &reason, &key,
                                      "SELECT key FROM article WHERE id = ? AND own = ?", "sb",
                                      fields->id, own))
    return write_images (connection, key, fields->images, error);
  /* The other side's article has that id: it stays as it is. */
  if (g_error_matches (reason, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * guichet_article_table_apply:
 *
 * Stores what the service says of an article. Doing it again changes nothing.
 */
gboolean
guichet_article_table_apply (GuichetConnection  *connection,
                             GuichetArticle     *article,
                             GError            **error)
{
  return write_article (connection, article, FALSE, error);
}

/**
 * guichet_article_table_put_own:
 * @articles: (element-type GuichetArticle): the help of this version of the application
 *
 * Stores the application's own articles; those of another version that are not among them go.
 */
gboolean
guichet_article_table_put_own (GuichetConnection  *connection,
                               GPtrArray          *articles,
                               GError            **error)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < articles->len; i++)
    {
      GuichetArticle *article = g_ptr_array_index (articles, i);

      if (!write_article (connection, article, TRUE, error))
        return FALSE;
      g_hash_table_add (present, (char *) guichet_article_get_fields (article)->id);
    }
  return guichet_sweep (connection, "SELECT id FROM article WHERE own", present, remove_any,
                        error);
}

/**
 * guichet_article_table_remove:
 *
 * Removes an article because the service says that it is no more.
 */
gboolean
guichet_article_table_remove (GuichetConnection  *connection,
                              const char         *id,
                              GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "DELETE FROM article WHERE id = ? AND NOT own", "s", id);
}

/**
 * guichet_article_table_keep_only:
 * @present: (element-type utf8): the ids of all that the service has, as a set
 *
 * Removes the others: for a feed that was read from its beginning.
 */
gboolean
guichet_article_table_keep_only (GuichetConnection  *connection,
                                 GHashTable         *present,
                                 GError            **error)
{
  return guichet_sweep (connection, "SELECT id FROM article WHERE NOT own", present,
                        guichet_article_table_remove, error);
}

/**
 * guichet_article_table_load:
 *
 * Returns: (transfer full): the article, whole. Errors: %GUICHET_STORE_ERROR_NOT_FOUND,
 *   %GUICHET_STORE_ERROR_DAMAGED
 */
GuichetArticle *
guichet_article_table_load (GuichetConnection  *connection,
                            const char         *id,
                            GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT id, title, category, product, body, updated_at, seen_at,"
                              " own, key, seal FROM article WHERE id = ?", "s", id);

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    return read_whole (connection, statement, id, error);
  if (guichet_statement_end (statement, error))
    g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No article %s", id);
  return NULL;
}

/**
 * guichet_article_table_load_row:
 *
 * For lists, without the body: see #GuichetRowLoader.
 *
 * Returns: (transfer full) (nullable): the article; %NULL when there is none by that key
 */
GObject *
guichet_article_table_load_row (GuichetConnection  *connection,
                                gint64              key,
                                GObject            *existing,
                                gpointer            data,
                                GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT id, title, category, product, NULL, updated_at, seen_at,"
                              " own FROM article WHERE key = ?", "i", key);
  GuichetArticleFields fields = { 0 };
  GObject *row = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      read_fields (statement, &fields);
      row = is_same_row (existing, &fields) ? g_object_ref (existing)
                                            : G_OBJECT (guichet_article_new (&fields));
    }
  if (!guichet_statement_end (statement, error))
    g_clear_object (&row);
  return row;
}

/**
 * guichet_article_table_mark_read:
 * @now: Unix milliseconds, UTC
 *
 * Notes that somebody read an article.
 */
gboolean
guichet_article_table_mark_read (GuichetConnection  *connection,
                                 const char         *id,
                                 gint64              now,
                                 GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE article SET seen_at = ? WHERE id = ?", "is", now, id);
}

/**
 * guichet_article_table_categories:
 *
 * Returns: (transfer full) (array zero-terminated=1): the categories that have articles, sorted
 */
char **
guichet_article_table_categories (GuichetConnection  *connection,
                                  GError            **error)
{
  g_autoptr (GStrvBuilder) categories = g_strv_builder_new ();
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT DISTINCT category FROM article ORDER BY category", "");

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_strv_builder_add (categories, guichet_statement_get_text (statement, 0));
  return guichet_statement_end (statement, error) ? g_strv_builder_end (categories) : NULL;
}
