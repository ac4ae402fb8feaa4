/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-aside-table.h"
#include "guichet-demande-table.h"
#include "guichet-event-table.h"
#include "store-fixture.h"

#define LATE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0999"
#define DEMANDE "aaaaaaaa-0000-4000-8000-000000000000"
#define DIGEST "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static GuichetConnection *
connect_with_demande (StoreFixture *fixture)
{
  GuichetConnection *connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = guichet_demande_new (DEMANDE);

  g_assert_true (guichet_demande_table_apply (connection, snapshot, NULL, NULL));
  return connection;
}

static gboolean
apply (GuichetConnection  *connection,
       guint               seq,
       gint64              at,
       const char         *side,
       const char         *demande,
       GError            **error)
{
  g_autofree char *id = g_strdup_printf ("%08u-0000-4000-8000-000000000000", seq);
  g_autofree char *text = g_strdup_printf ("Message %u", seq);
  g_autofree char *file_id = g_strdup_printf ("%08u-1111-4000-8000-000000000000", seq);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GuichetEventFields fields = {
    .id = id, .seq = seq, .demande_id = demande, .at = at, .kind = "message", .side = side,
    .text = text, .attachments = files,
  };
  g_autoptr (GuichetEvent) event = NULL;

  g_ptr_array_add (files, guichet_attachment_new (file_id, "a.png", "image/png", 3, DIGEST));
  event = guichet_event_new (&fields);
  return guichet_event_table_apply (connection, event, error);
}

static gboolean
is_unread (GuichetConnection *connection)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_table_load (connection, DEMANDE, NULL);

  return guichet_demande_get_unread (demande);
}

static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  static const guint arrivals[] = { 5, 2, 9, 2, 5 };
  static const guint expected[] = { 2, 5, 9 };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GuichetEvent) latest = NULL;

  g_assert_null (guichet_event_table_latest (connection, DEMANDE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (arrivals); i++)
    g_assert_true (apply (connection, arrivals[i], 10, "service", DEMANDE, NULL));
  events = guichet_event_table_list (connection, DEMANDE, NULL);
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < events->len; i++)
    {
      const GuichetEventFields *fields =
        guichet_event_get_fields (g_ptr_array_index (events, i));
      g_autofree char *text = g_strdup_printf ("Message %u", expected[i]);

      g_assert_cmpint (fields->seq, ==, expected[i]);
      g_assert_cmpstr (fields->text, ==, text);
      g_assert_cmpstr (fields->demande_id, ==, DEMANDE);
      g_assert_null (fields->author);
      g_assert_cmpuint (fields->attachments->len, ==, 1);
    }
  latest = guichet_event_table_latest (connection, DEMANDE, NULL);
  g_assert_cmpint (guichet_event_get_fields (latest)->seq, ==, 9);
}

static void
test_unread (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  gint64 now = guichet_clock_get_now (fixture->clock);
  gint64 first = -1;

  g_assert_true (apply (connection, 1, now - 1, "service", DEMANDE, NULL));
  g_assert_false (is_unread (connection));
  g_assert_true (apply (connection, 2, now + 1, "client", DEMANDE, NULL));
  g_assert_false (is_unread (connection));
  g_assert_true (apply (connection, 3, now + 1, "service", DEMANDE, NULL));
  g_assert_true (is_unread (connection));
  g_assert_true (apply (connection, 4, now + 1, "service", DEMANDE, NULL));
  g_assert_true (guichet_event_table_first_news (connection, DEMANDE, &first, NULL));
  g_assert_cmpint (first, ==, 3);
  g_assert_true (guichet_demande_table_mark_seen (connection, DEMANDE, NULL));
  g_assert_true (guichet_event_table_first_news (connection, DEMANDE, &first, NULL));
  g_assert_cmpint (first, ==, 0);
  g_assert_true (apply (connection, 3, now + 1, "service", DEMANDE, NULL));
  g_assert_false (is_unread (connection));
}

/* It waits, and comes to its Demande with all that it has. */
static void
test_orphan (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  g_autoptr (GuichetDemande) late = guichet_demande_new (LATE);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  guint waiting = 0;

  for (guint i = 0; i < 2; i++)
    g_assert_true (apply (connection, 1, 1, "service", LATE, &error));
  g_assert_true (guichet_event_table_adopt (connection, &error));
  g_assert_true (guichet_aside_table_count (connection, &waiting, &error));
  g_assert_cmpuint (waiting, ==, 1);
  guichet_demande_set_delivery (late, GUICHET_DELIVERY_SENT);
  g_assert_true (guichet_demande_table_apply (connection, late, NULL, &error));
  g_assert_true (guichet_event_table_adopt (connection, &error));
  g_assert_no_error (error);
  g_assert_true (guichet_aside_table_count (connection, &waiting, &error));
  g_assert_cmpuint (waiting, ==, 0);
  events = guichet_event_table_list (connection, LATE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpuint (guichet_event_get_fields (events->pdata[0])->attachments->len, ==, 1);
}

/* The service says that the Demande is no more: nothing is left to wait for. */
static void
test_orphan_removed (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  gint64 left = -1;

  g_assert_true (apply (connection, 1, 1, "service", LATE, NULL));
  g_assert_true (guichet_demande_table_remove (connection, LATE, NULL));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &left,
                                                 "SELECT (SELECT count (*) FROM orphan_event)"
                                                 " + (SELECT count (*) FROM attachment)", ""));
  g_assert_cmpint (left, ==, 0);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (apply (connection, 1, 1, "service", DEMANDE, NULL));
  g_assert_true (guichet_connection_execute (connection, "UPDATE event SET text = 'Massage 1'",
                                             NULL));
  g_assert_null (guichet_event_table_list (connection, DEMANDE, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
}

/* What hangs on a Demande goes with it. */
static void
test_removed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_demande (fixture);
  gint64 left = -1;

  g_assert_true (apply (connection, 1, 1, "service", DEMANDE, NULL));
  g_assert_true (guichet_demande_table_remove (connection, DEMANDE, NULL));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &left,
                                                 "SELECT (SELECT count (*) FROM event)"
                                                 " + (SELECT count (*) FROM attachment)", ""));
  g_assert_cmpint (left, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/event-table/order", test_order);
  STORE_TEST ("/event-table/unread", test_unread);
  STORE_TEST ("/event-table/orphan", test_orphan);
  STORE_TEST ("/event-table/orphan-removed", test_orphan_removed);
  STORE_TEST ("/event-table/damaged", test_damaged);
  STORE_TEST ("/event-table/removed", test_removed);
  return g_test_run ();
}
