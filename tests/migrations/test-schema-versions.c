/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-database-file.h"
#include "guichet-migrations.h"
#include "store-fixture.h"

/* What stands in every dump, whatever its version, and must still stand after. */
static const struct
{
  const char *sql;
  gint64 expected;
} contents[] = {
  { "SELECT count (*) FROM account WHERE key = 'cursor_demandes' AND value = 'opaque-17'", 1 },
  { "SELECT count (*) FROM demande", 3 },
  { "SELECT count (*) FROM demande WHERE title = 'Clôture annuelle refusée'"
    " AND observed = 'Elle échoue' AND delivery = 'draft'", 1 },
  { "SELECT count (*) FROM demande WHERE number = 'D-2026-0412' AND unread = 1", 1 },
  { "SELECT count (*) FROM event JOIN demande ON demande.key = event.demande"
    " WHERE event.text = 'Bonjour' AND demande.number = 'D-2026-0412'", 1 },
  { "SELECT count (*) FROM attachment WHERE name = 'capture.png'", 1 },
  { "SELECT count (*) FROM outgoing WHERE delivery = 'sending' AND payload = x'616263'"
    " AND attempts = 2", 1 },
  { "SELECT count (*) FROM outgoing WHERE kind = 'message' AND text = 'Merci'", 1 },
  { "SELECT count (*) FROM article JOIN article_image ON article_image.article = article.key"
    " WHERE body = '# Comment' AND seen_at = 1778144500000", 1 },
  { "SELECT count (*) FROM medium WHERE title = 'Guide'", 1 },
  { "SELECT count (*) FROM journal WHERE action = 'delete'", 1 },
};

static char *
load_dump (guint version)
{
  g_autofree char *name = g_strdup_printf ("schema-%u.sql", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "migrations", name, NULL);
  g_autoptr (GError) error = NULL;
  char *dump = NULL;

  g_file_get_contents (path, &dump, NULL, &error);
  g_assert_no_error (error);
  return dump;
}

static void
restore_dump (const char *path,
              guint       version)
{
  g_autofree char *dump = load_dump (version);
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;"
                                            "PRAGMA journal_mode = WAL",
                                            GUICHET_MIGRATIONS_APPLICATION_ID, version);
  g_autoptr (GuichetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "", 0, NULL);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  guichet_connection_execute (connection, dump, &error);
  g_assert_no_error (error);
  guichet_connection_execute (connection, marks, &error);
  g_assert_no_error (error);
}

static char *
describe_schema (GuichetConnection *connection)
{
  GString *schema = g_string_new (NULL);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, NULL,
                              "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                              " ORDER BY name", "");

  while (guichet_statement_next (statement))
    g_string_append_printf (schema, "%s: %s\n", guichet_statement_get_text (statement, 0),
                            guichet_statement_get_text (statement, 1));
  return g_string_free (schema, FALSE);
}

static char *
describe_new_schema (StoreFixture *fixture)
{
  g_autofree char *path = store_fixture_get_path (fixture, "new.db");
  g_autoptr (GuichetConnection) connection = NULL;

  g_assert_true (guichet_database_file_prepare (path, 1, NULL));
  connection = guichet_connection_open (path, GUICHET_CONNECTION_READER, NULL);
  return describe_schema (connection);
}

static void
check_version (StoreFixture *fixture,
               guint         version)
{
  g_autofree char *name = g_strdup_printf ("old-%u.db", version);
  g_autofree char *path = store_fixture_get_path (fixture, name);
  g_autofree char *expected = describe_new_schema (fixture);
  g_autofree char *found = NULL;
  g_autoptr (GuichetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;

  restore_dump (path, version);
  guichet_database_file_prepare (path, 1, &error);
  g_assert_no_error (error);
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  found = describe_schema (connection);
  g_assert_cmpstr (found, ==, expected);
  guichet_connection_check (connection, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      value = -1;
      guichet_connection_get_integer (connection, &error, &value, contents[i].sql, "");
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, contents[i].expected);
    }
}

static void
test_each (StoreFixture  *fixture,
           gconstpointer  data)
{
  for (guint version = 1; version <= guichet_migrations_get_latest (); version++)
    check_version (fixture, version);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/schema-versions/each", test_each);
  return g_test_run ();
}
