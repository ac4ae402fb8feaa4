/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-connection.h"
#include "store-fixture.h"

#include <sqlite3.h>

static GuichetConnection *
open_new (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_get_path (fixture, "test.db");
  g_autoptr (GError) error = NULL;
  GuichetConnection *connection;

  g_file_set_contents (path, "", 0, NULL);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  guichet_connection_execute (connection,
                              "PRAGMA journal_mode = WAL;"
                              "CREATE TABLE thing (key INTEGER PRIMARY KEY, name TEXT UNIQUE,"
                              " size INTEGER, content BLOB)", &error);
  g_assert_no_error (error);
  return connection;
}

static void
test_values (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GBytes) content = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GuichetStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  const char *insert = "INSERT INTO thing (name, size, content) VALUES (?, ?, ?)";

  g_assert_true (guichet_connection_run (connection, &error, insert, "siy", "été", G_MAXINT64,
                                         content));
  g_assert_cmpint (guichet_connection_get_last_key (connection), ==, 1);
  g_assert_true (guichet_connection_run (connection, &error, insert, "sby", NULL, -7, NULL));
  g_assert_true (guichet_connection_run (connection, &error, insert, "sby", "", 0, nothing));

  statement = guichet_connection_query (connection, &error,
                                        "SELECT name, size, content FROM thing ORDER BY key", "");
  g_assert_true (guichet_statement_next (statement));
  g_assert_cmpstr (guichet_statement_get_text (statement, 0), ==, "été");
  g_assert_cmpint (guichet_statement_get_integer (statement, 1), ==, G_MAXINT64);
  read = guichet_statement_get_bytes (statement, 2);
  g_assert_true (g_bytes_equal (read, content));
  g_assert_true (guichet_statement_next (statement));
  g_assert_null (guichet_statement_get_text (statement, 0));
  g_assert_cmpint (guichet_statement_get_integer (statement, 1), ==, -7);
  g_assert_null (guichet_statement_get_bytes (statement, 2));
  g_assert_true (guichet_statement_is_null (statement, 2));
  g_assert_true (guichet_statement_next (statement));
  g_assert_cmpstr (guichet_statement_get_text (statement, 0), ==, "");
  empty = guichet_statement_get_bytes (statement, 2);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_false (guichet_statement_next (statement));
  g_assert_true (guichet_statement_end (statement, &error));
  g_assert_no_error (error);
}

static void
test_not_utf8 (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, NULL, "SELECT CAST (x'61ff' AS TEXT)", "");

  g_assert_true (guichet_statement_next (statement));
  g_assert_null (guichet_statement_get_text (statement, 0));
}

static void
test_errors (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_false (guichet_connection_run (connection, &error, "SELECT nothing", ""));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (guichet_connection_run (connection, NULL, "INSERT INTO thing (name) VALUES (?)",
                                         "s", "a"));
  g_assert_false (guichet_connection_run (connection, &error,
                                          "INSERT INTO thing (name) VALUES (?)", "s", "a"));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (guichet_connection_get_integer (connection, &error, &value,
                                                  "SELECT key FROM thing WHERE name = ?", "s",
                                                  "b"));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  g_assert_false (guichet_connection_has_failed (connection));
}

/* The same text may be in use twice at once, one inside the other. */
static void
test_nested (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  const char *sql = "SELECT key FROM thing ORDER BY key";
  guint pairs = 0;

  guichet_connection_execute (connection, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')",
                              NULL);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GuichetStatement) outer = guichet_connection_query (connection, NULL, sql, "");

      while (guichet_statement_next (outer))
        {
          g_autoptr (GuichetStatement) inner = guichet_connection_query (connection, NULL, sql, "");

          while (guichet_statement_next (inner))
            pairs++;
        }
    }
  g_assert_cmpuint (pairs, ==, 27);
}

static void
test_transactions (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GPtrArray) touched = NULL;
  gint64 count = -1;

  g_assert_true (guichet_connection_begin (connection, NULL));
  guichet_connection_execute (connection, "INSERT INTO thing (name) VALUES ('a'), ('b')", NULL);
  guichet_connection_roll_back (connection);
  g_assert_true (guichet_connection_get_integer (connection, NULL, &count,
                                                 "SELECT count (*) FROM thing", ""));
  g_assert_cmpint (count, ==, 0);

  g_assert_true (guichet_connection_begin (connection, NULL));
  guichet_connection_execute (connection, "INSERT INTO thing (name) VALUES ('a'), ('b')", NULL);
  guichet_connection_touch (connection, "other");
  g_assert_true (guichet_connection_commit (connection, NULL));
  touched = guichet_connection_take_touched (connection);
  g_assert_cmpuint (touched->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (touched, "thing", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (touched, "other", g_str_equal, NULL));
}

