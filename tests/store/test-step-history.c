/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-database-file.h"
#include "guichet-demande-row.h"
#include "guichet-step-history.h"
#include "store-fixture.h"

static void
test_match (void)
{
  static const char *const history[] = { "Finances › Clôture › Annuelle", "Cliquer sur Valider",
                                         "Finances › Tiers", "Paie › Clôture", NULL };
  static const struct
  {
    const char *typed;
    guint limit;
    const char *matches;
  } cases[] = {
    { "", 5, "" },
    { "f", 5, "" },
    { "fin", 5, "Finances › Clôture › Annuelle|Finances › Tiers" },
    { "FIN", 1, "Finances › Clôture › Annuelle" },
    { "finances › cloture", 5, "Finances › Clôture › Annuelle" },
    { "clo", 5, "Finances › Clôture › Annuelle|Paie › Clôture" },
    { "cl", 5, "Cliquer sur Valider|Finances › Clôture › Annuelle|Paie › Clôture" },
    { "Finances › Tiers", 5, "" },
    { "ôture", 5, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) matches =
        guichet_step_history_match (history, cases[i].typed, cases[i].limit);
      g_autofree char *joined = g_strjoinv ("|", matches);

      g_assert_cmpstr (joined, ==, cases[i].matches);
    }
}

static void
keep (GuichetConnection *connection,
      const char        *progiciel,
      const char *const *steps)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, progiciel);
  guichet_demande_set_steps (demande, steps);
  g_assert_true (guichet_demande_row_write (connection, demande, NULL));
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, "steps.db");
  g_autoptr (GuichetConnection) connection = NULL;
  g_auto (GStrv) finances = NULL;
  g_auto (GStrv) paie = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (guichet_database_file_prepare (path, 1, NULL));
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, NULL);
  keep (connection, "finances", (const char *const[]){ "A", "B \"x\"", NULL });
  keep (connection, "finances", (const char *const[]){ "B \"x\"", NULL });
  keep (connection, "paie", (const char *const[]){ "C", "C", NULL });
  keep (connection, "paie", (const char *const[]){ NULL });
  finances = guichet_step_history_list (connection, "finances", NULL);
  first = g_strjoinv ("|", finances);
  g_assert_cmpstr (first, ==, "B \"x\"|A|C");
  paie = guichet_step_history_list (connection, "paie", NULL);
  second = g_strjoinv ("|", paie);
  g_assert_cmpstr (second, ==, "C|B \"x\"|A");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-history/match", test_match);
  STORE_TEST ("/step-history/list", test_list);
  return g_test_run ();
}
