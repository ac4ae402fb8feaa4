/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-database-file.h"
#include "guichet-demande-row.h"
#include "guichet-near-demandes.h"
#include "store-fixture.h"

static void
keep (StoreFixture    *fixture,
      const char      *id,
      const char      *title,
      const char      *messages,
      GuichetDelivery  delivery)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (id);
  g_autofree char *path = store_fixture_get_path (fixture, "near.db");
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_WRITER, NULL);
  g_autoptr (GError) error = NULL;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES, messages);
  guichet_demande_set_delivery (demande, delivery);
  g_assert_true (guichet_demande_row_write (connection, demande, &error));
  g_assert_no_error (error);
}

#define A "aaaaaaaa-0000-4000-8000-000000000001"
#define B "aaaaaaaa-0000-4000-8000-000000000002"
#define C "aaaaaaaa-0000-4000-8000-000000000003"
#define D "aaaaaaaa-0000-4000-8000-000000000004"

/* The ids that are found, in their order, by their last digit. */
static char *
find (StoreFixture *fixture,
      const char   *title,
      const char   *messages,
      const char   *progiciel)
{
  g_autofree char *path = store_fixture_get_path (fixture, "near.db");
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_READER, NULL);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) digits = g_string_new (NULL);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES, messages);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, progiciel);
  found = guichet_near_demandes_list (connection, demande, 3, NULL);
  g_assert_nonnull (found);
  for (guint i = 0; i < found->len; i++)
    g_string_append_c (digits, guichet_demande_get_id (found->pdata[i])[35]);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static void
test_near (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *title;
    const char *messages;
    const char *progiciel;
    const char *found;
  } cases[] = {
    { "", "", "", "" },
    { "Clôture de l’exercice refusée", "", "finances", "1" },
    { "Clôture impossible", "", "finances", "" },
    { "Clôture refusée", "", "rh-paie", "" },
    { "Autre chose", "err-4012 en rouge", "", "2" },
    { "Clôture annuelle refusée", "ERR-4012", "finances", "21" },
  };
  g_autofree char *path = store_fixture_get_path (fixture, "near.db");

  g_assert_true (guichet_database_file_prepare (path, 1, NULL));
  keep (fixture, A, "Clôture annuelle refusée", "", GUICHET_DELIVERY_SENT);
  keep (fixture, B, "Bordereau vide", "ERR-4012 : refus", GUICHET_DELIVERY_SENT);
  keep (fixture, C, "Clôture annuelle refusée", "ERR-4012", GUICHET_DELIVERY_DRAFT);
  keep (fixture, D, "Recherche lente", "", GUICHET_DELIVERY_SENT);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found =
        find (fixture, cases[i].title, cases[i].messages, cases[i].progiciel);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/near-demandes/near", test_near);
  return g_test_run ();
}
