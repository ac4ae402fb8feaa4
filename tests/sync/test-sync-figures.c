/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-portal-table.h"

#define FROM guichet_day_new (2026, 5, 1)
#define TO guichet_day_new (2026, 6, 1)

static GuichetPortalFigures *
fetch (GuichetSync  *sync,
       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 asked_at;

  guichet_sync_fetch_figures_async (sync, FROM, TO, NULL, fixture_keep_cb, &result);
  return guichet_sync_fetch_figures_finish (sync, fixture_wait (&result), &asked_at, error);
}

static GuichetPortalFigures *
find (Fixture *fixture,
      gint64  *asked_at)
{
  return guichet_portal_table_find (guichet_database_read (fixture->database), FROM, TO, asked_at,
                                    NULL);
}

static void
test_kept (void)
{
  Fixture fixture;
  g_autoptr (GuichetPortalFigures) figures = NULL;
  g_autoptr (GuichetPortalFigures) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked_at;

  fixture_set_up (&fixture);
  figures = fetch (fixture.sync, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->recorded, ==, 7);
  kept = find (&fixture, &asked_at);
  g_assert_cmpuint (kept->recorded, ==, 7);
  g_assert_cmpint (asked_at, >, 0);
  fixture_tear_down (&fixture);
}

/* What was kept stays when the service does not answer any more. */
static void
test_offline (void)
{
  Fixture fixture;
  g_autoptr (GuichetPortalFigures) figures = NULL;
  g_autoptr (GuichetPortalFigures) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked_at;

  fixture_set_up (&fixture);
  figures = fetch (fixture.sync, NULL);
  fake_service_fail (fixture.service, FAKE_FIGURES, FAKE_BEFORE,
                     GUICHET_SERVICE_ERROR_UNREACHABLE, 1);
  g_assert_null (fetch (fixture.sync, &error));
  g_assert_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE);
  kept = find (&fixture, &asked_at);
  g_assert_nonnull (kept);
  fixture_tear_down (&fixture);
}

static void
test_not_connected (void)
{
  Fixture fixture;
  g_autoptr (GuichetSync) sync = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  sync = guichet_sync_new (NULL, fixture.database, fixture.clock);
  g_assert_null (fetch (sync, &error));
  g_assert_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED);
  g_clear_object (&sync);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-figures/kept", test_kept);
  g_test_add_func ("/sync-figures/offline", test_offline);
  g_test_add_func ("/sync-figures/not-connected", test_not_connected);
  return g_test_run ();
}
