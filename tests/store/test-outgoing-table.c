/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "guichet-outgoing-table.h"
#include "store-fixture.h"

#define NOW G_GINT64_CONSTANT (1778144400000)
#define DIGEST "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define A "aaaaaaaa-0000-4000-8000-000000000000"
#define B "bbbbbbbb-0000-4000-8000-000000000000"
#define M1 "11111111-0000-4000-8000-000000000000"
#define M2 "22222222-0000-4000-8000-000000000000"
#define M3 "33333333-0000-4000-8000-000000000000"

static void
draft (GuichetConnection *connection,
       const char        *id)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (id);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, id);
  g_assert_true (guichet_demande_table_save_draft (connection, demande, NOW, NULL));
}

static gboolean
queue (GuichetConnection  *connection,
       const char         *id,
       const char         *parent,
       gint64              now,
       gint64              not_before,
       GError            **error)
{
  GuichetOutgoingFields fields = {
    .id = id,
    .kind = parent ? GUICHET_OUTGOING_MESSAGE : GUICHET_OUTGOING_DEMANDE,
    .parent_id = parent,
    .text = parent ? "Bonjour" : NULL,
    .written_at = now,
  };
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_new (&fields);

  return guichet_outgoing_table_queue (connection, item, now, not_before, error);
}

static void
must_queue (GuichetConnection *connection,
            const char        *id,
            const char        *parent,
            gint64             now)
{
  g_autoptr (GError) error = NULL;

  queue (connection, id, parent, now, 0, &error);
  g_assert_no_error (error);
}

static void
freeze (GuichetConnection *connection,
        const char        *id)
{
  g_autoptr (GBytes) payload = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;

  guichet_outgoing_table_freeze (connection, id, payload, DIGEST, &error);
  g_assert_no_error (error);
}

static gboolean
receive (GuichetConnection  *connection,
         const char         *id,
         const char         *digest,
         GError            **error)
{
  GuichetReceiptFields fields = {
    .id = id, .recorded_at = NOW + 7, .digest = digest, .number = "D-1", .status = "enregistree",
  };
  g_autoptr (GuichetReceipt) receipt = guichet_receipt_new (&fields);

  return guichet_outgoing_table_sent (connection, id, receipt, error);
}

static void
send_all (GuichetConnection *connection,
          const char        *id)
{
  freeze (connection, id);
  g_assert_true (receive (connection, id, DIGEST, NULL));
}

static void
assert_next (GuichetConnection *connection,
             gint64             now,
             const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetOutgoing) item =
    guichet_outgoing_table_next (connection, now, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (item ? guichet_outgoing_get_fields (item)->id : NULL, ==, expected);
}

static void
assert_delivery (GuichetConnection *connection,
                 const char        *id,
                 GuichetDelivery    expected)
{
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_table_load (connection, id, NULL);
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

  g_assert_cmpint (fields->delivery, ==, expected);
  if (fields->demande)
    g_assert_cmpint (guichet_demande_get_delivery (fields->demande), ==, expected);
}

