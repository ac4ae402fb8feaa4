/* The caller and the helper together, on images right and wrong; then the caller alone, with
 * helpers that die, dawdle and lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decoder.h"

#include <glib/gstdio.h>
#include <png.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guichet-image-probe.h"
#include "image-corpus.h"

#define MEMORY_MAX (50 * 1024)

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static cairo_surface_t *
await (GuichetDecoder  *decoder,
       GAsyncResult   **slot,
       GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (slot);
  return guichet_decoder_decode_finish (decoder, result, error);
}

static cairo_surface_t *
decode (GuichetDecoder  *decoder,
        GBytes          *bytes,
        GCancellable    *cancellable,
        GError         **error)
{
  GAsyncResult *result = NULL;

  guichet_decoder_decode_bytes_async (decoder, bytes, cancellable, keep_result_cb, &result);
  return await (decoder, &result, error);
}

static cairo_surface_t *
decode_well (GBytes *bytes)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = decode (decoder, bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (surface);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  return surface;
}

static void
assert_refused (GBytes             *bytes,
                GuichetDecodeError  code)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (decoder, bytes, NULL, &error));
  g_assert_error (error, GUICHET_DECODE_ERROR, (int) code);
}

static guint32
get_pixel (cairo_surface_t *surface,
           guint            x,
           guint            y)
{
  const guint8 *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + x * 4, 4);
  return pixel;
}

static guint32
premultiply (const guint8 *rgba)
{
  guint32 a = rgba[3];

  return a << 24 | (rgba[0] * a + 127) / 255 << 16 | (rgba[1] * a + 127) / 255 << 8
         | (rgba[2] * a + 127) / 255;
}

/* PNG */

static const struct
{
  const char *name;
  ImagePng    png;
} pngs[] = {
  { "gray-1", { 37, 21, 1, PNG_COLOR_TYPE_GRAY } },
  { "gray-2", { 37, 21, 2, PNG_COLOR_TYPE_GRAY } },
  { "gray-4", { 37, 21, 4, PNG_COLOR_TYPE_GRAY } },
  { "gray-8", { 37, 21, 8, PNG_COLOR_TYPE_GRAY } },
  { "gray-16", { 37, 21, 16, PNG_COLOR_TYPE_GRAY } },
  { "gray-alpha-8", { 37, 21, 8, PNG_COLOR_TYPE_GRAY_ALPHA } },
  { "gray-alpha-16", { 37, 21, 16, PNG_COLOR_TYPE_GRAY_ALPHA } },
  { "palette-4", { 37, 21, 4, PNG_COLOR_TYPE_PALETTE } },
  { "palette-8", { 37, 21, 8, PNG_COLOR_TYPE_PALETTE } },
  { "rgb-8", { 37, 21, 8, PNG_COLOR_TYPE_RGB } },
  { "rgb-16", { 37, 21, 16, PNG_COLOR_TYPE_RGB } },
  { "rgba-8", { 37, 21, 8, PNG_COLOR_TYPE_RGB_ALPHA } },
  { "rgba-16", { 37, 21, 16, PNG_COLOR_TYPE_RGB_ALPHA } },
  { "one-pixel", { 1, 1, 8, PNG_COLOR_TYPE_RGB } },
};

/* What a pixel of the picture becomes in a PNG of that type. */
static guint32
expect_pixel (const ImagePng *png,
              guint           x,
              guint           y)
{
  guint8 rgba[4];
  guint8 top = (guint8) ((1 << png->depth) - 1);
  guint8 index;

  image_corpus_rainbow (x, y, rgba);
  index = rgba[0] % 16;
  if (png->color_type == PNG_COLOR_TYPE_PALETTE)
    return premultiply ((guint8[]) { (guint8) (17 * index), (guint8) (255 - 17 * index), index,
                                     index == 0 ? 128 : 255 });
  if (!(png->color_type & PNG_COLOR_MASK_COLOR))
    {
      if (png->depth < 8)
        rgba[0] = (guint8) ((rgba[0] >> (8 - png->depth)) * 255 / top);
      rgba[1] = rgba[2] = rgba[0];
    }
  if (!(png->color_type & PNG_COLOR_MASK_ALPHA))
    rgba[3] = 255;
  return premultiply (rgba);
}

static void
assert_png (const ImagePng *png)
{
  g_autoptr (GBytes) bytes = image_corpus_png (png, image_corpus_rainbow);
  cairo_surface_t *surface = decode_well (bytes);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, png->width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, png->height);
  for (guint y = 0; y < png->height; y++)
    for (guint x = 0; x < png->width; x++)
      g_assert_cmphex (get_pixel (surface, x, y), ==, expect_pixel (png, x, y));
  cairo_surface_destroy (surface);
}