/* A COMMIT that fails must leave no transaction behind. */
static void
test_commit_fails (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GError) error = NULL;

  guichet_connection_execute (connection,
                              "CREATE TABLE child (thing INTEGER REFERENCES thing (key)"
                              " DEFERRABLE INITIALLY DEFERRED)", NULL);
  g_assert_true (guichet_connection_begin (connection, NULL));
  g_assert_true (guichet_connection_execute (connection, "INSERT INTO child VALUES (12)", NULL));
  g_assert_false (guichet_connection_commit (connection, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_assert_true (sqlite3_get_autocommit (guichet_connection_get_handle (connection)));
  g_assert_true (guichet_connection_begin (connection, NULL));
  guichet_connection_roll_back (connection);
}

static void
test_settings (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  static const struct
  {
    const char *pragma;
    gint64 expected;
  } cases[] = {
    { "PRAGMA synchronous", 2 },    { "PRAGMA foreign_keys", 1 }, { "PRAGMA trusted_schema", 0 },
    { "PRAGMA cell_size_check", 1 }, { "PRAGMA temp_store", 2 },
  };
  gint64 value = -1;
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (guichet_connection_get_integer (connection, NULL, &value, cases[i].pragma,
                                                     ""));
      g_assert_cmpint (value, ==, cases[i].expected);
    }
  if (guichet_connection_get_integer (connection, NULL, &value, "PRAGMA mmap_size", ""))
    g_assert_cmpint (value, ==, 0);
  sqlite3_db_config (guichet_connection_get_handle (connection), SQLITE_DBCONFIG_DEFENSIVE, -1,
                     &defensive);
  g_assert_cmpint (defensive, ==, 1);
}

static void
test_reader (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) writer = open_new (fixture);
  g_autofree char *path = store_fixture_get_path (fixture, "test.db");
  g_autoptr (GuichetConnection) reader =
    guichet_connection_open (path, GUICHET_CONNECTION_READER, NULL);
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  guichet_connection_execute (writer, "INSERT INTO thing (name) VALUES ('a')", NULL);
  g_assert_true (guichet_connection_get_integer (reader, &error, &value,
                                                 "SELECT count (*) FROM thing", ""));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (guichet_connection_get_integer (reader, &error, &value,
                                                 "PRAGMA wal_autocheckpoint", ""));
  g_assert_cmpint (value, ==, 0);
  g_assert_false (guichet_connection_execute (reader, "DELETE FROM thing", &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY);
}

static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GError) error = NULL;

  guichet_connection_execute (connection, "PRAGMA max_page_count = 8", NULL);
  g_assert_true (guichet_connection_begin (connection, NULL));
  g_assert_false (guichet_connection_execute (connection,
                                              "INSERT INTO thing (content)"
                                              " VALUES (randomblob (1000000))", &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  guichet_connection_roll_back (connection);
  g_assert_true (guichet_connection_check (connection, NULL));
}

static void
test_missing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, "none.db");
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gpointer
use_elsewhere (gpointer connection)
{
  guichet_connection_get_changes (connection);
  return NULL;
}

/* In a process of its own: using the connection on a second thread must end it. */
static void
test_threads (StoreFixture  *fixture,
              gconstpointer  data)
{
  GuichetConnection *connection;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr ("*owner == g_thread_self*");
      return;
    }
  connection = open_new (fixture);
  g_thread_join (g_thread_new ("other", use_elsewhere, connection));
}

static void
test_hand_over (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);

  guichet_connection_hand_over (connection);
  g_thread_join (g_thread_new ("other", use_elsewhere, connection));
  guichet_connection_hand_over (connection);
  g_assert_cmpint (guichet_connection_get_changes (connection), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/connection/values", test_values);
  STORE_TEST ("/connection/not-utf8", test_not_utf8);
  STORE_TEST ("/connection/errors", test_errors);
  STORE_TEST ("/connection/nested", test_nested);
  STORE_TEST ("/connection/transactions", test_transactions);
  STORE_TEST ("/connection/commit-fails", test_commit_fails);
  STORE_TEST ("/connection/settings", test_settings);
  STORE_TEST ("/connection/reader", test_reader);
  STORE_TEST ("/connection/full", test_full);
  STORE_TEST ("/connection/missing", test_missing);
  STORE_TEST ("/connection/threads", test_threads);
  STORE_TEST ("/connection/hand-over", test_hand_over);
  return g_test_run ();
}
