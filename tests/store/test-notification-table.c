/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-demande-table.h"
#include "guichet-notification-table.h"
#include "store-fixture.h"

#define FIRST "11111111-1111-4111-8111-111111111111"
#define SECOND "22222222-2222-4222-8222-222222222222"

static void
add_demandes (GuichetConnection *connection)
{
  static const char *const ids[] = { FIRST, SECOND };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (ids[i]);

      guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "qualifiee");
      guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, 1000);
      g_assert_true (guichet_demande_table_apply (connection, demande, NULL, NULL));
    }
}

static void
assert_watched (GuichetConnection *connection,
                guint              expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids =
    guichet_notification_table_list_watched (connection, 5000, 9000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, expected);
}

static void
test_watched (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  guint attempts = 9;
  g_autofree char *none = NULL;
  g_autofree char *refused = NULL;

  add_demandes (connection);
  assert_watched (connection, 0);
#define RUN(sql) g_assert_true (guichet_connection_run (connection, NULL, sql, ""))
  RUN ("INSERT INTO due (demande, at, updated_at, seq) SELECT key, 4999, 0, 0 FROM demande"
       " WHERE id = '" FIRST "'");
  assert_watched (connection, 0);
  RUN ("UPDATE due SET at = 9001");
  assert_watched (connection, 0);
  RUN ("UPDATE due SET at = 9000");
  assert_watched (connection, 1);
  RUN ("UPDATE demande SET unread = 1 WHERE id = '" FIRST "'");
  assert_watched (connection, 1);
  none = guichet_notification_table_find_refused (connection, SECOND, &attempts, NULL);
  g_assert_null (none);
  g_assert_cmpuint (attempts, ==, 0);
  RUN ("INSERT INTO outgoing (id, kind, parent_id, written_at, delivery, attempts) VALUES"
       " ('33333333-3333-4333-8333-333333333333', 'message', '" SECOND "', 0, 'refused', 3)");
#undef RUN
  assert_watched (connection, 2);
  refused = guichet_notification_table_find_refused (connection, SECOND, &attempts, NULL);
  g_assert_cmpstr (refused, ==, "33333333-3333-4333-8333-333333333333");
  g_assert_cmpuint (attempts, ==, 3);
}

static void
tell (GuichetConnection *connection,
      const char        *key,
      const char        *demande_id,
      const char        *place)
{
  g_autoptr (GError) error = NULL;

  guichet_notification_table_tell (connection, key, demande_id, place, 1, &error);
  g_assert_no_error (error);
}

/* What stands is given as one word a key. */
static char *
take_back (GuichetConnection *connection,
           const char        *standing)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) keys = g_strsplit (standing, " ", -1);
  g_autoptr (GHashTable) due = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) places = NULL;

  for (guint i = 0; keys[i]; i++)
    g_hash_table_add (due, keys[i]);
  places = guichet_notification_table_take_back (connection, due, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, <=, 1);
  return g_strdup (places->len > 0 ? g_ptr_array_index (places, 0) : "");
}

static void
test_told_once (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autofree char *nothing = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *half = NULL;
  g_autofree char *group = NULL;
  g_autofree char *again = NULL;

  add_demandes (connection);
  g_assert_false (guichet_notification_table_is_told (connection, "a"));
  tell (connection, "a", FIRST, "demande-" FIRST);
  tell (connection, "a", FIRST, "elsewhere");
  tell (connection, "b", FIRST, "several");
  tell (connection, "c", SECOND, "several");
  tell (connection, "seen", SECOND, "");
  tell (connection, "of nothing", "44444444-4444-4444-8444-444444444444", "x");
  tell (connection, "of a call", NULL, "");
  g_assert_true (guichet_notification_table_is_told (connection, "a"));
  g_assert_true (guichet_notification_table_is_told (connection, "seen"));
  g_assert_true (guichet_notification_table_is_told (connection, "of a call"));
  g_assert_false (guichet_notification_table_is_told (connection, "of nothing"));
  nothing = take_back (connection, "a b c");
  g_assert_cmpstr (nothing, ==, "");
  alone = take_back (connection, "b c");
  g_assert_cmpstr (alone, ==, "demande-" FIRST);
  half = take_back (connection, "c");
  g_assert_cmpstr (half, ==, "");
  group = take_back (connection, "");
  g_assert_cmpstr (group, ==, "several");
  again = take_back (connection, "");
  g_assert_cmpstr (again, ==, "");
  g_assert_true (guichet_notification_table_is_told (connection, "a"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/notification-table/watched", test_watched);
  STORE_TEST ("/notification-table/told-once", test_told_once);
  return g_test_run ();
}
