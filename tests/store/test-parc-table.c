/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-parc-table.h"
#include "store-fixture.h"

static void
put (GuichetConnection *connection,
     const char        *progiciel,
     const char        *version,
     int                formation)
{
  g_autoptr (GuichetParcEntry) entry = guichet_parc_entry_new (progiciel);
  g_autoptr (GError) error = NULL;

  g_free (entry->version);
  entry->version = g_strdup (version);
  entry->conditions[GUICHET_CONDITION_FORMATION] = formation;
  entry->conditions[GUICHET_CONDITION_LICENCE] = GUICHET_CONDITION_MET;
  g_assert_true (guichet_parc_table_put (connection, entry, &error));
  g_assert_no_error (error);
}

static void
test_entries (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GuichetParcEntry) found = NULL;
  g_autoptr (GError) error = NULL;

  put (connection, "paie", "V8.1", GUICHET_CONDITION_MET);
  put (connection, "finances", "V9.2", GUICHET_CONDITION_NOT_SAID);
  put (connection, "paie", "V8.2", GUICHET_CONDITION_NOT_MET);
  entries = guichet_parc_table_list (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (((GuichetParcEntry *) entries->pdata[0])->progiciel, ==, "finances");
  found = guichet_parc_table_find (connection, "paie", &error);
  g_assert_cmpstr (found->version, ==, "V8.2");
  g_assert_cmpint (found->conditions[GUICHET_CONDITION_FORMATION], ==, GUICHET_CONDITION_NOT_MET);
  g_assert_cmpint (found->conditions[GUICHET_CONDITION_PREREQUIS], ==, GUICHET_CONDITION_NOT_SAID);
  g_assert_cmpint (found->conditions[GUICHET_CONDITION_LICENCE], ==, GUICHET_CONDITION_MET);
}

static void
test_removal (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;

  put (connection, "paie", "V8.1", GUICHET_CONDITION_MET);
  g_assert_true (guichet_parc_table_remove (connection, "paie", &error));
  g_assert_null (guichet_parc_table_find (connection, "paie", &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/parc-table/entries", test_entries);
  STORE_TEST ("/parc-table/removal", test_removal);
  return g_test_run ();
}
