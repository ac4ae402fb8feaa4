/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-draft-saver.h"
#include "guichet-store-error.h"

typedef struct
{
  GuichetClock *clock;
  GuichetSync *sync;
  GuichetDemande *demande;
  GuichetDraftSaver *saver;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  stored)
{
  g_setenv ("GUICHET_NOW", "2026-11-23T13:02:00Z", TRUE);
  fixture->clock = guichet_clock_new (NULL);
  fixture->sync = fake_sync_new (NULL, NULL);
  fixture->demande = guichet_demande_new (NULL);
  fixture->saver = guichet_draft_saver_new (fixture->sync, fixture->clock, fixture->demande,
                                            stored != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  stored)
{
  g_assert_finalize_object (fixture->saver);
  g_assert_finalize_object (fixture->demande);
  g_assert_finalize_object (fixture->sync);
  g_assert_finalize_object (fixture->clock);
}

static void
type (Fixture    *fixture,
      const char *title)
{
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, title);
}

static guint
count (Fixture *fixture)
{
  return fake_sync_count (fixture->sync, "save");
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError **error = user_data;

  if (guichet_draft_saver_flush_finish (GUICHET_DRAFT_SAVER (source), result, error))
    *error = g_error_new (G_IO_ERROR, G_IO_ERROR_EXISTS, "flushed well");
}

static void
flush (Fixture   *fixture,
       gboolean   even_empty,
       GError   **error)
{
  guichet_draft_saver_flush_async (fixture->saver, even_empty, flushed_cb, error);
}

static void
test_waits_for_quiet (Fixture       *fixture,
                      gconstpointer  data)
{
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_EMPTY);
  type (fixture, "C");
  composer_fixture_wait (300);
  type (fixture, "Cl");
  composer_fixture_wait (300);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_CHANGED);
  COMPOSER_WAIT_UNTIL (count (fixture) == 1);
  COMPOSER_WAIT_UNTIL (guichet_draft_saver_get_state (fixture->saver) == GUICHET_DRAFT_SAVED);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "Cl");
  g_assert_cmpint (guichet_draft_saver_get_saved_at (fixture->saver), ==,
                   guichet_clock_get_now (fixture->clock));
  composer_fixture_wait (700);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* What is typed while a save is under way is saved after it, and only one save runs. */
static void
test_never_loses_the_last_one (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GError) flushed = NULL;

  fake_sync_hold (fixture->sync);
  type (fixture, "un");
  guichet_draft_saver_save_now (fixture->saver);
  type (fixture, "deux");
  guichet_draft_saver_save_now (fixture->saver);
  flush (fixture, FALSE, &flushed);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_SAVING);
  fake_sync_release (fixture->sync);
  COMPOSER_WAIT_UNTIL (flushed != NULL);
  g_assert_error (flushed, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "deux");
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_SAVED);
}

static void
test_stores_no_empty_draft (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  type (fixture, "x");
  type (fixture, "");
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_EMPTY);
  flush (fixture, FALSE, &first);
  COMPOSER_WAIT_UNTIL (first != NULL);
  composer_fixture_wait (700);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (guichet_draft_saver_is_stored (fixture->saver));
  /* Unless something is to belong to it. */
  flush (fixture, TRUE, &second);
  COMPOSER_WAIT_UNTIL (second != NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (guichet_draft_saver_is_stored (fixture->saver));
}

/* One that is stored is saved even when it is emptied: the store must not keep what was erased. */
static void
test_saves_what_was_erased (Fixture       *fixture,
                            gconstpointer  data)
{
  type (fixture, "x");
  guichet_draft_saver_save_now (fixture->saver);
  COMPOSER_WAIT_UNTIL (guichet_draft_saver_is_stored (fixture->saver));
  type (fixture, "");
  guichet_draft_saver_save_now (fixture->saver);
  COMPOSER_WAIT_UNTIL (guichet_draft_saver_get_state (fixture->saver) == GUICHET_DRAFT_SAVED);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "");
}

static void
test_tries_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) flushed = NULL;

  fake_sync_fail_next (fixture->sync, "save", GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  type (fixture, "un");
  flush (fixture, FALSE, &flushed);
  COMPOSER_WAIT_UNTIL (flushed != NULL);
  g_assert_error (flushed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_FAILED);
  g_assert_error (guichet_draft_saver_get_error (fixture->saver), GUICHET_STORE_ERROR,
                  GUICHET_STORE_ERROR_FULL);
  g_assert_false (guichet_draft_saver_is_stored (fixture->saver));
  type (fixture, "deux");
  COMPOSER_WAIT_UNTIL (guichet_draft_saver_get_state (fixture->saver) == GUICHET_DRAFT_SAVED);
  g_assert_null (guichet_draft_saver_get_error (fixture->saver));
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "deux");
}

/* The service's columns and the store's are not ours to save. */
static void
test_heeds_what_is_written (Fixture       *fixture,
                            gconstpointer  data)
{
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_NUMBER, "D-2026-0001");
  guichet_demande_set_delivery (fixture->demande, GUICHET_DELIVERY_REFUSED);
  guichet_demande_set_instant (fixture->demande, GUICHET_DEMANDE_EDITED_AT, 42);
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_SAVED);
  guichet_demande_set_reproducible (fixture->demande, GUICHET_REPRODUCIBLE_ONCE);
  g_assert_cmpint (guichet_draft_saver_get_state (fixture->saver), ==, GUICHET_DRAFT_CHANGED);
  guichet_draft_saver_save_now (fixture->saver);
  COMPOSER_WAIT_UNTIL (guichet_draft_saver_get_state (fixture->saver) == GUICHET_DRAFT_SAVED);
  guichet_draft_saver_stop (fixture->saver);
  type (fixture, "trop tard");
  guichet_draft_saver_save_now (fixture->saver);
  g_assert_cmpuint (count (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, stored, func) g_test_add (name, Fixture, stored, set_up, func, tear_down)
  ADD ("/draft-saver/waits-for-quiet", NULL, test_waits_for_quiet);
  ADD ("/draft-saver/never-loses-the-last-one", NULL, test_never_loses_the_last_one);
  ADD ("/draft-saver/stores-no-empty-draft", NULL, test_stores_no_empty_draft);
  ADD ("/draft-saver/saves-what-was-erased", NULL, test_saves_what_was_erased);
  ADD ("/draft-saver/tries-again", NULL, test_tries_again);
  ADD ("/draft-saver/heeds-what-is-written", "stored", test_heeds_what_is_written);
  return g_test_run ();
}
