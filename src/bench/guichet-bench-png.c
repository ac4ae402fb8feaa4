/* guichet-bench-png.c - the encoder of evidence beside gdk-pixbuf's
 *
 * And what validating an annotated image takes: burnt, painted, encoded, decoded and verified.
 *
 * Three pictures of the size of a 4K screen: a light window and a dark one full of text, and one
 * half of which is a photograph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"

#include "guichet-flatten.h"
#include "guichet-png-encoder.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#define WIDTH 3840
#define HEIGHT 2160
#define ROW 54

typedef struct
{
  const char *name;
  double ground;
  double ink;
  gboolean has_photo;
} Picture;

static const Picture pictures[] = {
  { "light", 0.98, 0.15, FALSE },
  { "dark", 0.14, 0.92, FALSE },
  { "photo", 0.98, 0.15, TRUE },
};

/* Helpers: pictures */

static void
draw_row (cairo_t       *cr,
          PangoLayout   *layout,
          const Picture *picture,
          int            row)
{
  static const char words[] = "Clôture annuelle refusée : écriture non équilibrée, bordereau";
  g_autofree char *text = g_strdup_printf ("D-2026-%04d   %s %d   %02d/%02d   %x", row * 37, words,
                                           row * 7919, row % 28 + 1, row % 12 + 1, row * 2654435);

  cairo_set_source_rgba (cr, picture->ink, picture->ink, picture->ink, row % 2 ? 0.04 : 0);
  cairo_rectangle (cr, 0, row * ROW, WIDTH, ROW);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, picture->ink, picture->ink, picture->ink);
  cairo_move_to (cr, 24, row * ROW + 8);
  pango_layout_set_text (layout, text, -1);
  pango_cairo_show_layout (cr, layout);
}

/* What a camera gives: smooth, and never twice the same. */
static void
draw_photo (cairo_surface_t *surface)
{
  g_autoptr (GRand) noise = g_rand_new_with_seed (1);
  guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    {
      guint32 *line = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);

      for (int x = WIDTH / 2; x < WIDTH; x++)
        {
          const guint grain = (guint) g_rand_int_range (noise, 0, 8);

          line[x] = ((guint) (x * 240 / WIDTH) + grain) << 16 |
                    ((guint) (y * 240 / HEIGHT) + grain) << 8 | (96 + grain);
        }
    }
  cairo_surface_mark_dirty (surface);
}

static cairo_surface_t *
draw (const Picture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 22");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  cairo_set_source_rgb (cr, picture->ground, picture->ground, picture->ground);
  cairo_paint (cr);
  for (int row = 0; row < HEIGHT / ROW; row++)
    draw_row (cr, layout, picture, row);
  cairo_destroy (cr);
  if (picture->has_photo)
    draw_photo (surface);
  return surface;
}

static GdkPixbuf *
copy_to_pixbuf (cairo_surface_t *surface)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  const guint8 *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < HEIGHT; y++)
    {
      const guint8 *source = data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
      guint8 *target = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < WIDTH; x++)
        {
          const guint32 pixel = ((const guint32 *) (gconstpointer) source)[x];

          target[x * 3] = (guint8) (pixel >> 16);
          target[x * 3 + 1] = (guint8) (pixel >> 8);
          target[x * 3 + 2] = (guint8) pixel;
        }
    }
  return pixbuf;
}

/* Helpers: measures */

static void
note (GuichetBenchSamples *samples,
      const char          *picture,
      const char          *who,
      gint64               start,
      gsize                size)
{
  g_autofree char *time = g_strdup_printf ("%s_%s_ms", picture, who);
  g_autofree char *bytes = g_strdup_printf ("%s_%s_bytes", picture, who);

  guichet_bench_samples_since (samples, time, start);
  guichet_bench_samples_add (samples, bytes, (double) size);
}

static gboolean
measure (const Picture       *picture,
         cairo_surface_t     *surface,
         GdkPixbuf           *pixbuf,
         GuichetBenchSamples *samples,
         GError             **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) ours = guichet_png_encoder_encode (surface, error);
  g_autofree char *theirs = NULL;
  gsize size = 0;

  if (!ours)
    return FALSE;
  note (samples, picture->name, "ours", start, g_bytes_get_size (ours));
  start = g_get_monotonic_time ();
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &theirs, &size, "png", error, NULL))
    return FALSE;
  note (samples, picture->name, "pixbuf", start, size);
  return TRUE;
}

static void
annotate (GuichetSketch *sketch)
{
  for (guint i = 0; i < 2 * GUICHET_ANNOTATION_N_KINDS; i++)
    {
      const double at = 100.0 * (i + 1);
      const GuichetPoint points[] = { { at, at }, { at + 400, at + 60 } };
      g_autoptr (GuichetAnnotation) annotation =
        guichet_annotation_new (i % GUICHET_ANNOTATION_N_KINDS, points, 2, 0xe01b24, 6, "Refus");

      guichet_sketch_add (sketch, annotation);
    }
}

static gboolean
measure_validation (const Picture       *picture,
                    cairo_surface_t     *surface,
                    GuichetBenchSamples *samples,
                    GError             **error)
{
  g_autofree char *name = g_strdup_printf ("%s_validate_ms", picture->name);
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (WIDTH, HEIGHT);
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) png = NULL;
  gint64 start;

  annotate (sketch);
  start = g_get_monotonic_time ();
  guichet_flatten_async (decoder, surface, sketch, NULL, guichet_bench_keep_cb, &slot);
  result = guichet_bench_wait (&slot);
  png = guichet_flatten_finish (result, NULL, error);
  guichet_bench_samples_since (samples, name, start);
  return png != NULL;
}

/* Public API */

/**
 * guichet_bench_png:
 * @arguments: how many times
 * @samples: filled with NAME_ours_ms, NAME_ours_bytes, the same of pixbuf and NAME_validate_ms,
 *   a picture each
 * @error: what went wrong
 *
 * Returns: whether it was measured
 */
gboolean
guichet_bench_png (char               **arguments,
                   GuichetBenchSamples *samples,
                   GError             **error)
{
  const guint n_times = (guint) atoi (arguments[0]);
  gboolean measured = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      cairo_surface_t *surface = draw (&pictures[i]);
      g_autoptr (GdkPixbuf) pixbuf = copy_to_pixbuf (surface);

      for (guint j = 0; measured && j < n_times; j++)
        measured = measure (&pictures[i], surface, pixbuf, samples, error)
                   && measure_validation (&pictures[i], surface, samples, error);
      cairo_surface_destroy (surface);
    }
  return measured;
}
