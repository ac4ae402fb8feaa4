/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-backups.h"
#include "guichet-database-file.h"
#include "guichet-folder-lock.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* 2026-11-24T10:00:00Z. */
#define NOW G_GINT64_CONSTANT (1795514400000)
#define HOUR G_GINT64_CONSTANT (3600000)

static void
note (StoreFixture *fixture,
      const char   *value)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO account (key, value) VALUES ('mark', '%s')"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value", value);
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_true (store_fixture_execute (fixture, sql, &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
}

static gboolean
has_mark (const char *path,
          const char *value)
{
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_WRITER, NULL);
  gint64 count = 0;

  g_assert_nonnull (connection);
  g_assert_true (guichet_connection_get_integer (connection, NULL, &count,
                                                 "SELECT count (*) FROM account"
                                                 " WHERE key = 'mark' AND value = ?", "s", value));
  return count == 1;
}

static char *
make (StoreFixture *fixture,
      gint64        now)
{
  g_autoptr (GError) error = NULL;
  char *name = guichet_backups_make (fixture->folder, now, &error);

  g_assert_no_error (error);
  return name;
}

/* What was copied comes back, and what it takes the place of is kept. */
static void
test_restore (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  note (fixture, "before");
  name = make (fixture, NOW);
  g_assert_cmpint (guichet_backups_get_at (name), ==, NOW);
  note (fixture, "after");
  kept = guichet_backups_restore (fixture->folder, name, NOW + HOUR, &error);
  g_assert_no_error (error);
  g_assert_true (has_mark (path, "before"));
  g_assert_true (has_mark (kept, "after"));
}

/* What a program that was killed had committed is in its log: it goes to the side with it. */
static void
test_restore_beside_a_log (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *held = g_strconcat (path, "-held", NULL);
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  note (fixture, "before");
  name = make (fixture, NOW);
  store_fixture_open (fixture);
  g_assert_true (store_fixture_execute (
    fixture, "UPDATE account SET value = 'logged' WHERE key = 'mark'", &error));
  g_assert_cmpint (link (log, held), ==, 0);
  store_fixture_close (fixture);
  g_assert_cmpint (g_rename (held, log), ==, 0);
  kept = guichet_backups_restore (fixture->folder, name, NOW + HOUR, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (has_mark (path, "before"));
  g_assert_true (has_mark (kept, "logged"));
}

/* A database that is beyond reading is replaced too. */
static void
test_restore_over_damage (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  note (fixture, "before");
  name = make (fixture, NOW);
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  kept = guichet_backups_restore (fixture->folder, name, NOW + HOUR, &error);
  g_assert_no_error (error);
  g_assert_true (has_mark (path, "before"));
  g_assert_true (g_file_get_contents (kept, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "no database");
}

static void
assert_refused (StoreFixture      *fixture,
                const char        *name,
                GuichetStoreError  expected)
{
  g_autofree char *path = store_fixture_get_path (fixture, GUICHET_DATABASE_FILE_NAME);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  kept = guichet_backups_restore (fixture->folder, name, NOW + HOUR, &error);
  g_assert_null (kept);
  g_assert_error (error, GUICHET_STORE_ERROR, (int) expected);
  g_assert_true (has_mark (path, "after"));
}

/* A copy that is not whole, not there or not ours changes nothing; nor one while somebody works. */
static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  note (fixture, "before");
  name = make (fixture, NOW);
  note (fixture, "after");
  copy = g_build_filename (g_file_peek_path (fixture->folder), "backups", name, NULL);
  store_fixture_open (fixture);
  assert_refused (fixture, name, GUICHET_STORE_ERROR_IN_USE);
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (copy, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copy, content, (gssize) length / 2, NULL));
  assert_refused (fixture, name, GUICHET_STORE_ERROR_DAMAGED);
  g_unlink (copy);
  assert_refused (fixture, name, GUICHET_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, "../guichet.db", GUICHET_STORE_ERROR_NOT_FOUND);
}

/* The 24 latest, and the latest of each of 7 days. */
static void
test_pruned (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  note (fixture, "x");
  for (gint64 hour = 24 * 10; hour >= 0; hour -= 2)
    g_free (make (fixture, NOW - hour * HOUR));
  names = guichet_backups_list (fixture->folder);
  for (guint i = 0; names[i]; i++)
    g_hash_table_add (days, g_strndup (names[i], strlen ("guichet-20261124")));
  g_assert_cmpuint (g_hash_table_size (days), ==, 7);
  g_assert_cmpint (guichet_backups_get_at (names[0]), ==, NOW);
  g_assert_cmpint (guichet_backups_get_at (names[23]), ==, NOW - 46 * HOUR);
  g_assert_cmpuint (g_strv_length (names), >=, 24 + 4);
  g_assert_cmpuint (g_strv_length (names), <=, 24 + 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/backups/restore", test_restore);
  STORE_TEST ("/backups/restore-beside-a-log", test_restore_beside_a_log);
  STORE_TEST ("/backups/restore-over-damage", test_restore_over_damage);
  STORE_TEST ("/backups/refused", test_refused);
  STORE_TEST ("/backups/pruned", test_pruned);
  return g_test_run ();
}
