/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-account-table.h"
#include "guichet-demande-table.h"

static void
test_not_connected (void)
{
  Fixture fixture;
  g_autoptr (GuichetSync) sync = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  sync = guichet_sync_new (NULL, fixture.database, fixture.clock);
  g_assert_cmpint (guichet_sync_get_state (sync), ==, GUICHET_SYNC_NOT_CONNECTED);
  guichet_sync_run_async (sync, NULL, fixture_keep_cb, &result);
  g_assert_false (guichet_sync_run_finish (sync, fixture_wait (&result), &error));
  g_assert_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED);
  g_clear_object (&sync);
  fixture_tear_down (&fixture);
}

static void
test_another_service (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  g_assert_true (fixture_exchange (&fixture, NULL));
  id = fixture_write (&fixture, "Pas pour lui");
  fixture_queue (&fixture, id);
  fixture_reopen (&fixture);
  fake_service_set_id (fixture.service, "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6cffff");
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
  g_assert_cmpint (guichet_sync_get_state (fixture.sync), ==, GUICHET_SYNC_MISMATCH);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_SEND), ==, 0);
  fixture_tear_down (&fixture);
}

static void
test_remembers (void)
{
  Fixture fixture;
  gint64 last;

  fixture_set_up (&fixture);
  g_assert_null (guichet_sync_get_information (fixture.sync));
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (guichet_sync_get_state (fixture.sync), ==, GUICHET_SYNC_UP_TO_DATE);
  g_assert_cmpint (guichet_sync_get_skew (fixture.sync), ==, 1500);
  last = guichet_sync_get_last_success (fixture.sync);
  g_assert_cmpint (last, >, 0);
  fixture_reopen (&fixture);
  g_assert_cmpint (guichet_sync_get_last_success (fixture.sync), ==, last);
  g_assert_cmpstr (
    guichet_service_information_get_name (guichet_sync_get_information (fixture.sync)), ==,
    "Essai");
  fixture_tear_down (&fixture);
}

