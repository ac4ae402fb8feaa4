/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static gboolean
says (GuichetConnection *connection,
      const char        *word,
      const char        *text)
{
  g_autoptr (GError) error = NULL;
  gint64 found = -1;

  guichet_connection_get_integer (connection, &error, &found, "SELECT says (?, ?)", "ss", word,
                                  text);
  g_assert_no_error (error);
  return found == 1;
}

static void
test_accents_and_case (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);

  g_assert_true (says (connection, "cloture", "La CLÔTURE annuelle"));
  g_assert_true (says (connection, "coeur", "Au cœur"));
  g_assert_true (says (connection, "l'etat", "l’État"));
  g_assert_true (says (connection, "", "tout"));
  g_assert_false (says (connection, "clôture", "La clôture"));
  g_assert_false (says (connection, "clotures", "La clôture"));
}

/* Whatever the bytes are, it answers. */
static void
test_hostile (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  gint64 found = -1;

  g_assert_false (says (connection, "a", "\xff\xfe" "a"));
  g_assert_false (says (connection, "a", NULL));
  g_assert_false (says (connection, NULL, "a"));
  g_assert_false (says (connection, "a", "\xc3"));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &found, "SELECT says ()", ""));
  g_assert_cmpint (found, ==, 0);
  g_assert_true (guichet_connection_get_integer (connection, NULL, &found,
                                                 "SELECT says ('b', 'a', x'62', NULL)", ""));
  g_assert_cmpint (found, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/text-match/accents-and-case", test_accents_and_case);
  STORE_TEST ("/text-match/hostile", test_hostile);
  return g_test_run ();
}
