/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-migrations.h"
#include "store-fixture.h"

static GuichetConnection *
open_new (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_get_path (fixture, "test.db");
  GuichetConnection *connection;

  g_file_set_contents (path, "", 0, NULL);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, NULL);
  g_assert_nonnull (connection);
  return connection;
}

static gint64
number (GuichetConnection *connection,
        const char        *sql)
{
  gint64 value = -1;

  g_assert_true (guichet_connection_get_integer (connection, NULL, &value, sql, ""));
  return value;
}

static void
test_fresh (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_migrations_apply (connection, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==,
                   guichet_migrations_get_latest ());
  g_assert_cmpint (number (connection, "PRAGMA application_id"), ==,
                   GUICHET_MIGRATIONS_APPLICATION_ID);
  g_assert_true (guichet_migrations_apply (connection, &error));
}

static void
test_each_once (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const char *const first[] = { "CREATE TABLE a (x)", NULL };
  static const char *const both[] = { "CREATE TABLE a (x)", "CREATE TABLE b (y)", NULL };
  g_autoptr (GuichetConnection) connection = open_new (fixture);

  g_assert_true (guichet_migrations_apply_from (connection, first, NULL));
  g_assert_true (guichet_connection_execute (connection, "INSERT INTO a VALUES (7)", NULL));
  g_assert_true (guichet_migrations_apply_from (connection, both, NULL));
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (number (connection, "SELECT x FROM a"), ==, 7);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM b"), ==, 0);
}

/* A step that fails takes back those before it, and the version with them. */
static void
test_all_or_nothing (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const char *const first[] = { "CREATE TABLE a (x)", NULL };
  static const char *const broken[] = {
    "CREATE TABLE a (x)",
    "CREATE TABLE b (y); ALTER TABLE a RENAME TO c",
    "CREATE TABLE d (z); INSERT INTO nowhere VALUES (1)",
    NULL,
  };
  g_autoptr (GuichetConnection) connection = open_new (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_migrations_apply_from (connection, first, NULL));
  g_assert_false (guichet_migrations_apply_from (connection, broken, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM sqlite_schema"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM a"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/migrations/fresh", test_fresh);
  STORE_TEST ("/migrations/each-once", test_each_once);
  STORE_TEST ("/migrations/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
