/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-backup-keeper.h"
#include "guichet-backups.h"

static guint
count (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_auto (GStrv) names = guichet_backups_list (folder);

  return g_strv_length (names);
}

static void
wait_for (Fixture *fixture,
          guint    copies)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (count (fixture) < copies && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (count (fixture), ==, copies);
}

/* A copy for what changed, none while nothing does, and none sooner than an hour later. */
static void
test_while_dirty (void)
{
  Fixture fixture;
  g_autoptr (GuichetBackupKeeper) keeper = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  fixture_set_up (&fixture);
  keeper = guichet_backup_keeper_new (fixture.database, fixture.clock);
  guichet_backup_keeper_check (keeper);
  wait_for (&fixture, 0);
  id = fixture_write (&fixture, "Une panne");
  guichet_backup_keeper_check (keeper);
  wait_for (&fixture, 1);
  other = fixture_write (&fixture, "Une autre");
  guichet_backup_keeper_check (keeper);
  wait_for (&fixture, 1);
  g_clear_object (&keeper);
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-keeper/while-dirty", test_while_dirty);
  return g_test_run ();
}
