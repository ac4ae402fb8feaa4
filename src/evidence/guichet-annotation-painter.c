/* guichet-annotation-painter.c - what a shape looks like
 *
 * The one place where shapes are painted, on the screen and into the file alike. What is thin
 * has a light edge, for the ground may have its colour. A highlighter is seen through rather
 * than multiplied, so that it looks the same on a layer of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-annotation-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

#define EDGE_ALPHA 0.85
#define HIGHLIGHTER_ALPHA 0.4
#define HIGHLIGHTER_WIDTHS 4
#define HEAD_WIDTHS 4.5
#define HEAD_ANGLE (G_PI / 7)

typedef void (*PathFunc) (GuichetAnnotation *annotation,
                          cairo_t           *cr);

/* Helpers */

static void
set_colour (cairo_t *cr,
            guint32  colour,
            double   alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0, alpha);
}

/* White around what is dark, black around what is light. */
static guint32
choose_edge (guint32 colour)
{
  const guint light = (colour >> 16 & 255) * 3 + (colour >> 8 & 255) * 6 + (colour & 255);

  return light > 1800 ? 0x202020 : 0xffffff;
}

static double
get_edge (GuichetAnnotation *annotation)
{
  return MAX (1, guichet_annotation_get_width (annotation) / 3);
}

/* Paths */

static void
trace_points (GuichetAnnotation *annotation,
              cairo_t           *cr)
{
  guint n;
  const GuichetPoint *points = guichet_annotation_get_points (annotation, &n);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

static void
trace_arrow (GuichetAnnotation *annotation,
             cairo_t           *cr)
{
  guint n;
  const GuichetPoint *points = guichet_annotation_get_points (annotation, &n);
  const GuichetPoint *start = &points[0], *end = &points[n - 1];
  const double angle = atan2 (end->y - start->y, end->x - start->x);
  const double length = HEAD_WIDTHS * guichet_annotation_get_width (annotation);

  trace_points (annotation, cr);
  cairo_move_to (cr, end->x - length * cos (angle - HEAD_ANGLE),
                 end->y - length * sin (angle - HEAD_ANGLE));
  cairo_line_to (cr, end->x, end->y);
  cairo_line_to (cr, end->x - length * cos (angle + HEAD_ANGLE),
                 end->y - length * sin (angle + HEAD_ANGLE));
}

static void
trace_box (GuichetAnnotation *annotation,
           cairo_t           *cr)
{
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  cairo_rectangle (cr, frame.x, frame.y, frame.width, frame.height);
}

static void
trace_ellipse (GuichetAnnotation *annotation,
               cairo_t           *cr)
{
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  cairo_save (cr);
  cairo_translate (cr, frame.x + frame.width / 2, frame.y + frame.height / 2);
  cairo_scale (cr, MAX (frame.width / 2, 0.5), MAX (frame.height / 2, 0.5));
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

/* Painting */

static void
paint_path (GuichetAnnotation *annotation,
            cairo_t           *cr,
            PathFunc           trace)
{
  const guint32 colour = guichet_annotation_get_colour (annotation);
  const double width = guichet_annotation_get_width (annotation);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (annotation, cr);
  cairo_set_line_width (cr, width + 2 * get_edge (annotation));
  set_colour (cr, choose_edge (colour), EDGE_ALPHA);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  set_colour (cr, colour, 1);
  cairo_stroke (cr);
}

static void
paint_highlighter (GuichetAnnotation *annotation,
                   cairo_t           *cr)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, HIGHLIGHTER_WIDTHS * guichet_annotation_get_width (annotation));
  set_colour (cr, guichet_annotation_get_colour (annotation), HIGHLIGHTER_ALPHA);
  trace_points (annotation, cr);
  cairo_stroke (cr);
}

/* Letters are laid out as the image has them, whatever they are shown at. Takes @context. */
static PangoLayout *
lay_out (PangoContext *context,
         const char   *text,
         double        size)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  g_object_unref (context);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
