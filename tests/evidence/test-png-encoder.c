/* What is written is decoded again by the helper and compared pixel by pixel; the file itself is
 * walked chunk by chunk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-png-encoder.h"

#include <glib/gstdio.h>
#include <string.h>

#include "guichet-decoder.h"

typedef guint32 (*PixelFunc) (guint x,
                              guint y);

static guint32
flat (guint x,
      guint y)
{
  return ((x / 100 + y / 40) & 1) != 0 ? 0xfff0f0f0 : 0xffffffff;
}

static guint32
noise (guint x,
       guint y)
{
  guint32 hash = (x * 2654435761u) ^ (y * 40503u * 65537u);

  hash ^= hash >> 15;
  hash *= 2246822519u;
  hash ^= hash >> 13;
  return 0xff404040 + (hash & 0x0f0f0f) + (x / 16 & 63) * 0x010101;
}

static guint32
shades (guint x,
        guint y)
{
  guint32 alpha = (x * 5 + y) & 255;

  return alpha << 24 | (x * 7 & 255) * alpha / 255 << 16 | (y * 3 & 255) * alpha / 255 << 8
         | (x * y & 255) * alpha / 255;
}

static cairo_surface_t *
paint (cairo_format_t format,
       guint          width,
       guint          height,
       PixelFunc      func)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, (int) width, (int) height);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        guint32 pixel = func (x, y);

        memcpy (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + x * 4,
                &pixel, 4);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  guichet_decoder_decode_bytes_async (decoder, bytes, NULL, keep_result_cb, &result);
  surface = guichet_decoder_decode_finish (decoder, await (&result), &error);
  g_assert_no_error (error);
  return surface;
}

static void
assert_same_pixels (GBytes    *bytes,
                    guint      width,
                    guint      height,
                    PixelFunc  func)
{
  cairo_surface_t *back = decode (bytes);
  const guint8 *data = cairo_image_surface_get_data (back);

  g_assert_cmpint (cairo_image_surface_get_width (back), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (back), ==, height);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + ((gsize) y * width + x) * 4, 4);
        g_assert_cmphex (pixel, ==, func (x, y));
      }
  cairo_surface_destroy (back);
}

/* IHDR, one IDAT or more, IEND, and not a byte after it. */
static void
assert_only_pixels (GBytes   *bytes,
                    gboolean  has_alpha)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) chunks = g_string_new (NULL);
  gsize at = 8;

  g_assert_cmpint (data[25], ==, has_alpha ? 6 : 2);
  while (at < length)
    {
      guint32 size;

      memcpy (&size, data + at, 4);
      if (!g_str_has_suffix (chunks->str, "IDAT") || memcmp (data + at + 4, "IDAT", 4) != 0)
        g_string_append_len (chunks, (const char *) data + at + 4, 4);
      at += GUINT32_FROM_BE (size) + 12;
    }
  g_assert_cmpuint (at, ==, length);
  g_assert_cmpstr (chunks->str, ==, "IHDRIDATIEND");
}