static void
test_life (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  draft (connection, A);
  must_queue (connection, A, NULL, NOW);
  assert_delivery (connection, A, GUICHET_DELIVERY_QUEUED);
  g_assert_false (queue (connection, A, NULL, NOW, 0, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_clear_error (&error);

  freeze (connection, A);
  assert_delivery (connection, A, GUICHET_DELIVERY_SENDING);
  payload = guichet_outgoing_table_get_payload (connection, A, &digest, NULL);
  g_assert_cmpmem (g_bytes_get_data (payload, NULL), 3, "abc", 3);
  g_assert_cmpstr (digest, ==, DIGEST);
  g_assert_false (guichet_outgoing_table_withdraw (connection, A, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_clear_error (&error);

  g_assert_false (receive (connection, A, "another", &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_clear_error (&error);
  assert_delivery (connection, A, GUICHET_DELIVERY_SENDING);

  g_assert_true (receive (connection, A, DIGEST, &error));
  g_assert_true (receive (connection, A, DIGEST, &error));
  assert_delivery (connection, A, GUICHET_DELIVERY_SENT);
  demande = guichet_demande_table_load (connection, A, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER), ==, "D-1");
  g_assert_cmpint (guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT), ==,
                   NOW + 7);
  g_assert_null (guichet_outgoing_table_get_payload (connection, A, NULL, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  assert_next (connection, G_MAXINT64, NULL);
}

static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GHashTable) excluding = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GuichetOutgoing) independent = NULL;

  draft (connection, A);
  draft (connection, B);
  must_queue (connection, M1, A, NOW);
  must_queue (connection, M2, A, NOW + 1);
  must_queue (connection, A, NULL, NOW + 2);
  must_queue (connection, B, NULL, NOW + 3);

  /* A message never passes its Demande. */
  assert_next (connection, NOW + 9, A);
  /* Another Demande does not wait for it. */
  g_hash_table_add (excluding, (gpointer) A);
  independent = guichet_outgoing_table_next (connection, NOW + 9, FALSE, excluding, NULL);
  g_assert_cmpstr (guichet_outgoing_get_fields (independent)->id, ==, B);

  send_all (connection, A);
  assert_next (connection, NOW + 9, M1);
  /* Nor does a message pass one that was written before it, though that one waits. */
  g_assert_true (guichet_outgoing_table_defer (connection, M1, "unavailable", NOW + 100, NULL));
  assert_next (connection, NOW + 9, B);
  send_all (connection, B);
  assert_next (connection, NOW + 99, NULL);
  assert_next (connection, NOW + 100, M1);
  /* A refused one holds nothing up. */
  g_assert_true (guichet_outgoing_table_refuse (connection, M1, "invalid", "non", NULL));
  assert_next (connection, NOW + 9, M2);
}

static void
test_not_before (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) demande = NULL;

  draft (connection, A);
  g_assert_true (queue (connection, A, NULL, NOW, NOW + 10000, NULL));
  assert_next (connection, NOW + 9999, NULL);
  assert_next (connection, NOW + 10000, A);
  g_assert_true (guichet_outgoing_table_withdraw (connection, A, NULL));
  assert_next (connection, G_MAXINT64, NULL);
  demande = guichet_demande_table_load (connection, A, NULL);
  g_assert_true (guichet_demande_is_editable (demande));
  g_assert_null (guichet_outgoing_table_load (connection, A, NULL));
}

/* A clock that was years ahead, then put right, neither holds anything back nor changes the
 * order of what belongs together. */
static void
test_clock_jumps (StoreFixture  *fixture,
                  gconstpointer  data)
{
  const gint64 years = G_GINT64_CONSTANT (315360000000);
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);

  draft (connection, A);
  g_assert_true (queue (connection, A, NULL, NOW + years, NOW + years + 10000, NULL));
  assert_next (connection, NOW, A);
  g_assert_true (guichet_outgoing_table_defer (connection, A, "busy", NOW + years, NULL));
  assert_next (connection, NOW, A);
  g_assert_true (guichet_outgoing_table_defer (connection, A, "busy", NOW + 1000, NULL));
  assert_next (connection, NOW, NULL);
  send_all (connection, A);
  must_queue (connection, M1, A, NOW + years);
  must_queue (connection, M2, A, NOW);
  must_queue (connection, M3, A, NOW - years);
  assert_next (connection, NOW, M1);
  send_all (connection, M1);
  assert_next (connection, NOW, M2);
  send_all (connection, M2);
  assert_next (connection, NOW, M3);
}

/* What was put off is taken by who cannot wait; what is held is not. */
static void
test_impatient (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetOutgoing) item = NULL;

  draft (connection, A);
  draft (connection, B);
  must_queue (connection, A, NULL, NOW);
  g_assert_true (guichet_outgoing_table_defer (connection, A, "busy", NOW + 5000, NULL));
  g_assert_true (queue (connection, B, NULL, NOW - 1, NOW + 10000, NULL));
  assert_next (connection, NOW, NULL);
  item = guichet_outgoing_table_next (connection, NOW, TRUE, NULL, NULL);
  g_assert_cmpstr (guichet_outgoing_get_fields (item)->id, ==, A);
}