static void
test_failure_then_recovery (void)
{
  Fixture fixture;
  gint64 since;

  fixture_set_up (&fixture);
  fake_service_fail (fixture.service, FAKE_IDENTIFY, FAKE_BEFORE,
                     GUICHET_SERVICE_ERROR_UNREACHABLE, 2);
  g_assert_false (fixture_exchange (&fixture, NULL));
  since = guichet_sync_get_offline_since (fixture.sync);
  g_assert_cmpint (since, >, 0);
  g_assert_cmpint (guichet_sync_get_next_attempt (fixture.sync), >, 0);
  g_assert_nonnull (guichet_sync_get_detail (fixture.sync));
  g_assert_false (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (guichet_sync_get_offline_since (fixture.sync), ==, since);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (guichet_sync_get_offline_since (fixture.sync), ==, 0);
  g_assert_null (guichet_sync_get_detail (fixture.sync));
  fixture_tear_down (&fixture);
}

/* Started, it sends by itself what is queued afterwards. */
static void
test_wakes (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  fixture_set_up (&fixture);
  guichet_sync_start (fixture.sync);
  id = fixture_write (&fixture, "Toute seule");
  fixture_queue (&fixture, id);
  while (fixture_delivery (&fixture, id) != GUICHET_DELIVERY_SENT
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  guichet_sync_stop (fixture.sync);
  while (guichet_sync_get_state (fixture.sync) == GUICHET_SYNC_SYNCING)
    g_main_context_iteration (NULL, TRUE);
  fixture_tear_down (&fixture);
}

/* Stopped and started again before the round could end, it goes on by itself. */
static void
test_started_again (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Reprise");
  fixture_queue (&fixture, id);
  guichet_sync_start (fixture.sync);
  guichet_sync_stop (fixture.sync);
  guichet_sync_start (fixture.sync);
  while (fixture_delivery (&fixture, id) != GUICHET_DELIVERY_SENT
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  guichet_sync_stop (fixture.sync);
  fixture_tear_down (&fixture);
}

/* An exchange asked for while one goes on is one more: it sends what was queued since. */
static void
test_asked_during_a_round (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Pendant");
  guichet_sync_run_async (fixture.sync, NULL, fixture_keep_cb, &first);
  while (fake_service_count (fixture.service, FAKE_PAGE) == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_queue (&fixture, id);
  guichet_sync_run_async (fixture.sync, NULL, fixture_keep_cb, &second);
  g_assert_true (guichet_sync_run_finish (fixture.sync, fixture_wait (&second), &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  fixture_tear_down (&fixture);
}

/* However far a round is when the program quits, nothing is asked of the closed store. */
static void
test_quit_anywhere (void)
{
  gboolean over = FALSE;

  for (guint steps = 0; !over; steps++)
    {
      Fixture fixture;
      g_autofree char *id = NULL;
      g_autoptr (GuichetAttachment) attachment = NULL;

      fixture_set_up (&fixture);
      id = fixture_write (&fixture, "Au revoir");
      attachment = fixture_attach (&fixture, id, "journal.txt", "abc");
      fixture_queue (&fixture, id);
      guichet_sync_start (fixture.sync);
      for (guint i = 0; i < steps; i++)
        g_main_context_iteration (NULL, TRUE);
      over = guichet_sync_get_state (fixture.sync) != GUICHET_SYNC_SYNCING;
      guichet_sync_stop (fixture.sync);
      g_clear_object (&fixture.sync);
      guichet_database_close (fixture.database);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_clear_object (&fixture.database);
      fixture_open (&fixture);
      g_assert_true (fixture_exchange (&fixture, NULL));
      g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
      fixture_tear_down (&fixture);
    }
}

static gboolean
set_account_worker (GuichetConnection  *connection,
                    gpointer            data,
                    GError            **error)
{
  const char *const *pair = data;

  return guichet_account_table_set (connection, pair[0], pair[1], error);
}

static void
set_account (Fixture    *fixture,
             const char *key,
             const char *value)
{
  const char *const pair[] = { key, value };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_database_write_async (fixture->database, set_account_worker, (gpointer) pair, NULL, NULL,
                                fixture_keep_cb, &result);
  guichet_database_write_finish (fixture->database, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

/* The machine's clock was years ahead, and was put right: when it was is not known any more. */
static void
test_success_to_come (void)
{
  Fixture fixture;

  fixture_set_up (&fixture);
  set_account (&fixture, "last_success", "2086-05-07T10:00:00.000Z");
  fixture_reopen (&fixture);
  g_assert_cmpint (guichet_sync_get_last_success (fixture.sync), ==, 0);
  fixture_tear_down (&fixture);
}

/* Asked for by hand, an exchange tries what was put off again. */
static void
test_tries_what_was_put_off (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Une panne");
  fixture_queue (&fixture, id);
  fake_service_fail (fixture.service, FAKE_SEND, FAKE_AFTER, GUICHET_SERVICE_ERROR_UNAVAILABLE, 1);
  g_assert_false (fixture_exchange (&fixture, NULL));
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  fixture_tear_down (&fixture);
}

/* Under a clock that stands still what was put off becomes due all the same. */
static void
test_put_off_under_frozen_clock (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_setenv ("GUICHET_NOW", "2026-05-07T17:45:00+02:00", TRUE);
  fixture_set_up (&fixture);
  g_unsetenv ("GUICHET_NOW");
  guichet_sync_start (fixture.sync);
  fake_service_fail (fixture.service, FAKE_SEND, FAKE_BEFORE, GUICHET_SERVICE_ERROR_UNAVAILABLE,
                     1);
  id = fixture_write (&fixture, "Remise à plus tard");
  fixture_queue (&fixture, id);
  while (fixture_delivery (&fixture, id) != GUICHET_DELIVERY_SENT
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  guichet_sync_stop (fixture.sync);
  while (guichet_sync_get_state (fixture.sync) == GUICHET_SYNC_SYNCING)
    g_main_context_iteration (NULL, TRUE);
  fixture_tear_down (&fixture);
}

/* Opening hours that make no sense do not take the place of those that did. */
static void
test_bad_opening (void)
{
  static const char good[] =
    "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2026-01-01\",\"week\":"
    "{\"mon\":[[\"08:30\",\"12:30\"]]}}],\"closures\":[]}";
  Fixture fixture;
  JsonObject *opening;

  fixture_set_up (&fixture);
  fake_service_set_opening (fixture.service, good);
  g_assert_true (fixture_exchange (&fixture, NULL));
  fake_service_set_opening (fixture.service, "{\"zone\":\"Mars/Olympus\"}");
  g_test_expect_message ("guichet", G_LOG_LEVEL_WARNING, "*opening hours*");
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_test_assert_expected_messages ();
  g_assert_nonnull (guichet_sync_get_detail (fixture.sync));
  fixture_reopen (&fixture);
  opening =
    guichet_service_information_get_opening (guichet_sync_get_information (fixture.sync));
  g_assert_nonnull (opening);
  g_assert_cmpstr (json_object_get_string_member (opening, "zone"), ==, "Europe/Paris");
  fixture_tear_down (&fixture);
}

static void
test_incomplete (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "");
  guichet_sync_send_async (fixture.sync, id, 0, NULL, fixture_keep_cb, &result);
  g_assert_false (guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error));
  g_assert_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_INCOMPLETE);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_DRAFT);
  fixture_tear_down (&fixture);
}

/* What is shown before is what leaves, and showing it sends nothing. */
static void
test_preview (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) shown = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Avant");
  guichet_sync_preview_async (fixture.sync, id, NULL, fixture_keep_cb, &result);
  shown = guichet_sync_preview_finish (fixture.sync, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_DRAFT);
  fixture_queue (&fixture, id);
  fixture_exchange (&fixture, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (shown, fake_service_get_item (fixture.service, id)));
  fixture_tear_down (&fixture);
}

/* What is on its way is frozen: an edit is refused, and the stored text is not changed. */
static void
test_frozen (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GuichetDemande) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Avant");
  fixture_queue (&fixture, id);
  demande = guichet_demande_new (id);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Après");
  guichet_sync_save_draft_async (fixture.sync, demande, NULL, fixture_keep_cb, &result);
  g_assert_false (guichet_sync_command_finish (fixture.sync, fixture_wait (&result), &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  stored = guichet_demande_table_load (guichet_database_read (fixture.database), id, NULL);
  g_assert_cmpstr (guichet_demande_get_title (stored), ==, "Avant");
  fixture_tear_down (&fixture);
}

static void
test_fetch (void)
{
  Fixture fixture;
  g_autoptr (GuichetAttachment) attachment = guichet_attachment_new (
    NULL, "a.txt", "text/plain", 3,
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GFile) file = NULL;
      g_autofree char *content = NULL;

      guichet_sync_fetch_async (fixture.sync, GUICHET_SYNC_CONTENT_ATTACHMENT, attachment, NULL,
                                fixture_keep_cb, &result);
      file = guichet_sync_fetch_finish (fixture.sync, fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
      g_assert_cmpstr (content, ==, "abc");
    }
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_DOWNLOAD), ==, 1);
  fixture_tear_down (&fixture);
}

/* Two that want the same content at once share one download; the second does not suffer from
 * the first one's being given up. */
static void
test_fetch_together (void)
{
  for (guint give_up = 0; give_up < 2; give_up++)
    {
      Fixture fixture;
      g_autoptr (GuichetAttachment) attachment = guichet_attachment_new (
        NULL, "a.txt", "text/plain", 3,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) first = NULL;
      g_autoptr (GAsyncResult) second = NULL;
      g_autoptr (GFile) one = NULL;
      g_autoptr (GFile) other = NULL;
      g_autoptr (GError) error = NULL;

      fixture_set_up (&fixture);
      guichet_sync_fetch_async (fixture.sync, GUICHET_SYNC_CONTENT_ATTACHMENT, attachment,
                                cancellable, fixture_keep_cb, &first);
      guichet_sync_fetch_async (fixture.sync, GUICHET_SYNC_CONTENT_ATTACHMENT, attachment, NULL,
                                fixture_keep_cb, &second);
      if (give_up)
        g_cancellable_cancel (cancellable);
      one = guichet_sync_fetch_finish (fixture.sync, fixture_wait (&first), NULL);
      other = guichet_sync_fetch_finish (fixture.sync, fixture_wait (&second), &error);
      g_assert_no_error (error);
      g_assert_true (!one == (give_up == 1));
      g_assert_cmpuint (fake_service_count (fixture.service, FAKE_DOWNLOAD), ==, 1 + give_up);
      fixture_tear_down (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/not-connected", test_not_connected);
  g_test_add_func ("/sync/another-service", test_another_service);
  g_test_add_func ("/sync/remembers", test_remembers);
  g_test_add_func ("/sync/failure-then-recovery", test_failure_then_recovery);
  g_test_add_func ("/sync/wakes", test_wakes);
  g_test_add_func ("/sync/started-again", test_started_again);
  g_test_add_func ("/sync/asked-during-a-round", test_asked_during_a_round);
  g_test_add_func ("/sync/quit-anywhere", test_quit_anywhere);
  g_test_add_func ("/sync/success-to-come", test_success_to_come);
  g_test_add_func ("/sync/tries-what-was-put-off", test_tries_what_was_put_off);
  g_test_add_func ("/sync/put-off-under-frozen-clock", test_put_off_under_frozen_clock);
  g_test_add_func ("/sync/bad-opening", test_bad_opening);
  g_test_add_func ("/sync/incomplete", test_incomplete);
  g_test_add_func ("/sync/preview", test_preview);
  g_test_add_func ("/sync/frozen", test_frozen);
  g_test_add_func ("/sync/fetch", test_fetch);
  g_test_add_func ("/sync/fetch-together", test_fetch_together);
  return g_test_run ();
}
