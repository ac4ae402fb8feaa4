/* guichet-medium-table.c - the documents of the espace média
 *
 * What the service says of them. Their contents, once asked for, are in the blob store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-medium-table.h"

#include "guichet-sort-key.h"
#include "guichet-sweep.h"

#define SELECT                                                                                     \
  "SELECT id, title, category, description, media_type, size, sha256, published_on, product"       \
  " FROM medium"

static void
read_fields (GuichetStatement    *statement,
             GuichetMediumFields *fields)
{
  fields->id = guichet_statement_get_text (statement, 0);
  fields->title = guichet_statement_get_text (statement, 1);
  fields->category = guichet_statement_get_text (statement, 2);
  fields->description = guichet_statement_get_text (statement, 3);
  fields->media_type = guichet_statement_get_text (statement, 4);
  fields->size = (guint64) guichet_statement_get_integer (statement, 5);
  fields->sha256 = guichet_statement_get_text (statement, 6);
  fields->published_on = guichet_statement_get_text (statement, 7);
  fields->product = guichet_statement_get_text (statement, 8);
}

static gboolean
is_same_row (GObject                    *existing,
             const GuichetMediumFields  *fields)
{
  const GuichetMediumFields *shown;

  if (!existing)
    return FALSE;
  shown = guichet_medium_get_fields (GUICHET_MEDIUM (existing));
  return g_strcmp0 (shown->id, fields->id) == 0
         && g_strcmp0 (shown->title, fields->title) == 0
         && g_strcmp0 (shown->category, fields->category) == 0
         && g_strcmp0 (shown->description, fields->description) == 0
         && g_strcmp0 (shown->sha256, fields->sha256) == 0
         && g_strcmp0 (shown->media_type, fields->media_type) == 0
         && g_strcmp0 (shown->published_on, fields->published_on) == 0
         && g_strcmp0 (shown->product, fields->product) == 0
         && shown->size == fields->size;
}

/* The statement's one row; %NULL without @error when it has none. */
static GObject *
read_row (GuichetStatement  *statement,
          GObject           *existing,
          GError           **error)
{
  GuichetMediumFields fields = { 0 };
  GObject *row = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      read_fields (statement, &fields);
      row = is_same_row (existing, &fields) ? g_object_ref (existing)
                                            : G_OBJECT (guichet_medium_new (&fields));
    }
  if (!guichet_statement_end (statement, error))
    g_clear_object (&row);
  return row;
}

/**
 * guichet_medium_table_apply:
 *
 * Stores what the service says of a document. Doing it again changes nothing.
 */
gboolean
guichet_medium_table_apply (GuichetConnection  *connection,
                            GuichetMedium      *medium,
                            GError            **error)
{
  const GuichetMediumFields *fields = guichet_medium_get_fields (medium);
  g_autofree char *title_key = guichet_sort_key_make (fields->title);

  return guichet_connection_run (connection, error,
                                 "INSERT INTO medium (id, title, title_key, category, description,"
                                 " media_type, size, sha256, published_on, product)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                 " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
                                 " title_key = excluded.title_key, category = excluded.category,"
                                 " description = excluded.description,"
                                 " media_type = excluded.media_type, size = excluded.size,"
                                 " sha256 = excluded.sha256, published_on = excluded.published_on,"
                                 " product = excluded.product", "ssssssisss", fields->id,
                                 fields->title, title_key, fields->category, fields->description,
                                 fields->media_type, (gint64) fields->size, fields->sha256,
                                 fields->published_on, fields->product);
}

/**
 * guichet_medium_table_remove:
 *
 * Removes a document because the service says that it is no more.
 */
gboolean
guichet_medium_table_remove (GuichetConnection  *connection,
                             const char         *id,
                             GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM medium WHERE id = ?", "s", id);
}

/**
 * guichet_medium_table_keep_only:
 * @present: (element-type utf8): the ids of all that the service has, as a set
 *
 * Removes the others: for a feed that was read from its beginning.
 */
gboolean
guichet_medium_table_keep_only (GuichetConnection  *connection,
                                GHashTable         *present,
                                GError            **error)
{
  return guichet_sweep (connection, "SELECT id FROM medium", present, guichet_medium_table_remove,
                        error);
}

/**
 * guichet_medium_table_load:
 *
 * Returns: (transfer full): the document. Errors: %GUICHET_STORE_ERROR_NOT_FOUND
 */
GuichetMedium *
guichet_medium_table_load (GuichetConnection  *connection,
                           const char         *id,
                           GError            **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, &failed, SELECT " WHERE id = ?", "s", id);
  GObject *medium = read_row (statement, NULL, &failed);

  if (!medium && !failed)
    g_set_error (&failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No document %s",
                 id);
  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  return (GuichetMedium *) medium;
}

/**
 * guichet_medium_table_load_row:
 *
 * For lists: see #GuichetRowLoader.
 *
 * Returns: (transfer full) (nullable): the document; %NULL when there is none by that key
 */
GObject *
guichet_medium_table_load_row (GuichetConnection  *connection,
                               gint64              key,
                               GObject            *existing,
                               gpointer            data,
                               GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " WHERE key = ?", "i", key);

  return read_row (statement, existing, error);
}
