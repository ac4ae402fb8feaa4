/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-redaction.h"

#include <string.h>

#include "guichet-png-encoder.h"

/* Of an image of 100 × 50. */
static void
test_cover (void)
{
  static const struct
  {
    cairo_rectangle_t box;
    cairo_rectangle_int_t cover;
  } cases[] = {
    { { 10, 10, 20, 5 }, { 8, 8, 24, 9 } },
    { { 10.1, 10.9, 20, 5 }, { 8, 8, 25, 10 } },
    { { 9.999, 9.001, 0.001, 0.001 }, { 7, 7, 5, 5 } },
    { { 30, 15, -20, -5 }, { 8, 8, 24, 9 } },
    { { 10, 10, 0, 0 }, { 8, 8, 4, 4 } },
    { { 0, 0, 100, 50 }, { 0, 0, 100, 50 } },
    { { -40, -40, 500, 500 }, { 0, 0, 100, 50 } },
    { { 99, 49, 1, 1 }, { 97, 47, 3, 3 } },
    { { -5, -5, 3.5, 3.5 }, { 0, 0, 1, 1 } },
    { { 100.5, 20, 10, 10 }, { 98, 18, 2, 14 } },
    { { 0.5, 0.5, 0.25, 0.25 }, { 0, 0, 3, 3 } },
    { { -1e300, -1e300, 2e300, 2e300 }, { 0, 0, 100, 50 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_rectangle_int_t cover;

      g_assert_true (guichet_redaction_cover (&cases[i].box, 100, 50, &cover));
      g_assert_cmpint (cover.x, ==, cases[i].cover.x);
      g_assert_cmpint (cover.y, ==, cases[i].cover.y);
      g_assert_cmpint (cover.width, ==, cases[i].cover.width);
      g_assert_cmpint (cover.height, ==, cases[i].cover.height);
    }
}

static void
test_outside (void)
{
  static const cairo_rectangle_t boxes[] = {
    { 102, 0, 10, 10 }, { 0, 52, 10, 10 }, { -20, 0, 18, 10 }, { 0, -20, 10, 18 },
    { 1e300, 0, 1, 1 },
  };
  cairo_rectangle_int_t cover;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    g_assert_false (guichet_redaction_cover (&boxes[i], 100, 50, &cover));
}

static cairo_surface_t *
make_white (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20, 10);

  memset (cairo_image_surface_get_data (surface), 0xff,
          (gsize) cairo_image_surface_get_stride (surface) * 10);
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint32 *
point_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return (guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                 + y * cairo_image_surface_get_stride (surface) + x * 4);
}

/* Each pixel of it and no other; one that is not quite black is found, wherever it is. */
static void
test_burn (void)
{
  const cairo_rectangle_int_t cover = { 3, 2, 5, 4 };
  cairo_surface_t *surface = make_white ();

  g_assert_false (guichet_redaction_check_pixels (surface, &cover, 1, NULL));
  guichet_redaction_burn (surface, &cover);
  g_assert_true (guichet_redaction_check_pixels (surface, &cover, 1, NULL));
  for (int y = 0; y < 10; y++)
    for (int x = 0; x < 20; x++)
      {
        const gboolean inside = x >= 3 && x < 8 && y >= 2 && y < 6;
        guint32 *pixel = point_at (surface, x, y);
        const guint32 kept = *pixel;
        g_autoptr (GError) error = NULL;

        g_assert_cmphex (kept, ==, inside ? 0xff000000 : 0xffffffff);
        *pixel = 0xff000001;
        g_assert_cmpint (guichet_redaction_check_pixels (surface, &cover, 1, &error), ==, !inside);
        if (inside)
          g_assert_error (error, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_NOT_VERIFIED);
        *pixel = kept;
      }
  cairo_surface_destroy (surface);
}

static void
test_burn_within (void)
{
  static const cairo_rectangle_int_t covers[] = {
    { -1, 0, 2, 2 }, { 0, -1, 2, 2 }, { 19, 0, 2, 2 }, { 0, 9, 2, 2 },
  };
  const cairo_rectangle_int_t all = { 0, 0, 20, 10 };
  cairo_surface_t *surface = make_white ();

  guichet_redaction_burn (surface, &all);
  for (guint i = 0; i < G_N_ELEMENTS (covers); i++)
    g_assert_false (guichet_redaction_check_pixels (surface, &covers[i], 1, NULL));
  g_assert_true (guichet_redaction_check_pixels (surface, &all, 1, NULL));
  cairo_surface_destroy (surface);
}

static gboolean
check_file (const guint8 *data,
            gsize         length,
            int           width)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  const gboolean checked = guichet_redaction_check_file (bytes, width, 10, &error);

  if (!checked)
    g_assert_error (error, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_NOT_VERIFIED);
  return checked;
}

/* A chunk of text after the header: 33 bytes in. */
static GByteArray *
insert_text (const guint8 *data,
             gsize         length)
{
  static const guint8 text[] = "\0\0\0\003tEXta\0bCRC!";
  GByteArray *with_text = g_byte_array_new ();

  g_byte_array_append (with_text, data, 33);
  g_byte_array_append (with_text, text, sizeof text - 1);
  g_byte_array_append (with_text, data + 33, (guint) length - 33);
  return with_text;
}

static void
test_file (void)
{
  cairo_surface_t *surface = make_white ();
  g_autoptr (GBytes) png = guichet_png_encoder_encode (surface, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);
  g_autofree guint8 *longer = g_malloc0 (length + 1);
  g_autoptr (GByteArray) with_text = insert_text (data, length);

  g_assert_true (check_file (data, length, 20));
  g_assert_false (check_file (data, length, 21));
  memcpy (longer, data, length);
  g_assert_false (check_file (longer, length + 1, 20));
  g_assert_false (check_file (with_text->data, with_text->len, 20));
  for (gsize cut = 0; cut < length; cut++)
    g_assert_false (check_file (data, cut, 20));
  for (gsize i = 8; i < 16; i++)
    {
      longer[i] ^= 0x40;
      g_assert_false (check_file (longer, length, 20));
      longer[i] ^= 0x40;
    }
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/cover", test_cover);
  g_test_add_func ("/redaction/outside", test_outside);
  g_test_add_func ("/redaction/burn", test_burn);
  g_test_add_func ("/redaction/burn-within", test_burn_within);
  g_test_add_func ("/redaction/file", test_file);
  return g_test_run ();
}
