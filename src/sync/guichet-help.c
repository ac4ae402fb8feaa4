/* guichet-help.c - the application's own help, among the articles
 *
 * The help is read, searched and marked as read like the FAQ, and without a network like it. It
 * comes with the program, from data/help: one CommonMark file an article, which opens with
 *
 *   <!-- UUID YYYY-MM-DD -->
 *   # The title
 *
 * It is stored once a version: the digest of all files is remembered, and nothing is written
 * while it is the same. The index of all articles is brought up to date after it, or mended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-help.h"

#include "guichet-account-table.h"
#include "guichet-article-index.h"
#include "guichet-article-table.h"
#include "guichet-help-resource.h"
#include "guichet-instant.h"

#include <string.h>

#define FOLDER "/org/guichet/Guichet/help/"
#define DIGEST_KEY "help_digest"
#define UUID_LENGTH 36
#define HEAD_LENGTH strlen ("<!-- UUID YYYY-MM-DD -->\n# ") - strlen ("UUID") + UUID_LENGTH
#define DAY_OFFSET strlen ("<!-- ") + UUID_LENGTH + 1

static GuichetArticle *
parse (const char *text)
{
  g_autofree char *id = g_strndup (text + strlen ("<!-- "), UUID_LENGTH);
  g_autofree char *day = g_strndup (text + DAY_OFFSET, strlen ("YYYY-MM-DD"));
  g_autofree char *instant = g_strconcat (day, "T00:00:00Z", NULL);
  const char *title_start = text + HEAD_LENGTH;
  const char *title_end = strchr (title_start, '\n');
  g_autofree char *title = NULL;
  GuichetArticleFields fields = { .id = id, .category = GUICHET_HELP_CATEGORY, .own = TRUE };

  g_return_val_if_fail (g_uuid_string_is_valid (id) && title_end, NULL);
  if (!guichet_instant_parse (instant, &fields.updated_at))
    g_return_val_if_reached (NULL);
  title = g_strndup (title_start, title_end - title_start);
  fields.title = title;
  fields.body = title_end + 1;
  return guichet_article_new (&fields);
}

static GPtrArray *
read_articles (char **digest)
{
  GResource *resource = guichet_help_get_resource ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, 0, NULL);

  for (char **name = names; name && *name; name++)
    {
      g_autofree char *path = g_strconcat (FOLDER, *name, NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_autofree char *text = g_strndup (data, size);

      g_checksum_update (checksum, (const guchar *) data, (gssize) size);
      g_ptr_array_add (articles, parse (text));
    }
  *digest = g_strdup (g_checksum_get_string (checksum));
  return g_steal_pointer (&articles);
}

static gboolean
index_worker (GuichetConnection  *connection,
              GError            **error)
{
  gboolean more = TRUE;

  while (more)
    if (!guichet_article_index_update (connection, G_USEC_PER_SEC, &more, error))
      return FALSE;
  return TRUE;
}

static gboolean
install_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (GPtrArray) articles = read_articles (&digest);
  g_autoptr (GError) reason = NULL;
  g_autofree char *known = guichet_account_table_get (connection, DIGEST_KEY, &reason);

  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return (g_strcmp0 (known, digest) == 0
          || (guichet_article_table_put_own (connection, articles, error)
              && guichet_account_table_set (connection, DIGEST_KEY, digest, error)))
         && index_worker (connection, error);
}

/**
 * guichet_help_install_async:
 * @database: a writer
 *
 * Brings the help in the database to that of this version of the program. End with
 * guichet_help_install_finish().
 */
void
guichet_help_install_async (GuichetDatabase      *database,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  guichet_database_write_async (database, install_worker, NULL, NULL, NULL, callback, user_data);
}

/**
 * guichet_help_install_finish:
 *
 * Errors: those of the store.
 */
gboolean
guichet_help_install_finish (GuichetDatabase  *database,
                             GAsyncResult     *result,
                             GError          **error)
{
  return guichet_database_write_finish (database, result, error);
}
