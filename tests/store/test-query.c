/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-query.h"
#include "store-fixture.h"

static void
test_values (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetQuery) query = guichet_query_new ("SELECT 1");

  guichet_query_add_text (query, ", ?", "l'été\"; DROP TABLE demande");
  guichet_query_add_integer (query, ", ?", G_MININT64);
  guichet_query_add_text (query, ", ?", NULL);
  guichet_query_add (query, ", 'x'");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GuichetStatement) statement = guichet_query_prepare (query, connection, NULL);

      g_assert_true (guichet_statement_next (statement));
      g_assert_cmpint (guichet_statement_get_integer (statement, 0), ==, 1);
      g_assert_cmpstr (guichet_statement_get_text (statement, 1), ==,
                       "l'été\"; DROP TABLE demande");
      g_assert_cmpint (guichet_statement_get_integer (statement, 2), ==, G_MININT64);
      g_assert_true (guichet_statement_is_null (statement, 3));
      g_assert_cmpstr (guichet_statement_get_text (statement, 4), ==, "x");
    }
}

static void
test_error (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetQuery) query = guichet_query_new ("SELECT nothing");
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_query_prepare (query, connection, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/query/values", test_values);
  STORE_TEST ("/query/error", test_error);
  return g_test_run ();
}
