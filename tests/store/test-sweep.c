/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-sweep.h"
#include "store-fixture.h"

static gboolean
remove_key (GuichetConnection  *connection,
            const char         *id,
            GError            **error)
{
  return guichet_connection_run (connection, error, "DELETE FROM account WHERE key = ?", "s", id);
}

static gboolean
refuse (GuichetConnection  *connection,
        const char         *id,
        GError            **error)
{
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE, "%s", id);
  return FALSE;
}

static void
test_sweep (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  const char *select = "SELECT key FROM account WHERE value = 'x'";
  g_autoptr (GError) error = NULL;
  gint64 left = -1;

  g_assert_true (guichet_connection_execute (connection,
                                             "INSERT INTO account VALUES ('a', 'x'), ('b', 'x'),"
                                             " ('c', 'x')", NULL));
  g_hash_table_add (present, (gpointer) "b");
  g_hash_table_add (present, (gpointer) "unknown");
  g_assert_false (guichet_sweep (connection, select, present, refuse, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_assert_true (guichet_sweep (connection, select, present, remove_key, NULL));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &left,
                                                 "SELECT count (*) FROM account"
                                                 " WHERE value = 'x' AND key = 'b'", ""));
  g_assert_cmpint (left, ==, 1);
  g_assert_true (guichet_connection_get_integer (connection, NULL, &left,
                                                 "SELECT count (*) FROM account"
                                                 " WHERE value = 'x'", ""));
  g_assert_cmpint (left, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/sweep/sweep", test_sweep);
  return g_test_run ();
}
