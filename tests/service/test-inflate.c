/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-inflate.h"
#include "guichet-service-error.h"

#include <string.h>

static GBytes *
deflate (const void *data,
         gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_whole (void)
{
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (GBytes) packed = deflate (text, 300000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = guichet_inflate (packed, 300000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), (int) g_bytes_get_size (plain), text, 300000);
}

static void
test_cut_everywhere (void)
{
  const char *text = "Le guichet est ouvert du lundi au vendredi.";
  g_autoptr (GBytes) packed = deflate (text, strlen (text));

  for (gsize length = 0; length < g_bytes_get_size (packed); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_inflate (cut, 1000, &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
    }
}

static void
test_bomb (void)
{
  const gsize length = 300 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) packed = deflate (zeros, length);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (packed), <, 400 * 1024);
  g_clear_pointer (&zeros, g_free);
  g_assert_null (guichet_inflate (packed, 32 * 1024 * 1024, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
}

static void
test_something_after (void)
{
  g_autoptr (GBytes) packed = deflate ("abc", 3);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_append (longer, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  g_byte_array_append (longer, (const guint8 *) "x", 1);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  g_assert_null (guichet_inflate (bytes, 1000, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
}

static void
test_one_byte_too_many (void)
{
  g_autoptr (GBytes) packed = deflate ("abcd", 4);
  g_autoptr (GBytes) plain = guichet_inflate (packed, 4, NULL);

  g_assert_nonnull (plain);
  g_assert_null (guichet_inflate (packed, 3, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inflate/whole", test_whole);
  g_test_add_func ("/inflate/cut-everywhere", test_cut_everywhere);
  g_test_add_func ("/inflate/bomb", test_bomb);
  g_test_add_func ("/inflate/something-after", test_something_after);
  g_test_add_func ("/inflate/one-byte-too-many", test_one_byte_too_many);
  return g_test_run ();
}
