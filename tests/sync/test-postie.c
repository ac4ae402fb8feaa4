/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-demande-table.h"
#include "guichet-outgoing-table.h"

#include <string.h>

static void
test_sends (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Clôture refusée");
  attachment = fixture_attach (&fixture, id, "journal.txt", "abc");
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_DRAFT);
  fixture_queue (&fixture, id);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_QUEUED);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  demande = guichet_demande_table_load (guichet_database_read (fixture.database), id, NULL);
  g_assert_cmpint (guichet_demande_get_delivery (demande), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER), ==, "D-2026-0001");
  g_assert_cmpint (guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT), ==,
                   G_GINT64_CONSTANT (1778168700000));
  g_assert_nonnull (fake_service_get_item (fixture.service, id));
  g_assert_true (fake_service_has_upload (fixture.service, guichet_attachment_get_id (attachment)));
  g_assert_cmpuint (guichet_sync_get_pending (fixture.sync), ==, 0);
  fixture_tear_down (&fixture);
}

/* The service took it, the answer was lost: it must not be sent a second time as another. */
static void
test_lost_reply (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Une seule fois");
  fixture_queue (&fixture, id);
  fake_service_fail (fixture.service, FAKE_SEND, FAKE_AFTER, GUICHET_SERVICE_ERROR_UNREACHABLE, 1);
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENDING);
  g_clear_error (&error);

  fixture_reopen (&fixture);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), ==, 1);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_LOOKUP), ==, 1);
  fixture_tear_down (&fixture);
}

/* The request never arrived: it is sent again, the same bytes. */
static void
test_lost_request (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Une seule fois");
  fixture_queue (&fixture, id);
  fake_service_fail (fixture.service, FAKE_SEND, FAKE_BEFORE, GUICHET_SERVICE_ERROR_UNREACHABLE, 1);
  g_assert_false (fixture_exchange (&fixture, NULL));
  fixture_reopen (&fixture);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), ==, 2);
  fixture_tear_down (&fixture);
}

static void
test_conflict (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GuichetOutgoing) outgoing = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "La nôtre");
  fake_service_hold (fixture.service, id,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  fixture_queue (&fixture, id);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_REFUSED);
  g_assert_cmpuint (guichet_sync_get_refused (fixture.sync), ==, 1);
  outgoing = guichet_outgoing_table_load (guichet_database_read (fixture.database), id, NULL);
  g_assert_cmpstr (guichet_outgoing_get_fields (outgoing)->problem, ==, "conflict");
  fixture_tear_down (&fixture);
}

