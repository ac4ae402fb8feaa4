/* store-fixture.c - a folder of its own, and a database in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include "guichet-database-file.h"
#include "guichet-digest.h"

#include <glib/gstdio.h>

typedef struct
{
  gboolean answered;
  gboolean done;
  GError *error;
} Answer;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) names = g_dir_open (path, 0, NULL);
  const char *name;

  while (names && (name = g_dir_read_name (names)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Answer *answer = data;

  answer->done = guichet_database_write_finish (GUICHET_DATABASE (source), result, &answer->error);
  answer->answered = TRUE;
}

static gboolean
execute_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  return guichet_connection_execute (connection, data, error);
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-store-XXXXXX", NULL);

  g_setenv ("GUICHET_NOW", "2026-05-07T09:00:00+02:00", TRUE);
  fixture->folder = g_file_new_for_path (path);
  fixture->clock = guichet_clock_new (NULL);
  g_assert_nonnull (fixture->clock);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  store_fixture_close (fixture);
  g_clear_object (&fixture->clock);
  remove_tree (g_file_peek_path (fixture->folder));
  g_clear_object (&fixture->folder);
}

void
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->database = guichet_database_open (fixture->folder, GUICHET_DATABASE_WRITER,
                                             fixture->clock, &error);
  g_assert_no_error (error);
}

void
store_fixture_close (StoreFixture *fixture)
{
  if (!fixture->database)
    return;
  guichet_database_close (fixture->database);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->database));
}

/* A writer alone, for the tables: they know nothing of threads. */
GuichetConnection *
store_fixture_connect (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autoptr (GError) error = NULL;
  GuichetConnection *connection;

  guichet_database_file_prepare (path, guichet_clock_get_now (fixture->clock), &error);
  g_assert_no_error (error);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  return connection;
}

char *
store_fixture_get_path (StoreFixture *fixture,
                        const char   *name)
{
  return g_build_filename (g_file_peek_path (fixture->folder), name, NULL);
}

/* Names and digests of all files of the folder: what "untouched" is measured by. */
GHashTable *
store_fixture_digest_folder (StoreFixture *fixture)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GDir) names = g_dir_open (g_file_peek_path (fixture->folder), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)))
    {
      g_autoptr (GFile) file = g_file_get_child (fixture->folder, name);

      if (g_file_query_file_type (file, 0, NULL) == G_FILE_TYPE_REGULAR)
        g_hash_table_insert (digests, g_strdup (name), guichet_digest_of_file (file, NULL, NULL));
    }
  return digests;
}

void
store_fixture_assert_same (GHashTable *before,
                           GHashTable *after)
{
  GHashTableIter iter;
  gpointer name;
  gpointer digest;

  g_hash_table_remove (before, "lock");
  g_hash_table_remove (after, "lock");
  g_assert_cmpuint (g_hash_table_size (before), ==, g_hash_table_size (after));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    g_assert_cmpstr (digest, ==, g_hash_table_lookup (after, name));
}

gboolean
store_fixture_write (StoreFixture         *fixture,
                     GuichetDatabaseFunc   func,
                     gpointer              data,
                     GError              **error)
{
  Answer answer = { FALSE, FALSE, NULL };

  guichet_database_write_async (fixture->database, func, data, NULL, NULL, written_cb, &answer);
  while (!answer.answered)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error)
    g_propagate_error (error, answer.error);
  return answer.done;
}

gboolean
store_fixture_execute (StoreFixture  *fixture,
                       const char    *sql,
                       GError       **error)
{
  return store_fixture_write (fixture, execute_worker, (gpointer) sql, error);
}

gint64
store_fixture_count (StoreFixture *fixture,
                     const char   *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  guichet_connection_get_integer (guichet_database_read (fixture->database), &error, &value, sql,
                                  "");
  g_assert_no_error (error);
  return value;
}