/* To try again at once what may have arrived must not thaw it. */
static void
test_hasten (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GError) error = NULL;

  draft (connection, A);
  must_queue (connection, A, NULL, NOW);
  freeze (connection, A);
  g_assert_true (guichet_outgoing_table_defer (connection, A, "busy", NOW + 5000, NULL));
  g_assert_true (guichet_outgoing_table_hasten (connection, A, NULL));
  assert_delivery (connection, A, GUICHET_DELIVERY_SENDING);
  payload = guichet_outgoing_table_get_payload (connection, A, NULL, &error);
  g_assert_no_error (error);
  assert_next (connection, NOW, A);
  g_assert_true (receive (connection, A, DIGEST, NULL));
  g_assert_false (guichet_outgoing_table_hasten (connection, A, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);

  draft (connection, B);
  must_queue (connection, B, NULL, NOW);
  g_assert_true (guichet_outgoing_table_refuse (connection, B, "invalid", NULL, NULL));
  g_assert_true (guichet_outgoing_table_hasten (connection, B, NULL));
  assert_delivery (connection, B, GUICHET_DELIVERY_QUEUED);
}

/* A damaged Demande holds nothing else up: the item is given without it, and is an error alone. */
static void
test_damaged_demande (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetOutgoing) item = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  draft (connection, A);
  draft (connection, B);
  must_queue (connection, A, NULL, NOW);
  must_queue (connection, B, NULL, NOW);
  g_assert_true (guichet_connection_run (connection, NULL,
                                         "UPDATE demande SET context = 'x' WHERE id = ?", "s", A));
  assert_next (connection, NOW, A);
  items = guichet_outgoing_table_list (connection, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  item = guichet_outgoing_table_load (connection, A, &error);
  g_assert_null (item);
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
  send_all (connection, A);
  assert_next (connection, NOW, B);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetOutgoing) item = NULL;
  GuichetOutgoingCounts counts = { 0 };

  draft (connection, A);
  must_queue (connection, A, NULL, NOW);
  freeze (connection, A);
  g_assert_true (guichet_outgoing_table_refuse (connection, A, "invalid", "Titre vide", NULL));
  assert_delivery (connection, A, GUICHET_DELIVERY_REFUSED);
  item = guichet_outgoing_table_load (connection, A, NULL);
  g_assert_cmpstr (guichet_outgoing_get_fields (item)->problem, ==, "invalid");
  g_assert_cmpstr (guichet_outgoing_get_fields (item)->problem_detail, ==, "Titre vide");
  g_assert_true (guichet_outgoing_table_count (connection, &counts, NULL));
  g_assert_cmpuint (counts.pending, ==, 0);
  g_assert_cmpuint (counts.refused, ==, 1);
  g_assert_cmpint (counts.next_ready_at, ==, 0);

  draft (connection, A);
  assert_delivery (connection, A, GUICHET_DELIVERY_REFUSED);
  must_queue (connection, A, NULL, NOW + 50);
  assert_delivery (connection, A, GUICHET_DELIVERY_QUEUED);
  freeze (connection, A);
  g_assert_true (guichet_outgoing_table_requeue (connection, A, NULL));
  assert_delivery (connection, A, GUICHET_DELIVERY_QUEUED);
}

static void
test_counts (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  GuichetOutgoingCounts counts = { 9, 9, 9 };

  g_assert_true (guichet_outgoing_table_count (connection, &counts, NULL));
  g_assert_cmpuint (counts.pending, ==, 0);
  g_assert_cmpint (counts.next_ready_at, ==, 0);
  draft (connection, A);
  draft (connection, B);
  g_assert_true (queue (connection, A, NULL, NOW, NOW + 500, NULL));
  g_assert_true (queue (connection, B, NULL, NOW, NOW + 300, NULL));
  must_queue (connection, M1, A, NOW);
  g_assert_true (guichet_outgoing_table_count (connection, &counts, NULL));
  g_assert_cmpuint (counts.pending, ==, 3);
  g_assert_cmpint (counts.next_ready_at, ==, NOW + 300);
}

