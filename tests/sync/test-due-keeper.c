/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-due-keeper.h"

#include "guichet-account-table.h"
#include "guichet-demande-table.h"
#include "store-fixture.h"

#define N_DEMANDES 250

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  for (guint i = 0; i < N_DEMANDES; i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

      guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "enregistree");
      guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, 1000 + i);
      guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, 1000 + i);
      if (!guichet_demande_table_apply (connection, demande, NULL, error))
        return FALSE;
    }
  return guichet_account_table_set (connection, "service_information", "{}", error);
}

static gint64
count (StoreFixture *fixture)
{
  return store_fixture_count (fixture, "SELECT count (*) FROM due");
}

/* All of them, a few at a time, without being asked. */
static void
test_follows_changes (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GuichetDueKeeper) keeper = NULL;

  store_fixture_open (fixture);
  keeper = guichet_due_keeper_new (fixture->database);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  g_assert_cmpint (count (fixture), ==, 0);
  while (count (fixture) < N_DEMANDES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count (fixture), ==, N_DEMANDES);
}

/* It may be let go of at any time. */
static void
test_gone (StoreFixture  *fixture,
           gconstpointer  data)
{
  GuichetDueKeeper *keeper;

  store_fixture_open (fixture);
  keeper = guichet_due_keeper_new (fixture->database);
  guichet_due_keeper_refresh (keeper);
  g_object_add_weak_pointer (G_OBJECT (keeper), (gpointer *) &keeper);
  g_object_unref (keeper);
  g_assert_null (keeper);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  g_assert_cmpint (count (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/due-keeper/follows-changes", test_follows_changes);
  STORE_TEST ("/due-keeper/gone", test_gone);
  return g_test_run ();
}
