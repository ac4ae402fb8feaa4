/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-medium-table.h"
#include "store-fixture.h"

#define ID_A "aaaaaaaa-0000-4000-8000-000000000000"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000000"

static void
apply (GuichetConnection *connection,
       const char        *id,
       const char        *title)
{
  GuichetMediumFields fields = {
    .id = id, .title = title, .category = "Guides", .description = "d",
    .media_type = "application/pdf", .size = 9, .sha256 = "s", .published_on = "2026-03-01",
  };
  g_autoptr (GuichetMedium) medium = guichet_medium_new (&fields);
  g_autoptr (GError) error = NULL;

  guichet_medium_table_apply (connection, medium, &error);
  g_assert_no_error (error);
}

static void
test_apply (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetMedium) medium = NULL;
  g_autoptr (GError) error = NULL;

  apply (connection, ID_A, "Un");
  apply (connection, ID_A, "Un bis");
  medium = guichet_medium_table_load (connection, ID_A, NULL);
  g_assert_cmpstr (guichet_medium_get_fields (medium)->title, ==, "Un bis");
  g_assert_cmpuint (guichet_medium_get_fields (medium)->size, ==, 9);
  g_assert_true (guichet_medium_table_remove (connection, ID_A, NULL));
  g_assert_null (guichet_medium_table_load (connection, ID_A, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static void
test_keep_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GuichetMedium) kept = NULL;
  g_autoptr (GuichetMedium) gone = NULL;

  apply (connection, ID_A, "Un");
  apply (connection, ID_B, "Deux");
  g_hash_table_add (present, (gpointer) ID_B);
  g_assert_true (guichet_medium_table_keep_only (connection, present, NULL));
  kept = guichet_medium_table_load (connection, ID_B, NULL);
  gone = guichet_medium_table_load (connection, ID_A, NULL);
  g_assert_nonnull (kept);
  g_assert_null (gone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/medium-table/apply", test_apply);
  STORE_TEST ("/medium-table/keep-only", test_keep_only);
  return g_test_run ();
}