static void
test_png (gconstpointer data)
{
  ImagePng png = pngs[GPOINTER_TO_UINT (data)].png;

  assert_png (&png);
  png.interlaced = TRUE;
  assert_png (&png);
}

/* JPEG */

static const guint32 red = 0xffff0000, green = 0xff00ff00, blue = 0xff0000ff, white = 0xffffffff;

static void
assert_near (guint32 pixel,
             guint32 expected)
{
  for (int shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (ABS ((int) (pixel >> shift & 255) - (int) (expected >> shift & 255)), <=, 12);
}

/* The colours of the four corners, from the top left in reading order. */
static void
assert_jpeg (const ImageJpeg *jpeg,
             const guint32   *corners)
{
  g_autoptr (GBytes) bytes = image_corpus_jpeg (jpeg, image_corpus_quadrants);
  cairo_surface_t *surface = decode_well (bytes);
  guint width = jpeg->orientation >= 5 ? jpeg->height : jpeg->width;
  guint height = jpeg->orientation >= 5 ? jpeg->width : jpeg->height;

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  for (guint i = 0; i < 4; i++)
    assert_near (get_pixel (surface, i % 2 ? width - 2 : 1, i / 2 ? height - 2 : 1), corners[i]);
  cairo_surface_destroy (surface);
}

static void
test_jpeg_kinds (void)
{
  const guint32 colours[] = { red, green, blue, white };
  const guint32 grays[] = { white, 0xff000000, 0xff000000, white };

  for (int progressive = 0; progressive < 2; progressive++)
    {
      assert_jpeg (&(ImageJpeg) { 32, 16, IMAGE_JPEG_COLOUR, progressive }, colours);
      assert_jpeg (&(ImageJpeg) { 32, 16, IMAGE_JPEG_GRAY, progressive }, grays);
      assert_jpeg (&(ImageJpeg) { 32, 16, IMAGE_JPEG_CMYK, progressive }, colours);
      assert_jpeg (&(ImageJpeg) { 32, 16, IMAGE_JPEG_CMYK_ADOBE, progressive }, colours);
    }
}

static void
test_jpeg_orientations (void)
{
  const guint32 corners[][4] = {
    { red, green, blue, white },  /* not said */
    { red, green, blue, white },  /* upright */
    { green, red, white, blue },  /* mirrored */
    { white, blue, green, red },  /* upside down */
    { blue, white, red, green },  /* mirrored upside down */
    { red, blue, green, white },  /* transposed */
    { blue, red, white, green },  /* to be turned right */
    { white, green, blue, red },  /* transposed the other way */
    { green, white, red, blue },  /* to be turned left */
    { red, green, blue, white },  /* no orientation at all */
  };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    for (int big_endian = 0; big_endian < 2; big_endian++)
      {
        ImageJpeg jpeg = { 32, 16, IMAGE_JPEG_COLOUR, FALSE, i, big_endian };

        if (i == 9)
          jpeg.orientation = 0;
        assert_jpeg (&jpeg, corners[i]);
      }
}

/* Wrong ones */

static void
test_not_images (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    GuichetDecodeError code;
  } cases[] = {
    { "", 0, GUICHET_DECODE_ERROR_EMPTY },
    { "GIF89a\1\0\1\0\0\0\0;", 14, GUICHET_DECODE_ERROR_UNSUPPORTED },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, GUICHET_DECODE_ERROR_UNSUPPORTED },
    { "garbage garbage garbage", 23, GUICHET_DECODE_ERROR_UNSUPPORTED },
    { "\x89PNG\r\n\x1a\n", 8, GUICHET_DECODE_ERROR_BROKEN },
    { "\xff\xd8\xff\xe0", 4, GUICHET_DECODE_ERROR_BROKEN },
  };
  g_autofree char *large = g_malloc0 (GUICHET_IMAGE_BYTES_MAX + 1);
  g_autoptr (GBytes) too_large = g_bytes_new_static (large, GUICHET_IMAGE_BYTES_MAX + 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].length);

      assert_refused (bytes, cases[i].code);
    }
  assert_refused (too_large, GUICHET_DECODE_ERROR_TOO_LARGE);
}

static void
assert_cuts_refused (GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes);

  for (gsize i = 1; i <= 24; i++)
    {
      g_autoptr (GBytes) cut = image_corpus_cut (bytes, length * i / 25);

      assert_refused (cut, GUICHET_DECODE_ERROR_BROKEN);
    }
  for (gsize missing = 1; missing <= 4; missing++)
    {
      g_autoptr (GBytes) cut = image_corpus_cut (bytes, length - missing);

      assert_refused (cut, GUICHET_DECODE_ERROR_BROKEN);
    }
}