static void
test_pixels (void)
{
  static const struct
  {
    cairo_format_t format;
    guint width;
    guint height;
    PixelFunc func;
    gboolean has_alpha;
  } cases[] = {
    { CAIRO_FORMAT_ARGB32, 640, 480, flat, FALSE }, { CAIRO_FORMAT_RGB24, 640, 480, noise, FALSE },
    { CAIRO_FORMAT_ARGB32, 256, 256, shades, TRUE }, { CAIRO_FORMAT_RGB24, 1, 1, flat, FALSE },
    { CAIRO_FORMAT_RGB24, 1, 1000, flat, FALSE },    { CAIRO_FORMAT_ARGB32, 1000, 1, shades, TRUE },
    { CAIRO_FORMAT_RGB24, 33, 7, noise, FALSE },     { CAIRO_FORMAT_RGB24, 33, 67, noise, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = paint (cases[i].format, cases[i].width, cases[i].height,
                                        cases[i].func);
      g_autoptr (GBytes) bytes = guichet_png_encoder_encode (surface, NULL);

      assert_only_pixels (bytes, cases[i].has_alpha);
      assert_same_pixels (bytes, cases[i].width, cases[i].height, cases[i].func);
      cairo_surface_destroy (surface);
    }
}

/* The fourth byte of RGB24 means nothing, whatever it holds. */
static guint32
opaque_shades (guint x,
               guint y)
{
  return shades (x, y) | 0xff000000;
}

static void
test_unused_byte (void)
{
  cairo_surface_t *surface = paint (CAIRO_FORMAT_RGB24, 64, 64, shades);
  g_autoptr (GBytes) bytes = guichet_png_encoder_encode (surface, NULL);

  assert_only_pixels (bytes, FALSE);
  assert_same_pixels (bytes, 64, 64, opaque_shades);
  cairo_surface_destroy (surface);
}

/* Windows must not pay for photographs, nor the reverse: each recipe where it belongs. */
static void
test_sizes (void)
{
  cairo_surface_t *windows = paint (CAIRO_FORMAT_RGB24, 1920, 1080, flat);
  cairo_surface_t *photograph = paint (CAIRO_FORMAT_RGB24, 1920, 1080, noise);
  g_autoptr (GBytes) a = guichet_png_encoder_encode (windows, NULL);
  g_autoptr (GBytes) b = guichet_png_encoder_encode (photograph, NULL);

  g_assert_cmpuint (g_bytes_get_size (a), <, 60 * 1000);
  g_assert_cmpuint (g_bytes_get_size (b), <, 1920 * 1080 * 3 * 70 / 100);
  cairo_surface_destroy (windows);
  cairo_surface_destroy (photograph);
}

static void
assert_refused (cairo_surface_t *surface)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_png_encoder_encode (surface, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  cairo_surface_destroy (surface);
}

static void
test_refused (void)
{
  assert_refused (cairo_image_surface_create (CAIRO_FORMAT_A8, 4, 4));
  assert_refused (cairo_image_surface_create (CAIRO_FORMAT_RGB16_565, 4, 4));
  assert_refused (cairo_image_surface_create (CAIRO_FORMAT_RGB24, 0, 4));
  assert_refused (cairo_image_surface_create (CAIRO_FORMAT_RGB24, -1, 4));
  assert_refused (cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL));
}

static void
test_async (void)
{
  cairo_surface_t *surface = paint (CAIRO_FORMAT_ARGB32, 300, 200, flat);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  guichet_png_encoder_encode_async (surface, NULL, keep_result_cb, &result);
  cairo_surface_destroy (surface);
  bytes = guichet_png_encoder_encode_finish (await (&result), NULL);
  assert_same_pixels (bytes, 300, 200, flat);
}

static gboolean
save (cairo_surface_t  *surface,
      const char       *path,
      GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_png_encoder_save_async (surface, path, NULL, keep_result_cb, &result);
  return guichet_png_encoder_save_finish (await (&result), error);
}

/* A failure leaves what was there, and nothing beside it. */
static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "b", "a.png", NULL);
  cairo_surface_t *surface = paint (CAIRO_FORMAT_ARGB32, 30, 20, shades);
  cairo_surface_t *wrong = cairo_image_surface_create (CAIRO_FORMAT_A8, 4, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;
  GStatBuf status;

  g_assert_true (save (surface, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (save (wrong, path, NULL));
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new_take (data, length);
  assert_same_pixels (bytes, 30, 20, shades);
  g_assert_false (save (surface, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (wrong);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png-encoder/pixels", test_pixels);
  g_test_add_func ("/png-encoder/unused-byte", test_unused_byte);
  g_test_add_func ("/png-encoder/sizes", test_sizes);
  g_test_add_func ("/png-encoder/refused", test_refused);
  g_test_add_func ("/png-encoder/async", test_async);
  g_test_add_func ("/png-encoder/save", test_save);
  return g_test_run ();
}
