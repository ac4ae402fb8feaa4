/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-service-error.h"
#include "guichet-test-wait.h"
#include "guichet-token.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

#define ACCOUNT "7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c4d"
#define OTHER "11111111-5b7a-4c56-9c1c-0d6c1a2b3c4d"

/* There in a build for the address sanitizer alone. */
extern void __lsan_disable (void) __attribute__ ((weak));

static char *
make_file (const char *content,
           gssize      length,
           int         mode)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("guichet-token-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  return g_steal_pointer (&path);
}

static void
test_file (void)
{
  g_autofree char *path = make_file ("abc.DEF\n", -1, 0600);
  g_autoptr (GError) error = NULL;
  char *token = guichet_token_read_file (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, "abc.DEF");
  guichet_token_free (token);
  g_unlink (path);
}

static void
test_bad_files (void)
{
  g_autofree char *large = g_strnfill (5000, 'x');
  const struct
  {
    const char *content;
    int mode;
  } cases[] = { { "abc", 0640 }, { "abc", 0604 }, { "", 0600 }, { " \n", 0600 }, { large, 0600 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = make_file (cases[i].content, -1, cases[i].mode);
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_token_read_file (path, &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE);
      g_unlink (path);
    }
}

static void
test_no_file (void)
{
  static const char *paths[] = { "/nonexistent/token", "/tmp", "/dev/null" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_token_read_file (paths[i], &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE);
    }
}

static GuichetTokenState
look (const char  *account,
      char       **token,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_token_lookup_async (account, FALSE, NULL, guichet_test_wait_cb, &result);
  return guichet_token_lookup_finish (guichet_test_wait (&result), token, error);
}

/* libsecret chooses where secrets are once a process: each of these runs in its own. */
static void
test_keyring (void)
{
  g_autofree char *path = NULL, *folder = NULL;
  char *token = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GAsyncResult) replaced = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  /* libsecret's file backend leaks the etag of the file each time it writes. */
  if (__lsan_disable)
    __lsan_disable ();
  folder = g_dir_make_tmp ("guichet-keyring-XXXXXX", NULL);
  path = g_build_filename (folder, "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "pw", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);

  g_assert_cmpint (look (ACCOUNT, &token, &error), ==, GUICHET_TOKEN_ABSENT);
  guichet_token_store_async (ACCOUNT, "first", NULL, guichet_test_wait_cb, &stored);
  g_assert_true (guichet_token_store_finish (guichet_test_wait (&stored), &error));
  guichet_token_store_async (ACCOUNT, "second", NULL, guichet_test_wait_cb, &replaced);
  g_assert_true (guichet_token_store_finish (guichet_test_wait (&replaced), &error));
  g_assert_cmpint (look (ACCOUNT, &token, &error), ==, GUICHET_TOKEN_FOUND);
  g_assert_cmpstr (token, ==, "second");
  g_clear_pointer (&token, guichet_token_free);
  g_assert_cmpint (look (OTHER, &token, &error), ==, GUICHET_TOKEN_ABSENT);
  guichet_token_clear_async (ACCOUNT, NULL, guichet_test_wait_cb, &cleared);
  g_assert_true (guichet_token_clear_finish (guichet_test_wait (&cleared), &error));
  g_assert_cmpint (look (ACCOUNT, &token, &error), ==, GUICHET_TOKEN_ABSENT);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_keyring (void)
{
  char *token = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_assert_cmpint (look (ACCOUNT, &token, &error), ==, GUICHET_TOKEN_NO_KEYRING);
  g_assert_no_error (error);
  g_assert_null (token);
}

/* A real keyring, on a bus of its own: open, then locked. */
static void
test_locked (void)
{
  static const char script[] =
    "export HOME=\"$1\" XDG_DATA_HOME=\"$1\" XDG_RUNTIME_DIR=\"$1\"; "
    "printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 77; "
    "gdbus wait --session --timeout 5 org.freedesktop.secrets || exit 77; "
    "printf %s kept | secret-tool store --label=Guichet xdg:schema org.guichet.Guichet "
    "account \"$2\" || exit 77; "
    "\"$0\" --expect-found || exit 1; "
    "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets "
    "-m org.freedesktop.Secret.Service.Lock "
    "\"[objectpath '/org/freedesktop/secrets/collection/login']\" >/dev/null || exit 77; "
    "exec \"$0\" --expect-locked";
  g_autofree char *folder = NULL;
  g_autofree char *program = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  int status = 0;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "dbus-run-session", "--", "sh", "-c", script, self, NULL, ACCOUNT, NULL };

  program = g_find_program_in_path ("gnome-keyring-daemon");
  if (!program)
    {
      g_test_skip ("no gnome-keyring-daemon");
      return;
    }
  folder = g_dir_make_tmp ("guichet-keyring-XXXXXX", NULL);
  argv[6] = folder;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, &status, &error));
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("the keyring does not start here");
  else
    g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
expect_state (const char        *account,
              GuichetTokenState  state,
              const char        *expected)
{
  char *token = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (look (account, &token, &error), ==, state);
  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
  g_clear_pointer (&token, guichet_token_free);
}

/* This program again, on the bus of test_locked(). */
static int
run_in_session (const char *expected)
{
  gboolean is_open = g_str_equal (expected, "--expect-found");

  expect_state (ACCOUNT, is_open ? GUICHET_TOKEN_FOUND : GUICHET_TOKEN_LOCKED,
                is_open ? "kept" : NULL);
  /* Not even an account that was never there is "absent" in a locked keyring. */
  expect_state (OTHER, is_open ? GUICHET_TOKEN_ABSENT : GUICHET_TOKEN_LOCKED, NULL);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 2 && g_str_has_prefix (argv[1], "--expect-"))
    return run_in_session (argv[1]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token/file", test_file);
  g_test_add_func ("/token/bad-files", test_bad_files);
  g_test_add_func ("/token/no-file", test_no_file);
  g_test_add_func ("/token/keyring", test_keyring);
  g_test_add_func ("/token/no-keyring", test_no_keyring);
  g_test_add_func ("/token/locked", test_locked);
  return g_test_run ();
}