static void
test_cut (void)
{
  ImagePng png = { 64, 64, 8, PNG_COLOR_TYPE_RGB, FALSE };
  ImageJpeg jpeg = { 64, 64, IMAGE_JPEG_COLOUR, FALSE };
  ImageJpeg progressive = { 64, 64, IMAGE_JPEG_COLOUR, TRUE };
  g_autoptr (GBytes) a = image_corpus_png (&png, image_corpus_rainbow);
  g_autoptr (GBytes) b = image_corpus_jpeg (&jpeg, image_corpus_rainbow);
  g_autoptr (GBytes) c = image_corpus_jpeg (&progressive, image_corpus_rainbow);

  assert_cuts_refused (a);
  assert_cuts_refused (b);
  assert_cuts_refused (c);
}

/* A flipped bit gives an image or a refusal; never a helper that dies. */
static void
test_flipped (void)
{
  ImagePng png = { 32, 32, 8, PNG_COLOR_TYPE_RGB_ALPHA, TRUE };
  ImageJpeg jpeg = { 32, 32, IMAGE_JPEG_COLOUR, TRUE, 6 };
  g_autoptr (GBytes) a = image_corpus_png (&png, image_corpus_rainbow);
  g_autoptr (GBytes) b = image_corpus_jpeg (&jpeg, image_corpus_rainbow);
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 100; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (i % 2 ? a : b, &length);
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, length);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      copy[g_rand_int_range (rand, 8, (int) length)] ^= (guint8) (1 << (i / 2 % 8));
      surface = decode (decoder, bytes, NULL, &error);
      g_assert_true (surface != NULL || error->domain == GUICHET_DECODE_ERROR);
      g_assert_false (g_error_matches (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER));
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
}

static void
forget_peak_memory (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs ("5", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* In KiB; the kernel counts in batches, so that it may seem to sink a little. */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  return g_ascii_strtoll (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10);
}

static void
test_bombs (void)
{
  g_autoptr (GBytes) bomb = image_corpus_png_bomb (40000);
  g_autoptr (GBytes) text = image_corpus_png_text (64 * 1024 * 1024);
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface;
  gint64 before;

  forget_peak_memory ();
  before = get_peak_memory ();
  for (int i = 0; i < 20; i++)
    assert_refused (bomb, GUICHET_DECODE_ERROR_TOO_LARGE);
  surface = decode_well (text);
  cairo_surface_destroy (surface);
  g_assert_cmpint (get_peak_memory () - before, <, MEMORY_MAX);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* The largest that is taken, in the form that costs most. */
static void
test_largest (void)
{
  ImageJpeg jpeg = { 8000, 5000, IMAGE_JPEG_COLOUR, FALSE, 6 };
  ImagePng png = { 8000, 5000, 8, PNG_COLOR_TYPE_GRAY, TRUE };
  g_autoptr (GBytes) a = image_corpus_jpeg (&jpeg, image_corpus_quadrants);
  g_autoptr (GBytes) b = image_corpus_png (&png, image_corpus_quadrants);
  cairo_surface_t *surface = decode_well (a);

  assert_near (get_pixel (surface, 2, 7998), white);
  cairo_surface_destroy (surface);
  surface = decode_well (b);
  g_assert_cmphex (get_pixel (surface, 1, 1), ==, white);
  g_assert_cmphex (get_pixel (surface, 20, 1), ==, 0xff000000);
  cairo_surface_destroy (surface);
}

/* Files */

static void
assert_file_refused (const char *path,
                     GQuark      domain,
                     int         code)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  guichet_decoder_decode_file_async (decoder, file, NULL, keep_result_cb, &result);
  g_assert_null (await (decoder, &result, &error));
  g_assert_error (error, domain, code);
}

static void
test_files (void)
{
  ImagePng png = { 5, 5, 8, PNG_COLOR_TYPE_RGB, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autofree char *folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.gif", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *result = NULL;
  cairo_surface_t *surface;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  guichet_decoder_decode_file_async (decoder, file, NULL, keep_result_cb, &result);
  surface = await (decoder, &result, NULL);
  g_assert_nonnull (surface);
  cairo_surface_destroy (surface);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_file_refused (pipe, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_UNSUPPORTED);
  assert_file_refused (folder, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_UNSUPPORTED);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_file_refused (path, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_EMPTY);
  g_assert_cmpint (truncate (path, (off_t) 4 * 1024 * 1024 * 1024), ==, 0);
  assert_file_refused (path, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_file_refused (path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_unlink (pipe), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Many at once, each its own picture */

static void
test_together (void)
{
  GAsyncResult *results[30] = { NULL };
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      ImagePng png = { i + 1, 3, 8, PNG_COLOR_TYPE_RGB, FALSE };
      g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);

      guichet_decoder_decode_bytes_async (decoder, bytes, NULL, keep_result_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      cairo_surface_t *surface = await (decoder, &results[i], NULL);

      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, i + 1);
      cairo_surface_destroy (surface);
    }
}

/* A surface is ours to draw on. */
static void
test_writable (void)
{
  ImagePng png = { 5, 5, 8, PNG_COLOR_TYPE_RGB, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);
  cairo_surface_t *surface = decode_well (bytes);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  g_assert_cmphex (get_pixel (surface, 2, 2), ==, white);
  cairo_surface_destroy (surface);
}

/* Helpers that cannot be trusted */

static GuichetDecoder *
new_with_helper (const char *helper,
                 guint       timeout)
{
  return g_object_new (GUICHET_TYPE_DECODER, "helper", helper, "timeout", timeout, NULL);
}

static cairo_surface_t *
decode_with_liar (const char    *mode,
                  guint          timeout,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, mode, NULL);
  g_autofree char *liar = g_test_build_filename (G_TEST_BUILT, "decode-liar", NULL);
  g_autoptr (GuichetDecoder) decoder = new_with_helper (link, timeout);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  cairo_surface_t *surface;

  g_assert_cmpint (symlink (liar, link), ==, 0);
  surface = decode (decoder, bytes, cancellable, error);
  g_unlink (link);
  g_rmdir (folder);
  return surface;
}

static void
test_honest (void)
{
  static const char *modes[] = { "honest", "lingering" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface = decode_with_liar (modes[i], 10000, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 4);
      cairo_surface_destroy (surface);
    }
}

static void
test_liars (void)
{
  static const char *modes[] = {
    "no-memory", "unsealed", "half-sealed",   "short-memory", "long-memory",    "ordinary-file",
    "zero-width", "huge",    "overflow",      "narrow-stride", "wrong-magic",   "unknown-status",
    "short-message", "killed", "gone",
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", modes[i]);
      g_assert_null (decode_with_liar (modes[i], 10000, NULL, &error));
      g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER);
    }
}

static void
test_killed_often (void)
{
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (decode_with_liar ("killed", 10000, NULL, &error));
      g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER);
    }
  assert_png (&pngs[0].png);
}