static void
test_delete (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  draft (connection, A);
  must_queue (connection, M1, A, NOW);
  must_queue (connection, M2, A, NOW);
  g_assert_true (guichet_outgoing_table_delete (connection, M1, NULL));
  items = guichet_outgoing_table_list_of (connection, A, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  freeze (connection, M2);
  g_assert_false (guichet_outgoing_table_delete (connection, M2, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (guichet_outgoing_table_delete (connection, M1, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static GuichetOutgoing *
make_reply (const char *id,
            const char *text,
            gboolean    refuses)
{
  return guichet_outgoing_new (&(GuichetOutgoingFields){
    .id = id,
    .kind = refuses ? GUICHET_OUTGOING_VALIDATION : GUICHET_OUTGOING_MESSAGE,
    .parent_id = A,
    .text = text });
}

/* Kept as it is written, under one id; then it leaves under it, and is no draft any more. */
static void
test_drafts (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetOutgoing) first = make_reply (M1, "Bonj", FALSE);
  g_autoptr (GuichetOutgoing) second = make_reply (M1, "Bonjour", TRUE);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const GuichetOutgoingFields *fields;
  g_autoptr (GError) error = NULL;

  g_assert_false (guichet_outgoing_table_save_draft (connection, first, NOW, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  draft (connection, A);
  g_assert_true (guichet_outgoing_table_save_draft (connection, first, NOW, NULL));
  g_assert_true (guichet_outgoing_table_save_draft (connection, second, NOW + 1, NULL));
  drafts = guichet_outgoing_table_list_drafts (connection, A, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  fields = guichet_outgoing_get_fields (g_ptr_array_index (drafts, 0));
  g_assert_cmpstr (fields->text, ==, "Bonjour");
  g_assert_cmpint (fields->kind, ==, GUICHET_OUTGOING_VALIDATION);
  g_assert_cmpint (fields->written_at, ==, NOW + 1);
  waiting = guichet_outgoing_table_list_of (connection, A, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_true (guichet_outgoing_table_queue (connection, second, NOW, 0, NULL));
  g_assert_false (guichet_outgoing_table_save_draft (connection, first, NOW, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
}

static void
test_orphans (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (queue (connection, M1, A, NOW, 0, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (queue (connection, A, NULL, NOW, 0, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;

  draft (connection, A);
  must_queue (connection, A, NULL, NOW);
  freeze (connection, A);
  g_assert_true (guichet_connection_execute (connection, "UPDATE outgoing SET payload = x'00'",
                                             NULL));
  g_assert_null (guichet_outgoing_table_get_payload (connection, A, NULL, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
}

/* Attachments are fixed once their owner is on its way; a change before makes the digest void. */
static void
test_attachments (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetAttachment) file = guichet_attachment_new (M3, "a", "image/png", 3, DIGEST);
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  draft (connection, A);
  must_queue (connection, A, NULL, NOW);
  g_assert_false (guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, A, file,
                                                &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  freeze (connection, A);
  g_assert_true (guichet_outgoing_table_refuse (connection, A, "invalid", NULL, NULL));
  g_assert_true (guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, A, file,
                                               NULL));
  g_assert_true (guichet_connection_get_integer (connection, NULL, &count,
                                                 "SELECT count (*) FROM outgoing"
                                                 " WHERE digest IS NOT NULL", ""));
  g_assert_cmpint (count, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/outgoing-table/life", test_life);
  STORE_TEST ("/outgoing-table/order", test_order);
  STORE_TEST ("/outgoing-table/not-before", test_not_before);
  STORE_TEST ("/outgoing-table/clock-jumps", test_clock_jumps);
  STORE_TEST ("/outgoing-table/impatient", test_impatient);
  STORE_TEST ("/outgoing-table/hasten", test_hasten);
  STORE_TEST ("/outgoing-table/damaged-demande", test_damaged_demande);
  STORE_TEST ("/outgoing-table/refused", test_refused);
  STORE_TEST ("/outgoing-table/counts", test_counts);
  STORE_TEST ("/outgoing-table/delete", test_delete);
  STORE_TEST ("/outgoing-table/drafts", test_drafts);
  STORE_TEST ("/outgoing-table/orphans", test_orphans);
  STORE_TEST ("/outgoing-table/damaged", test_damaged);
  STORE_TEST ("/outgoing-table/attachments", test_attachments);
  return g_test_run ();
}
