/* test-sync-reckoning.c - what delays are reckoned with follows what the person chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

#include "guichet-account-table.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

#define INFORMATION                                                                                \
  "{\"service_id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"name\":\"Portail\","                 \
  "\"started_on\":\"2025-09-01\",\"profile\":\"livret-2026-03\",\"telephones\":[],"                \
  "\"opening\":{\"zone\":\"Europe/Paris\",\"closures\":[],"                                        \
  "\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"                                             \
  "\"tue\":[[\"08:00\",\"18:00\"]],\"wed\":[[\"08:00\",\"18:00\"]]}}]},"                         \
  "\"limits\":{\"attachment_bytes\":1,\"attachments\":1},\"progiciels\":[],\"notices\":[]}"

static gboolean
inform_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return guichet_account_table_set (connection, "service_information", INFORMATION, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      done)
{
  *(gboolean *) done = guichet_database_write_finish (GUICHET_DATABASE (source), result, NULL);
}

static void
inform (Fixture *fixture)
{
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, inform_worker, NULL, NULL, NULL, written_cb,
                                &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* The eight hours of what is recorded on 26 December 2028, a Tuesday, at 08:00. */
static void
assert_due (Fixture    *fixture,
            const char *expected)
{
  GuichetReckoning *reckoning = guichet_sync_get_reckoning (fixture->sync);
  g_autoptr (GuichetDeadline) deadline = NULL;
  gint64 recorded = 0;
  gint64 due = 0;

  g_assert_nonnull (reckoning);
  g_assert_true (guichet_sync_get_reckoning (fixture->sync) == reckoning);
  g_assert_true (guichet_instant_parse ("2028-12-26T08:00:00+01:00", &recorded));
  g_assert_true (guichet_instant_parse (expected, &due));
  deadline = guichet_reckoning_foresee (reckoning, recorded, NULL);
  g_assert_nonnull (deadline);
  g_assert_cmpint (guichet_deadline_get_due (deadline), ==, due);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* The second day of Christmas is worked, but in Alsace and Moselle (H5). */
static void
test_holidays (void)
{
  Fixture fixture;
  guint count = 0;
  g_autofree char *word = NULL;

  fixture_set_up (&fixture);
  g_assert_null (guichet_sync_get_reckoning (fixture.sync));
  inform (&fixture);
  fixture_reopen (&fixture);
  assert_due (&fixture, "2028-12-26T16:00:00+01:00");
  g_signal_connect_swapped (fixture.sync, "notify::reckoning", G_CALLBACK (count_cb), &count);
  g_object_set (fixture.sync, "alsace-moselle", TRUE, NULL);
  g_object_set (fixture.sync, "alsace-moselle", TRUE, NULL);
  g_assert_cmpuint (count, ==, 1);
  assert_due (&fixture, "2028-12-27T16:00:00+01:00");
  fixture_reopen (&fixture);
  word = guichet_account_table_get (guichet_database_read (fixture.database), "holidays", NULL);
  g_assert_cmpstr (word, ==, "alsace-moselle");
  assert_due (&fixture, "2028-12-27T16:00:00+01:00");
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-reckoning/holidays", test_holidays);
  return g_test_run ();
}
