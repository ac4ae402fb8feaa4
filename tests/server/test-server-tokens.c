/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-tokens.h"

#include <string.h>

static GuichetServerStore *
open_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GuichetServerStore *store = guichet_server_store_open (folder, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_all (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GuichetServerStore) store = open_store (folder);
  g_autofree char *token = NULL;
  g_autofree char *other = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *path = g_build_filename (folder, "service.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  token = guichet_server_tokens_add (store, "Mairie", 1);
  other = guichet_server_tokens_add (store, "Other", 1);
  subject = guichet_server_tokens_check (store, token);
  g_assert_cmpstr (subject, ==, "Mairie");
  g_assert_cmpstr (token, !=, other);
  g_assert_cmpuint (strlen (token), >=, 43);
  g_assert_null (guichet_server_tokens_check (store, ""));
  g_assert_null (guichet_server_tokens_check (store, "nobody"));
  g_assert_true (guichet_server_store_end (store, NULL));

  /* Who reads the file cannot sign in with it. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, token, strlen (token)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/tokens/all", test_all);
  return g_test_run ();
}
