/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-call-table.h"
#include "store-fixture.h"

#define DEMANDE "11111111-1111-4111-8111-111111111111"
#define FIRST "22222222-2222-4222-8222-222222222222"

static void
add (GuichetConnection *connection,
     const char        *id,
     const char        *demande_id,
     gint64             at,
     gint64             callback_at)
{
  g_autoptr (GuichetCall) call =
    guichet_call_new (id, demande_id, "Marie", at, "Dit de patienter.", callback_at);
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_call_table_add (connection, call, &error));
  g_assert_no_error (error);
}

static void
test_calls (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) calls = NULL;

  add (connection, NULL, DEMANDE, 2000, 0);
  add (connection, FIRST, DEMANDE, 1000, 9000);
  add (connection, NULL, "", 500, 0);
  calls = guichet_call_table_list (connection, DEMANDE, NULL);
  g_assert_cmpuint (calls->len, ==, 2);
  g_assert_cmpstr (((GuichetCall *) calls->pdata[0])->id, ==, FIRST);
  g_assert_cmpstr (((GuichetCall *) calls->pdata[0])->note, ==, "Dit de patienter.");
  g_assert_cmpint (((GuichetCall *) calls->pdata[0])->callback_at, ==, 9000);
}

/* Of those that were promised, the one to come first; none once it has come. */
static void
test_awaited (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  add (connection, NULL, DEMANDE, 1000, 9000);
  add (connection, FIRST, "", 2000, 5000);
  add (connection, NULL, DEMANDE, 3000, 0);
  before = guichet_call_table_awaited (connection, NULL);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpstr (((GuichetCall *) before->pdata[0])->id, ==, FIRST);
  g_assert_true (guichet_call_table_conclude (connection, FIRST, 5500, NULL));
  after = guichet_call_table_awaited (connection, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((GuichetCall *) after->pdata[0])->callback_at, ==, 9000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/call-table/calls", test_calls);
  STORE_TEST ("/call-table/awaited", test_awaited);
  return g_test_run ();
}