paint_text (GuichetAnnotation *annotation,
            cairo_t           *cr)
{
  const guint32 colour = guichet_annotation_get_colour (annotation);
  const double size = guichet_annotation_get_font_size (annotation);
  g_autoptr (PangoLayout) layout = lay_out (
    pango_cairo_create_context (cr), guichet_annotation_get_text (annotation), size);
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  cairo_move_to (cr, frame.x, frame.y);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, size / 6);
  set_colour (cr, choose_edge (colour), EDGE_ALPHA);
  cairo_stroke_preserve (cr);
  set_colour (cr, colour, 1);
  cairo_fill (cr);
}

static void
paint_number (GuichetAnnotation *annotation,
              cairo_t           *cr,
              guint              number)
{
  const double radius = guichet_annotation_get_radius (annotation);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = lay_out (pango_cairo_create_context (cr), text,
                                            radius * (number < 100 ? 1.2 : 0.9));
  PangoRectangle ink;
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr, frame.x + radius - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 frame.y + radius - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  set_colour (cr, choose_edge (guichet_annotation_get_colour (annotation)), 1);
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
}

static void
paint_badge (GuichetAnnotation *annotation,
             cairo_t           *cr,
             guint              number)
{
  const guint32 colour = guichet_annotation_get_colour (annotation);

  trace_ellipse (annotation, cr);
  set_colour (cr, choose_edge (colour), EDGE_ALPHA);
  cairo_set_line_width (cr, 2 * get_edge (annotation));
  cairo_stroke_preserve (cr);
  set_colour (cr, colour, 1);
  cairo_fill (cr);
  paint_number (annotation, cr, number);
}

static void
paint_kind (GuichetAnnotation *annotation,
            cairo_t           *cr,
            guint              number)
{
  switch (guichet_annotation_get_kind (annotation))
    {
    case GUICHET_ANNOTATION_ARROW:
      paint_path (annotation, cr, trace_arrow);
      break;
    case GUICHET_ANNOTATION_BOX:
      paint_path (annotation, cr, trace_box);
      break;
    case GUICHET_ANNOTATION_ELLIPSE:
      paint_path (annotation, cr, trace_ellipse);
      break;
    case GUICHET_ANNOTATION_LINE:
    case GUICHET_ANNOTATION_PEN:
      paint_path (annotation, cr, trace_points);
      break;
    case GUICHET_ANNOTATION_HIGHLIGHTER:
      paint_highlighter (annotation, cr);
      break;
    case GUICHET_ANNOTATION_TEXT:
      paint_text (annotation, cr);
      break;
    case GUICHET_ANNOTATION_BADGE:
      paint_badge (annotation, cr, number);
      break;
    case GUICHET_ANNOTATION_REDACTION:
    default:
      break;
    }
}

/* Public API */

/**
 * guichet_annotation_painter_paint:
 * @cr: in pixels of the image
 * @number: that of a badge
 *
 * Paints a shape. A redaction is none: guichet_redaction_cover() says what it takes away.
 */
void
guichet_annotation_painter_paint (GuichetAnnotation *annotation,
                                  cairo_t           *cr,
                                  guint              number)
{
  cairo_save (cr);
  cairo_new_path (cr);
  paint_kind (annotation, cr, number);
  cairo_restore (cr);
}

/**
 * guichet_annotation_painter_measure:
 * @annotation: a text
 * @width: (out): of its words, in pixels of the image
 * @height: (out): likewise
 */
void
guichet_annotation_painter_measure (GuichetAnnotation *annotation,
                                    double            *width,
                                    double            *height)
{
  g_autoptr (PangoLayout) layout =
    lay_out (pango_font_map_create_context (pango_cairo_font_map_get_default ()),
             guichet_annotation_get_text (annotation),
             guichet_annotation_get_font_size (annotation));
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}
