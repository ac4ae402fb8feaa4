/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-store.h"

#include <glib/gstdio.h>

static char *folder;

static GuichetServerStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  GuichetServerStore *store = guichet_server_store_open (folder, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_open (void)
{
  g_autoptr (GuichetServerStore) store = open_store ();
  g_autofree char *id = g_strdup (guichet_server_store_get_id (store));
  g_autofree char *file = g_build_filename (folder, "service.db", NULL);
  g_autoptr (GuichetServerStore) again = NULL;

  g_assert_true (g_uuid_string_is_valid (id));
  again = open_store ();
  g_assert_cmpstr (guichet_server_store_get_id (again), ==, id);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* The first failure sticks: nothing of the transaction is kept, and it is the one told. */
static void
test_roll_back (void)
{
  g_autoptr (GuichetServerStore) store = open_store ();
  g_autoptr (GError) error = NULL;

  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  guichet_server_store_run (store, "INSERT INTO meta VALUES ('a', ?)", "s", "1");
  guichet_server_store_fail (store, g_error_new (G_IO_ERROR, G_IO_ERROR_EXISTS, "first"));
  guichet_server_store_run (store, "nonsense", "");
  g_assert_false (guichet_server_store_end (store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);

  guichet_server_store_begin (store, GUICHET_SERVER_READS);
  g_assert_cmpint (
    guichet_server_store_count (store, "SELECT count(*) FROM meta WHERE key = 'a'", ""), ==, 0);
  g_assert_true (guichet_server_store_end (store, NULL));
}

static void
test_values (void)
{
  g_autoptr (GuichetServerStore) store = open_store ();
  g_autoptr (GuichetServerRows) rows = NULL;
  g_autofree char *text = NULL;

  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  text = guichet_server_store_lookup (store, "SELECT ? || ?", "ss", "é", "'; --");
  g_assert_cmpstr (text, ==, "é'; --");
  g_assert_cmpint (guichet_server_store_count (store, "SELECT ?", "i", G_MAXINT64), ==,
                   G_MAXINT64);
  rows = guichet_server_store_query (store, "SELECT ? UNION ALL SELECT 'b'", "s", NULL);
  g_assert_true (guichet_server_rows_next (rows));
  g_assert_null (guichet_server_rows_text (rows, 0));
  g_assert_true (guichet_server_rows_next (rows));
  g_assert_cmpstr (guichet_server_rows_text (rows, 0), ==, "b");
  g_assert_false (guichet_server_rows_next (rows));
  g_clear_pointer (&rows, guichet_server_rows_free);
  g_assert_true (guichet_server_store_end (store, NULL));
}

/* Two that share the file: each sees what the other has committed. */
static void
test_shared (void)
{
  g_autoptr (GuichetServerStore) one = open_store ();
  g_autoptr (GuichetServerStore) other = open_store ();

  guichet_server_store_begin (one, GUICHET_SERVER_WRITES);
  guichet_server_store_run (one, "INSERT INTO meta VALUES ('shared', '1')", "");
  g_assert_true (guichet_server_store_end (one, NULL));
  guichet_server_store_begin (other, GUICHET_SERVER_READS);
  g_assert_cmpint (guichet_server_store_count (
                     other, "SELECT count(*) FROM meta WHERE key = 'shared'", ""),
                   ==, 1);
  g_assert_true (guichet_server_store_end (other, NULL));
}

static void
test_newer (void)
{
  g_autoptr (GuichetServerStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  sqlite3 *connection;
  g_autofree char *path = g_build_filename (folder, "service.db", NULL);

  g_clear_object (&store);
  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  sqlite3_exec (connection, "PRAGMA user_version = 99", NULL, NULL, NULL);
  g_assert_null (guichet_server_store_open (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  sqlite3_exec (connection, "PRAGMA user_version = 1", NULL, NULL, NULL);
  sqlite3_close (connection);
}

static void
test_not_a_database (void)
{
  g_autofree char *other = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (other, "service.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is no database, however long it may be.", -1, NULL);
  g_assert_null (guichet_server_store_open (other, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_test_add_func ("/server/store/open", test_open);
  g_test_add_func ("/server/store/roll-back", test_roll_back);
  g_test_add_func ("/server/store/values", test_values);
  g_test_add_func ("/server/store/shared", test_shared);
  g_test_add_func ("/server/store/newer", test_newer);
  g_test_add_func ("/server/store/not-a-database", test_not_a_database);
  return g_test_run ();
}
