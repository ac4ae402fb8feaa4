/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-database-file.h"
#include "guichet-migrations.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_database (StoreFixture *fixture,
               const char   *script)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autoptr (GuichetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_database_file_prepare (path, 1, &error));
  g_assert_no_error (error);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error);
  g_assert_true (guichet_connection_execute (connection, script, &error));
  return g_steal_pointer (&path);
}

static void
assert_refused (StoreFixture      *fixture,
                const char        *path,
                GuichetStoreError  expected)
{
  g_autoptr (GHashTable) before = store_fixture_digest_folder (fixture);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (guichet_database_file_prepare (path, 1, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, (int) expected);
  after = store_fixture_digest_folder (fixture);
  store_fixture_assert_same (before, after);
}

static void
test_create (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "INSERT INTO account VALUES ('a', 'b')");
  g_autoptr (GError) error = NULL;
  guint version;

  g_assert_true (guichet_database_file_look (path, &version, &error));
  g_assert_cmpuint (version, ==, guichet_migrations_get_latest ());
  g_assert_true (guichet_database_file_prepare (path, 1, &error));
  g_assert_no_error (error);
}

static void
test_nothing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  guint version = 9;

  g_assert_true (guichet_database_file_look (path, &version, NULL));
  g_assert_cmpuint (version, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* An attempt that was cut leaves a file and a journal under the other name. */
static void
test_create_again (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *left = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME ".new");
  g_autofree char *journal = g_strconcat (left, "-journal", NULL);
  g_autofree char *path = NULL;

  g_file_set_contents (left, "rubbish", -1, NULL);
  g_file_set_contents (journal, "rubbish", -1, NULL);
  path = make_database (fixture, "SELECT 1");
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "PRAGMA user_version = 4000");

  assert_refused (fixture, path, GUICHET_STORE_ERROR_NEWER);
}

static void
test_other_program (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "PRAGMA application_id = 12");

  assert_refused (fixture, path, GUICHET_STORE_ERROR_DAMAGED);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const contents[] = {
    "", "SQLite format 3", "this is a letter, not a database, and it is longer than a header "
    "would be, so that its length is not what gives it away, but its first bytes",
  };
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_refused (fixture, path, GUICHET_STORE_ERROR_DAMAGED);
    }
}

static void
test_damaged_pages (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "SELECT 1");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + 100, 0xee, 3000);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  assert_refused (fixture, path, GUICHET_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, content, 700, NULL));
  assert_refused (fixture, path, GUICHET_STORE_ERROR_DAMAGED);
}

static void
test_copy (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "INSERT INTO account VALUES ('a', 'b')");
  g_autofree char *target = store_fixture_get_path (fixture, "copy.db");
  g_autoptr (GuichetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  g_assert_true (guichet_database_file_copy (path, target, &error));
  g_assert_no_error (error);
  connection = guichet_connection_open (target, GUICHET_CONNECTION_READER, &error);
  g_assert_true (guichet_connection_get_integer (connection, &error, &count,
                                                 "SELECT count (*) FROM account"
                                                 " WHERE key = 'a' AND value = 'b'", ""));
  g_assert_cmpint (count, ==, 1);
}

/* What was committed but still stands in the log is part of the copy. */
static void
test_copy_log (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *path = make_database (fixture, "SELECT 1");
  g_autofree char *target = store_fixture_get_path (fixture, "copy.db");
  g_autoptr (GuichetConnection) writer =
    guichet_connection_open (path, GUICHET_CONNECTION_WRITER, NULL);
  g_autoptr (GuichetConnection) connection = NULL;
  gint64 count = 0;

  g_assert_true (guichet_connection_execute (writer, "INSERT INTO account VALUES ('a', 'b')",
                                             NULL));
  g_assert_true (guichet_database_file_copy (path, target, NULL));
  connection = guichet_connection_open (target, GUICHET_CONNECTION_READER, NULL);
  g_assert_true (guichet_connection_get_integer (connection, NULL, &count,
                                                 "SELECT count (*) FROM account WHERE key = 'a'",
                                                 ""));
  g_assert_cmpint (count, ==, 1);
}

static gint64
number (const char *path,
        const char *sql)
{
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_READER, NULL);
  gint64 value = -1;

  g_assert_true (guichet_connection_get_integer (connection, NULL, &value, sql, ""));
  return value;
}

/* Copied first; then all of it, or nothing. */
static void
test_migrate (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const better[] = { "", "CREATE TABLE more (x)", NULL };
  static const char *const broken[] = { "", "CREATE TABLE more (x); INSERT INTO nowhere", NULL };
  g_autofree char *path = make_database (fixture, "INSERT INTO account VALUES ('a', 'b')");
  g_autofree char *copy = g_strconcat (path, ".version-1", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (guichet_database_file_migrate (path, 1, broken, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (number (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (path, "SELECT count (*) FROM sqlite_schema WHERE name = 'more'"), ==,
                   0);

  g_assert_true (guichet_database_file_migrate (path, 1, better, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (number (path, "SELECT count (*) FROM account WHERE key = 'a'"), ==, 1);
  g_assert_cmpint (number (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (copy, "SELECT count (*) FROM account WHERE key = 'a'"), ==, 1);
}

/* Without a copy, no migration. */
static void
test_migrate_uncopied (StoreFixture  *fixture,
                       gconstpointer  data)
{
  static const char *const better[] = { "", "CREATE TABLE more (x)", NULL };
  g_autofree char *path = make_database (fixture, "SELECT 1");
  g_autofree char *copy = g_strconcat (path, ".version-1", NULL);

  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  g_assert_false (guichet_database_file_migrate (path, 1, better, NULL));
  g_assert_cmpint (number (path, "PRAGMA user_version"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/database-file/create", test_create);
  STORE_TEST ("/database-file/nothing", test_nothing);
  STORE_TEST ("/database-file/create-again", test_create_again);
  STORE_TEST ("/database-file/newer", test_newer);
  STORE_TEST ("/database-file/other-program", test_other_program);
  STORE_TEST ("/database-file/damaged", test_damaged);
  STORE_TEST ("/database-file/damaged-pages", test_damaged_pages);
  STORE_TEST ("/database-file/copy", test_copy);
  STORE_TEST ("/database-file/copy-log", test_copy_log);
  STORE_TEST ("/database-file/migrate", test_migrate);
  STORE_TEST ("/database-file/migrate-uncopied", test_migrate_uncopied);
  return g_test_run ();
}