static void
test_absent (void)
{
  g_autoptr (GuichetDecoder) decoder = new_with_helper ("/nowhere/guichet-decode", 10000);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (decoder, bytes, NULL, &error));
  g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER);
}

static void
test_slow (void)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_null (decode_with_liar ("silent", 200, NULL, &error));
  g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* Whoever asked may be gone before the answer. */
static void
test_forgotten (void)
{
  ImagePng png = { 5, 5, 8, PNG_COLOR_TYPE_RGB, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);

  for (int i = 0; i < 20; i++)
    {
      GuichetDecoder *decoder = guichet_decoder_new ();
      GWeakRef weak;
      GObject *alive;

      g_weak_ref_init (&weak, decoder);
      guichet_decoder_decode_bytes_async (decoder, bytes, NULL, NULL, NULL);
      g_object_unref (decoder);
      while ((alive = g_weak_ref_get (&weak)))
        {
          g_object_unref (alive);
          g_main_context_iteration (NULL, FALSE);
        }
      g_weak_ref_clear (&weak);
    }
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_timeout_add (50, cancel_cb, cancellable);
  g_assert_null (decode_with_liar ("silent", 60000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pngs); i++)
    {
      g_autofree char *path = g_strconcat ("/decoder/png/", pngs[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_png);
    }
  g_test_add_func ("/decoder/jpeg/kinds", test_jpeg_kinds);
  g_test_add_func ("/decoder/jpeg/orientations", test_jpeg_orientations);
  g_test_add_func ("/decoder/wrong/not-images", test_not_images);
  g_test_add_func ("/decoder/wrong/cut", test_cut);
  g_test_add_func ("/decoder/wrong/flipped", test_flipped);
  g_test_add_func ("/decoder/wrong/bombs", test_bombs);
  g_test_add_func ("/decoder/largest", test_largest);
  g_test_add_func ("/decoder/files", test_files);
  g_test_add_func ("/decoder/together", test_together);
  g_test_add_func ("/decoder/forgotten", test_forgotten);
  g_test_add_func ("/decoder/writable", test_writable);
  g_test_add_func ("/decoder/helper/honest", test_honest);
  g_test_add_func ("/decoder/helper/liars", test_liars);
  g_test_add_func ("/decoder/helper/killed-often", test_killed_often);
  g_test_add_func ("/decoder/helper/absent", test_absent);
  g_test_add_func ("/decoder/helper/slow", test_slow);
  g_test_add_func ("/decoder/helper/cancelled", test_cancelled);
  return g_test_run ();
}
