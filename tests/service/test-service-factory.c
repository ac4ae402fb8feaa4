/* test-service-factory.c - the way to a service is made without keeping anybody waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-service-factory.h"

#include "guichet-test-wait.h"

#include <glib/gstdio.h>

static GuichetService *
make (const char  *address,
      const char  *ca_file,
      const char  *token_file,
      GError     **error)
{
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;

  guichet_service_factory_make_async (address, ca_file, token_file, clock, NULL,
                                      guichet_test_wait_cb, &result);
  g_assert_null (result);
  return guichet_service_factory_make_finish (guichet_test_wait (&result), error);
}

static void
test_made (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "guichet-token-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetService) service = NULL;
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents_full (path, "0123456789abcdef0123456789abcdef\n", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  service = make ("https://localhost:1/", NULL, path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (service);
  g_unlink (path);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (make ("https://localhost:1/", "/nowhere/ca.pem", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (make ("https://localhost:1/", NULL, "/nowhere/token", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (make ("http://localhost:1/", NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-factory/made", test_made);
  g_test_add_func ("/service-factory/files", test_files);
  return g_test_run ();
}
