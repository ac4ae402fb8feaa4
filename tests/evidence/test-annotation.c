/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-annotation.h"

#include "guichet-annotation-painter.h"

static GuichetAnnotation *
make (GuichetAnnotationKind kind,
      double                x1,
      double                y1,
      double                x2,
      double                y2)
{
  const GuichetPoint points[] = { { x1, y1 }, { x2, y2 } };

  return guichet_annotation_new (kind, points,
                                 kind == GUICHET_ANNOTATION_TEXT || kind == GUICHET_ANNOTATION_BADGE
                                   ? 1 : 2,
                                 0xff123456, 4, kind == GUICHET_ANNOTATION_TEXT ? "Ici" : NULL);
}

static void
assert_frame (GuichetAnnotation *annotation,
              double             x,
              double             y,
              double             width,
              double             height)
{
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  g_assert_cmpfloat_with_epsilon (frame.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.width, width, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.height, height, 1e-9);
}

static void
test_contains (void)
{
  static const struct
  {
    GuichetAnnotationKind kind;
    double x;
    double y;
    gboolean contains;
  } cases[] = {
    { GUICHET_ANNOTATION_LINE, 50, 25, TRUE },      { GUICHET_ANNOTATION_LINE, 50, 31, FALSE },
    { GUICHET_ANNOTATION_ARROW, 10, 5, TRUE },      { GUICHET_ANNOTATION_ARROW, 0, 0, FALSE },
    { GUICHET_ANNOTATION_BOX, 80, 10, TRUE },       { GUICHET_ANNOTATION_BOX, 95, 10, FALSE },
    { GUICHET_ANNOTATION_REDACTION, 50, 25, TRUE }, { GUICHET_ANNOTATION_REDACTION, 50, 50, FALSE },
    { GUICHET_ANNOTATION_PEN, 90, 45, TRUE },       { GUICHET_ANNOTATION_PEN, 90, 5, FALSE },
    { GUICHET_ANNOTATION_BADGE, 10, 20, TRUE },     { GUICHET_ANNOTATION_BADGE, 40, 5, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetAnnotation) annotation = make (cases[i].kind, 10, 5, 90, 45);

      g_assert_cmpint (guichet_annotation_contains (annotation, cases[i].x, cases[i].y, 1), ==,
                       cases[i].contains);
    }
}

/* Every change leaves the shape that it was made from. */
static void
test_changes (void)
{
  g_autoptr (GuichetAnnotation) box = make (GUICHET_ANNOTATION_BOX, 30, 40, 10, 20);
  g_autoptr (GuichetAnnotation) moved = guichet_annotation_move (box, 5, -5);
  g_autoptr (GuichetAnnotation) fitted
    = guichet_annotation_fit (box, &(cairo_rectangle_t){ 0, 0, 40, 10 });
  g_autoptr (GuichetAnnotation) styled = guichet_annotation_restyle (box, 0x00ff00, 1000);

  assert_frame (box, 10, 20, 20, 20);
  assert_frame (moved, 15, 15, 20, 20);
  assert_frame (fitted, 0, 0, 40, 10);
  assert_frame (styled, 10, 20, 20, 20);
  g_assert_cmphex (guichet_annotation_get_colour (box), ==, 0x123456);
  g_assert_cmphex (guichet_annotation_get_colour (styled), ==, 0x00ff00);
  g_assert_cmpfloat (guichet_annotation_get_width (styled), ==, GUICHET_ANNOTATION_WIDTH_MAX);
  g_assert_cmpfloat (guichet_annotation_get_width (fitted), ==, 4);
}

static void
test_text (void)
{
  g_autoptr (GuichetAnnotation) text = make (GUICHET_ANNOTATION_TEXT, 10, 20, 0, 0);
  g_autoptr (GuichetAnnotation) longer = guichet_annotation_reword (text, "Ici, et non là");
  cairo_rectangle_t frame, longer_frame, large_frame;
  g_autoptr (GuichetAnnotation) large = NULL;

  guichet_annotation_get_frame (text, &frame);
  guichet_annotation_get_frame (longer, &longer_frame);
  g_assert_cmpstr (guichet_annotation_get_text (text), ==, "Ici");
  g_assert_cmpfloat (frame.height, >, 20);
  g_assert_cmpfloat (longer_frame.width, >, 2 * frame.width);
  frame.height *= 2;
  large = guichet_annotation_fit (text, &frame);
  guichet_annotation_get_frame (large, &large_frame);
  g_assert_cmpfloat (guichet_annotation_get_width (large), ==, 8);
  g_assert_cmpfloat_with_epsilon (large_frame.height, frame.height, 1);
}

/* A line that lies flat has no height to stretch. */
static void
test_flat (void)
{
  g_autoptr (GuichetAnnotation) line = make (GUICHET_ANNOTATION_LINE, 10, 20, 50, 20);
  g_autoptr (GuichetAnnotation) fitted
    = guichet_annotation_fit (line, &(cairo_rectangle_t){ 0, 5, 80, 30 });

  assert_frame (line, 10, 20, 40, 0);
  assert_frame (fitted, 0, 5, 80, 0);
}

static guint
count_painted (cairo_surface_t *surface)
{
  const guint32 *pixels = (gconstpointer) cairo_image_surface_get_data (surface);
  guint n = 0;

  for (guint i = 0; i < 200 * 200; i++)
    n += pixels[i] != 0;
  return n;
}

/* Each is seen, around where it is, and what points elsewhere leaves it alone. */
static void
test_painting (void)
{
  for (guint kind = 0; kind < GUICHET_ANNOTATION_N_KINDS; kind++)
    {
      g_autoptr (GuichetAnnotation) annotation = make (kind, 60, 60, 140, 140);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
      const guint32 *pixels = (gconstpointer) cairo_image_surface_get_data (surface);
      cairo_t *cr = cairo_create (surface);

      guichet_annotation_painter_paint (annotation, cr, 12);
      cairo_surface_flush (surface);
      if (kind == GUICHET_ANNOTATION_REDACTION)
        g_assert_cmpuint (count_painted (surface), ==, 0);
      else
        g_assert_cmpuint (count_painted (surface), >, 200);
      g_assert_cmphex (pixels[0], ==, 0);
      g_assert_cmphex (pixels[200 * 200 - 1], ==, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation/contains", test_contains);
  g_test_add_func ("/annotation/changes", test_changes);
  g_test_add_func ("/annotation/text", test_text);
  g_test_add_func ("/annotation/flat", test_flat);
  g_test_add_func ("/annotation/painting", test_painting);
  return g_test_run ();
}