/* One bad item must not hold up the others, whatever is wrong with it. */
static void
test_bad_item_does_not_block (void)
{
  static const struct
  {
    GuichetServiceError code;
    GuichetDelivery delivery;
  } cases[] = {
    { GUICHET_SERVICE_ERROR_INVALID, GUICHET_DELIVERY_REFUSED },
    { GUICHET_SERVICE_ERROR_TOO_LARGE, GUICHET_DELIVERY_REFUSED },
    { GUICHET_SERVICE_ERROR_CONFLICT, GUICHET_DELIVERY_REFUSED },
    { GUICHET_SERVICE_ERROR_FORBIDDEN, GUICHET_DELIVERY_REFUSED },
    { GUICHET_SERVICE_ERROR_UNAVAILABLE, GUICHET_DELIVERY_SENDING },
    { GUICHET_SERVICE_ERROR_BROKEN_ANSWER, GUICHET_DELIVERY_SENDING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autofree char *bad = NULL;
      g_autofree char *good = NULL;

      fixture_set_up (&fixture);
      bad = fixture_write (&fixture, "Mauvaise");
      good = fixture_write (&fixture, "Bonne");
      fixture_queue (&fixture, bad);
      fixture_queue (&fixture, good);
      fake_service_fail_item (fixture.service, bad, cases[i].code);
      fixture_exchange (&fixture, NULL);
      g_assert_cmpint (fixture_delivery (&fixture, good), ==, GUICHET_DELIVERY_SENT);
      g_assert_cmpint (fixture_delivery (&fixture, bad), ==, cases[i].delivery);
      fixture_tear_down (&fixture);
    }
}

/* When it is the service, nothing is refused and all stays queued. */
static void
test_service_down_keeps_all (void)
{
  static const GuichetServiceError codes[] = {
    GUICHET_SERVICE_ERROR_UNREACHABLE, GUICHET_SERVICE_ERROR_UNTRUSTED,
    GUICHET_SERVICE_ERROR_CAPTIVE,     GUICHET_SERVICE_ERROR_PROXY,
    GUICHET_SERVICE_ERROR_SIGN_IN,     GUICHET_SERVICE_ERROR_BUSY,
    GUICHET_SERVICE_ERROR_MISMATCH,    GUICHET_SERVICE_ERROR_TIMED_OUT,
    GUICHET_SERVICE_ERROR_UNAVAILABLE,
  };
  static const GuichetSyncState states[] = {
    GUICHET_SYNC_OFFLINE,  GUICHET_SYNC_UNTRUSTED, GUICHET_SYNC_CAPTIVE,
    GUICHET_SYNC_PROXY,    GUICHET_SYNC_SIGN_IN,   GUICHET_SYNC_WAITING,
    GUICHET_SYNC_MISMATCH, GUICHET_SYNC_OFFLINE,   GUICHET_SYNC_WAITING,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      Fixture fixture;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autofree char *third = NULL;

      fixture_set_up (&fixture);
      first = fixture_write (&fixture, "Une");
      second = fixture_write (&fixture, "Deux");
      third = fixture_write (&fixture, "Trois");
      fixture_queue (&fixture, first);
      fixture_queue (&fixture, second);
      fixture_queue (&fixture, third);
      fake_service_fail (fixture.service, FAKE_SEND, FAKE_BEFORE, codes[i], 100);
      g_assert_false (fixture_exchange (&fixture, NULL));
      g_assert_cmpuint (guichet_sync_get_pending (fixture.sync), ==, 3);
      g_assert_cmpuint (guichet_sync_get_refused (fixture.sync), ==, 0);
      g_assert_cmpint (guichet_sync_get_state (fixture.sync), ==, states[i]);
      g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), <=, 2);
      g_assert_cmpint (fixture_delivery (&fixture, third), ==, GUICHET_DELIVERY_QUEUED);
      fixture_tear_down (&fixture);
    }
}

/* The content of an attachment was lost on our side: said, and the rest goes on. */
static void
test_lost_blob (void)
{
  Fixture fixture;
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autoptr (GFile) blob = NULL;

  fixture_set_up (&fixture);
  bad = fixture_write (&fixture, "Pièce perdue");
  good = fixture_write (&fixture, "Sans pièce");
  attachment = fixture_attach (&fixture, bad, "journal.txt", "abc");
  blob = guichet_blob_store_get_file (guichet_database_get_blobs (fixture.database),
                                      guichet_attachment_get_sha256 (attachment));
  g_assert_true (g_file_delete (blob, NULL, NULL));
  fixture_queue (&fixture, bad);
  fixture_queue (&fixture, good);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (fixture_delivery (&fixture, bad), ==, GUICHET_DELIVERY_REFUSED);
  g_assert_cmpint (fixture_delivery (&fixture, good), ==, GUICHET_DELIVERY_SENT);
  fixture_tear_down (&fixture);
}

static void
test_messages_follow_their_demande (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Avec un message");
  fixture_queue (&fixture, id);
  guichet_sync_reply_async (fixture.sync, id, "Une précision", NULL, NULL, fixture_keep_cb,
                            &result);
  guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error);
  g_assert_no_error (error);
  fake_service_fail (fixture.service, FAKE_SEND, FAKE_BEFORE, GUICHET_SERVICE_ERROR_UNAVAILABLE, 1);
  fixture_exchange (&fixture, NULL);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), ==, 1);
  messages = guichet_outgoing_table_list_of (guichet_database_read (fixture.database), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpint (guichet_outgoing_get_fields (g_ptr_array_index (messages, 0))->delivery, ==,
                   GUICHET_DELIVERY_QUEUED);
  fixture_tear_down (&fixture);
}

static void
test_withdraw (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "À reprendre");
  guichet_sync_send_async (fixture.sync, id, 60000, NULL, fixture_keep_cb, &result);
  g_assert_true (guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error));
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_QUEUED);
  g_clear_object (&result);
  guichet_sync_withdraw_async (fixture.sync, id, NULL, fixture_keep_cb, &result);
  g_assert_true (guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error));
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_DRAFT);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), ==, 0);
  fixture_tear_down (&fixture);
}

