/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-clipboard-image.h"

#include <string.h>

static void
offer (GdkClipboard *clipboard,
       const char   *media_type,
       gconstpointer data,
       gsize         length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GdkContentProvider) provider =
    gdk_content_provider_new_for_bytes (media_type, bytes);

  g_assert_true (gdk_clipboard_set_content (clipboard, provider));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
read_all (GdkClipboard  *clipboard,
          gsize          most_bytes,
          GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_clipboard_image_read_async (clipboard, most_bytes, NULL, read_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return guichet_clipboard_image_read_finish (clipboard, result, error);
}

static GdkClipboard *
get_clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static void
test_reads_the_bytes (void)
{
  /* No picture at all: nothing here decodes, so nothing here minds. */
  g_autofree guint8 *data = g_malloc (300000);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300000; i++)
    data[i] = (guint8) (i * 7);
  offer (get_clipboard (), "image/jpeg", data, 300000);
  g_assert_true (guichet_clipboard_image_is_offered (get_clipboard ()));
  g_assert_false (guichet_clipboard_image_is_text (get_clipboard ()));
  read = read_all (get_clipboard (), 300000, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), (int) g_bytes_get_size (read), data, 300000);
}

static void
test_stops_at_the_limit (void)
{
  g_autofree guint8 *data = g_malloc0 (300000);
  g_autoptr (GError) error = NULL;

  offer (get_clipboard (), "image/png", data, 300000);
  g_assert_null (read_all (get_clipboard (), 299999, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_refuses_nothing (void)
{
  g_autoptr (GError) error = NULL;

  offer (get_clipboard (), "image/png", "", 0);
  g_assert_null (read_all (get_clipboard (), 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_tells_text (void)
{
  gdk_clipboard_set_text (get_clipboard (), "texte");
  g_assert_true (guichet_clipboard_image_is_text (get_clipboard ()));
  g_assert_false (guichet_clipboard_image_is_offered (get_clipboard ()));
  offer (get_clipboard (), "image/webp", "x", 1);
  g_assert_false (guichet_clipboard_image_is_offered (get_clipboard ()));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/clipboard-image/reads-the-bytes", test_reads_the_bytes);
  g_test_add_func ("/clipboard-image/stops-at-the-limit", test_stops_at_the_limit);
  g_test_add_func ("/clipboard-image/refuses-nothing", test_refuses_nothing);
  g_test_add_func ("/clipboard-image/tells-text", test_tells_text);
  return g_test_run ();
}
