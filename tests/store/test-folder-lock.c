/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-folder-lock.h"
#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Another process that takes the lock, says so, and holds it until it is killed. */
static pid_t
start_holder (StoreFixture *fixture)
{
  int pipes[2];
  char ready = 0;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      GuichetFolderLock *lock;

      g_set_prgname ("holder");
      lock = guichet_folder_lock_acquire (fixture->folder, NULL);
      if (!lock || write (pipes[1], "i", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (pipes[0], &ready, 1), ==, 1);
  close (pipes[0]);
  close (pipes[1]);
  return child;
}

static void
test_held (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetFolderLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  pid_t holder = start_holder (fixture);
  g_autofree char *named = g_strdup_printf ("holder (process %d)", (int) holder);

  lock = guichet_folder_lock_acquire (fixture->folder, &error);
  g_assert_null (lock);
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, named));

  g_clear_error (&error);
  kill (holder, SIGKILL);
  waitpid (holder, NULL, 0);
  lock = guichet_folder_lock_acquire (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

static void
test_mode (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, "lock");
  mode_t umask_before = umask (0777);
  GuichetFolderLock *lock = guichet_folder_lock_acquire (fixture->folder, NULL);
  struct stat status;

  umask (umask_before);
  g_assert_nonnull (lock);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  guichet_folder_lock_release (lock);
  lock = guichet_folder_lock_acquire (fixture->folder, NULL);
  g_assert_nonnull (lock);
  guichet_folder_lock_release (lock);
}

static void
test_link (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, "lock");
  g_autoptr (GuichetFolderLock) lock = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/dev/null", path), ==, 0);
  lock = guichet_folder_lock_acquire (fixture->folder, &error);
  g_assert_null (lock);
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/folder-lock/held", test_held);
  STORE_TEST ("/folder-lock/mode", test_mode);
  STORE_TEST ("/folder-lock/link", test_link);
  return g_test_run ();
}