/* Taken back while its attachment is on its way: nobody's fault, and the others go. */
static void
test_taken_back_meanwhile (void)
{
  Fixture fixture;
  g_autofree char *taken = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  taken = fixture_write (&fixture, "À reprendre");
  other = fixture_write (&fixture, "À envoyer");
  attachment = fixture_attach (&fixture, taken, "journal.txt", "abc");
  fixture_queue (&fixture, taken);
  fixture_queue (&fixture, other);
  guichet_sync_run_async (fixture.sync, NULL, fixture_keep_cb, &run);
  while (fake_service_count (fixture.service, FAKE_UPLOAD) == 0)
    g_main_context_iteration (NULL, TRUE);
  guichet_sync_withdraw_async (fixture.sync, taken, NULL, fixture_keep_cb, &result);
  g_assert_true (guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error));
  g_assert_true (guichet_sync_run_finish (fixture.sync, fixture_wait (&run), &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, taken), ==, GUICHET_DELIVERY_DRAFT);
  g_assert_cmpint (fixture_delivery (&fixture, other), ==, GUICHET_DELIVERY_SENT);
  fixture_tear_down (&fixture);
}

/* The service lost the uploads of several items: each is uploaded again, in the same round. */
static void
test_uploads_lost (void)
{
  Fixture fixture;
  char *ids[3];

  fixture_set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GuichetAttachment) attachment = NULL;

      ids[i] = fixture_write (&fixture, "Avec une pièce");
      attachment = fixture_attach (&fixture, ids[i], "journal.txt", "abc");
      fixture_queue (&fixture, ids[i]);
      fake_service_lose_upload_of (fixture.service, ids[i]);
    }
  g_assert_true (fixture_exchange (&fixture, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpint (fixture_delivery (&fixture, ids[i]), ==, GUICHET_DELIVERY_SENT);
      g_free (ids[i]);
    }
  fixture_tear_down (&fixture);
}

static gboolean
damage_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE demande SET context = 'x' WHERE id = ?", "s", data);
}

/* A Demande whose row was altered is set aside, said, and holds up nothing. */
static void
test_damaged_does_not_block (void)
{
  Fixture fixture;
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const GuichetOutgoingFields *fields;

  fixture_set_up (&fixture);
  bad = fixture_write (&fixture, "Altérée");
  good = fixture_write (&fixture, "Intacte");
  fixture_queue (&fixture, bad);
  fixture_queue (&fixture, good);
  guichet_database_write_async (fixture.database, damage_worker, bad, NULL, NULL, fixture_keep_cb,
                                &result);
  g_assert_true (
    guichet_database_write_finish (fixture.database, fixture_wait (&result), NULL));
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, good), ==, GUICHET_DELIVERY_SENT);
  items = guichet_outgoing_table_list (guichet_database_read (fixture.database), NULL);
  g_assert_cmpuint (items->len, ==, 1);
  fields = guichet_outgoing_get_fields (g_ptr_array_index (items, 0));
  g_assert_cmpint (fields->delivery, ==, GUICHET_DELIVERY_REFUSED);
  g_assert_cmpstr (fields->problem, ==, "damaged");
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postie/sends", test_sends);
  g_test_add_func ("/postie/lost-reply", test_lost_reply);
  g_test_add_func ("/postie/lost-request", test_lost_request);
  g_test_add_func ("/postie/conflict", test_conflict);
  g_test_add_func ("/postie/bad-item-does-not-block", test_bad_item_does_not_block);
  g_test_add_func ("/postie/service-down-keeps-all", test_service_down_keeps_all);
  g_test_add_func ("/postie/lost-blob", test_lost_blob);
  g_test_add_func ("/postie/messages-follow-their-demande", test_messages_follow_their_demande);
  g_test_add_func ("/postie/withdraw", test_withdraw);
  g_test_add_func ("/postie/taken-back-meanwhile", test_taken_back_meanwhile);
  g_test_add_func ("/postie/uploads-lost", test_uploads_lost);
  g_test_add_func ("/postie/damaged-does-not-block", test_damaged_does_not_block);
  return g_test_run ();
}
