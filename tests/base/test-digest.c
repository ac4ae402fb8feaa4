/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-digest.h"

#include <glib/gstdio.h>

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define ABC_FIELD "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:"

static void
test_forms (void)
{
  g_autofree char *hex = guichet_digest_of_data ("abc", 3);
  g_autofree char *field = guichet_digest_to_field (hex);
  g_autofree char *back = guichet_digest_from_field (field);
  g_autofree char *among = guichet_digest_from_field ("sha-512=:AAAA:, " ABC_FIELD);

  g_assert_cmpstr (hex, ==, ABC);
  g_assert_cmpstr (field, ==, ABC_FIELD);
  g_assert_cmpstr (back, ==, ABC);
  g_assert_cmpstr (among, ==, ABC);
}

static void
test_refuses (void)
{
  static const char *fields[] = { NULL, "", "sha-256=", "sha-256=:AAAA:", "sha-256=:ungWv48",
                                  "md5=:AAAA:" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_null (guichet_digest_from_field (fields[i]));
  g_assert_true (guichet_digest_is_valid (ABC));
  g_assert_false (guichet_digest_is_valid (NULL));
  g_assert_false (guichet_digest_is_valid (ABC "0"));
  g_assert_false (guichet_digest_is_valid ("BA7816"));
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *hex = NULL;
  int fd = g_file_open_tmp ("guichet-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  file = g_file_new_for_path (path);
  hex = guichet_digest_of_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hex, ==, ABC);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_null (guichet_digest_of_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/forms", test_forms);
  g_test_add_func ("/digest/refuses", test_refuses);
  g_test_add_func ("/digest/file", test_file);
  return g_test_run ();
}
