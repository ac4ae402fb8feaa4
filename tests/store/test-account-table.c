/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-account-table.h"
#include "store-fixture.h"

static void
assert_value (GuichetConnection *connection,
              const char        *key,
              const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = guichet_account_table_get (connection, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_values (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);

  assert_value (connection, "service_address", NULL);
  g_assert_true (guichet_account_table_set (connection, "service_address", "https://a/", NULL));
  assert_value (connection, "service_address", "https://a/");
  g_assert_true (guichet_account_table_set (connection, "service_address", "", NULL));
  assert_value (connection, "service_address", "");
  g_assert_true (guichet_account_table_set (connection, "service_address", NULL, NULL));
  assert_value (connection, "service_address", NULL);
}

/* Saying again what is known must not wake those who watch the table. */
static void
test_unchanged (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) touched = NULL;

  g_assert_true (guichet_account_table_set (connection, "a", "b", NULL));
  g_assert_true (guichet_connection_begin (connection, NULL));
  g_assert_true (guichet_account_table_set (connection, "a", "b", NULL));
  g_assert_true (guichet_connection_commit (connection, NULL));
  touched = guichet_connection_take_touched (connection);
  g_assert_cmpuint (touched->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/account-table/values", test_values);
  STORE_TEST ("/account-table/unchanged", test_unchanged);
  return g_test_run ();
}
