/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-journal.h"
#include "store-fixture.h"

static void
test_note (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  gint64 before = g_get_real_time () / 1000;
  gint64 at = 0;

  g_assert_true (guichet_journal_note (connection, "delete", "demande", "some-id", NULL));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &at,
                                                 "SELECT at FROM journal WHERE action = 'delete'"
                                                 " AND object = 'demande'"
                                                 " AND object_id = 'some-id'", ""));
  g_assert_cmpint (at, >=, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/journal/note", test_note);
  return g_test_run ();
}
