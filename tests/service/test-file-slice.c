/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-file-slice.h"

#include <glib/gstdio.h>

static GFile *
make_file (const char *content)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("guichet-slice-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_exact (void)
{
  g_autoptr (GFile) file = make_file ("0123456789");
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) slice = guichet_file_slice_new (file, 3, 4, NULL, &error);
  char buffer[32];
  gsize count;

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (slice, buffer, sizeof buffer, &count, NULL, &error));
  g_assert_cmpmem (buffer, (int) count, "3456", 4);
  g_file_delete (file, NULL, NULL);
}

static void
test_shrunk (void)
{
  g_autoptr (GFile) file = make_file ("0123456789");
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) slice = guichet_file_slice_new (file, 3, 8, NULL, &error);
  char buffer[32];
  gsize count;

  g_assert_false (g_input_stream_read_all (slice, buffer, sizeof buffer, &count, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  g_assert_cmpuint (count, ==, 7);
  g_file_delete (file, NULL, NULL);
}

static void
test_vanished (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/file");
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_file_slice_new (file, 0, 1, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-slice/exact", test_exact);
  g_test_add_func ("/file-slice/shrunk", test_shrunk);
  g_test_add_func ("/file-slice/vanished", test_vanished);
  return g_test_run ();
}
