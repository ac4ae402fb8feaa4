/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-demande-table.h"
#include "guichet-event-table.h"
#include "guichet-outgoing-list.h"
#include "guichet-outgoing-table.h"
#include "store-fixture.h"

#define DEMANDE "aaaaaaaa-0000-4000-8000-000000000000"
#define MESSAGE "bbbbbbbb-0000-4000-8000-000000000000"

static gboolean
queue (GuichetConnection  *connection,
       const char         *id,
       const char         *parent,
       GError            **error)
{
  GuichetOutgoingFields fields = {
    .id = id,
    .kind = parent ? GUICHET_OUTGOING_MESSAGE : GUICHET_OUTGOING_DEMANDE,
    .parent_id = parent,
    .text = "Bonjour",
  };
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_new (&fields);

  return guichet_outgoing_table_queue (connection, item, 1, 0, error);
}

static gboolean
queue_both_worker (GuichetConnection  *connection,
                   gpointer            data,
                   GError            **error)
{
  g_autoptr (GuichetDemande) draft = guichet_demande_new (DEMANDE);

  guichet_demande_set_text (draft, GUICHET_DEMANDE_TITLE, "Titre");
  return guichet_demande_table_save_draft (connection, draft, 1, error)
         && queue (connection, DEMANDE, NULL, error)
         && queue (connection, MESSAGE, DEMANDE, error);
}

static gboolean
send_demande_worker (GuichetConnection  *connection,
                     gpointer            data,
                     GError            **error)
{
  g_autoptr (GBytes) payload = g_bytes_new_static ("x", 1);
  GuichetReceiptFields fields = { .id = DEMANDE, .recorded_at = 3, .digest = "d" };
  g_autoptr (GuichetReceipt) receipt = guichet_receipt_new (&fields);

  return guichet_outgoing_table_freeze (connection, DEMANDE, payload, "d", error)
         && guichet_outgoing_table_sent (connection, DEMANDE, receipt, error);
}

/* The service's log tells of our message, which has the id that we made. */
static gboolean
event_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  GuichetEventFields fields = {
    .id = MESSAGE, .seq = 1, .demande_id = DEMANDE, .at = 4, .kind = "message", .side = "client",
  };
  g_autoptr (GuichetEvent) event = guichet_event_new (&fields);

  return guichet_event_table_apply (connection, event, error);
}

static void
write_now (StoreFixture        *fixture,
           GuichetDatabaseFunc  func)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, func, NULL, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_lists (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) messages = NULL;
  g_autoptr (GuichetOutgoing) first = NULL;

  store_fixture_open (fixture);
  all = G_LIST_MODEL (guichet_outgoing_list_new (fixture->database));
  messages = G_LIST_MODEL (guichet_outgoing_list_new_for (fixture->database, DEMANDE));
  write_now (fixture, queue_both_worker);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 1);
  first = g_list_model_get_item (all, 0);
  g_assert_cmpstr (guichet_demande_get_title (guichet_outgoing_get_fields (first)->demande), ==,
                   "Titre");
  write_now (fixture, send_demande_worker);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1);
  write_now (fixture, event_worker);
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/outgoing-list/lists", test_lists);
  return g_test_run ();
}
