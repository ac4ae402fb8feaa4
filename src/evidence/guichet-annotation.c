/* guichet-annotation.c - one shape drawn on an image
 *
 * Nothing of a shape changes once it is made, so that a sketch can keep each of its past states
 * by holding on to the shapes that it was made of.
 *
 * A text and a badge are as large as their width says: what is wide in one image is wide in it
 * whatever the shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-annotation.h"

#include "guichet-annotation-painter.h"

#include <math.h>

#define FONT_SIZE_OF_WIDTH 6
#define RADIUS_OF_WIDTH 4.5

struct _GuichetAnnotation
{
  GObject parent_instance;

  GuichetAnnotationKind kind;
  GuichetPoint *points;
  guint n_points;
  guint32 colour;
  double width;
  char *text;
  cairo_rectangle_t frame;
};

G_DEFINE_FINAL_TYPE (GuichetAnnotation, guichet_annotation, G_TYPE_OBJECT)

/* Helpers */

static void
bound_points (GuichetAnnotation *self)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_points; i++)
    {
      left = MIN (left, self->points[i].x);
      top = MIN (top, self->points[i].y);
      right = MAX (right, self->points[i].x);
      bottom = MAX (bottom, self->points[i].y);
    }
  self->frame = (cairo_rectangle_t){ left, top, right - left, bottom - top };
}

static void
find_frame (GuichetAnnotation *self)
{
  const double radius = guichet_annotation_get_radius (self);

  bound_points (self);
  if (self->kind == GUICHET_ANNOTATION_TEXT)
    guichet_annotation_painter_measure (self, &self->frame.width, &self->frame.height);
  else if (self->kind == GUICHET_ANNOTATION_BADGE)
    self->frame = (cairo_rectangle_t){ self->points[0].x - radius, self->points[0].y - radius,
                                       2 * radius, 2 * radius };
}

static GuichetAnnotation *
copy_with_points (GuichetAnnotation  *self,
                  const GuichetPoint *points,
                  double              width)
{
  return guichet_annotation_new (self->kind, points, self->n_points, self->colour, width,
                                 self->text);
}

/* What has no height or no width stays so. */
static double
stretch (double at,
         double start,
         double length,
         double new_start,
         double new_length)
{
  return length > 0 ? new_start + (at - start) * new_length / length : new_start;
}

static double
measure_distance (const GuichetPoint *a,
                  const GuichetPoint *b,
                  double              x,
                  double              y)
{
  const double dx = b->x - a->x;
  const double dy = b->y - a->y;
  const double length = dx * dx + dy * dy;
  const double at = length > 0 ? CLAMP (((x - a->x) * dx + (y - a->y) * dy) / length, 0, 1) : 0;

  return hypot (x - a->x - at * dx, y - a->y - at * dy);
}

static gboolean
is_along (GuichetAnnotation *self,
          double             x,
          double             y,
          double             distance)
{
  for (guint i = 0; i < self->n_points; i++)
    if (measure_distance (&self->points[i], &self->points[MIN (i + 1, self->n_points - 1)], x, y)
        <= distance)
      return TRUE;
  return FALSE;
}

static gboolean
is_stroke (GuichetAnnotation *self)
{
  return self->kind == GUICHET_ANNOTATION_ARROW || self->kind == GUICHET_ANNOTATION_LINE
         || self->kind == GUICHET_ANNOTATION_PEN || self->kind == GUICHET_ANNOTATION_HIGHLIGHTER;
}

/* Overrides */

static void
guichet_annotation_finalize (GObject *object)
{
  GuichetAnnotation *self = GUICHET_ANNOTATION (object);

  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (guichet_annotation_parent_class)->finalize (object);
}

static void
guichet_annotation_class_init (GuichetAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_annotation_finalize;
}

static void
guichet_annotation_init (GuichetAnnotation *self)
{
}

/* Public API */

/**
 * guichet_annotation_new:
 * @points: in pixels of the image: one of a text or a badge, two of a shape between two points,
 *   one or more of a pen
 * @n_points: how many
 * @colour: 0xRRGGBB; a redaction is black whatever it says
 * @width: of the stroke, in pixels of the image; kept between 1 and 64
 * @text: (nullable): the words of a text
 *
 * Returns: (transfer full): the shape
 */
GuichetAnnotation *
guichet_annotation_new (GuichetAnnotationKind  kind,
                        const GuichetPoint    *points,
                        guint                  n_points,
                        guint32                colour,
                        double                 width,
                        const char            *text)
{
  GuichetAnnotation *self;

  g_return_val_if_fail (n_points > 0, NULL);

  self = g_object_new (GUICHET_TYPE_ANNOTATION, NULL);
  self->kind = kind;
  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->n_points = n_points;
  self->colour = colour & 0xffffff;
  self->width = CLAMP (width, GUICHET_ANNOTATION_WIDTH_MIN, GUICHET_ANNOTATION_WIDTH_MAX);
  self->text = g_strdup (text);
  find_frame (self);
  return self;
}

/**
 * guichet_annotation_move:
 * @dx: pixels to the right
 * @dy: pixels downwards
 *
 * Returns: (transfer full): the shape elsewhere
 */
GuichetAnnotation *
guichet_annotation_move (GuichetAnnotation *self,
                         double             dx,
                         double             dy)
{
  g_autofree GuichetPoint *points = g_memdup2 (self->points, self->n_points * sizeof *points);

  for (guint i = 0; i < self->n_points; i++)
    {
      points[i].x += dx;
      points[i].y += dy;
    }
  return copy_with_points (self, points, self->width);
}

/**
 * guichet_annotation_fit:
 * @frame: what it is to fill, of no negative size
 *
 * Stretches a shape; a text and a badge keep their proportions and follow the height.
 *
 * Returns: (transfer full): the shape in that frame
 */
GuichetAnnotation *
guichet_annotation_fit (GuichetAnnotation       *self,
                        const cairo_rectangle_t *frame)
{
  const cairo_rectangle_t *old = &self->frame;
  const gboolean is_scaled = self->kind == GUICHET_ANNOTATION_TEXT
                             || self->kind == GUICHET_ANNOTATION_BADGE;
  g_autofree GuichetPoint *points = g_memdup2 (self->points, self->n_points * sizeof *points);

  for (guint i = 0; i < self->n_points; i++)
    {
      points[i].x = stretch (points[i].x, old->x, old->width, frame->x, frame->width);
      points[i].y = stretch (points[i].y, old->y, old->height, frame->y, frame->height);
    }
  return copy_with_points (self, points, is_scaled && old->height > 0
                                           ? self->width * frame->height / old->height
                                           : self->width);
}

/**
 * guichet_annotation_restyle:
 *
 * Returns: (transfer full): the shape in another colour and width
 */
GuichetAnnotation *
guichet_annotation_restyle (GuichetAnnotation *self,
                            guint32            colour,
                            double             width)
{
  return guichet_annotation_new (self->kind, self->points, self->n_points, colour, width,
                                 self->text);
}

/**
 * guichet_annotation_reword:
 *
 * Returns: (transfer full): the shape with other words
 */
GuichetAnnotation *
guichet_annotation_reword (GuichetAnnotation *self,
                           const char        *text)
{
  return guichet_annotation_new (self->kind, self->points, self->n_points, self->colour,
                                 self->width, text);
}

/**
 * guichet_annotation_get_kind:
 *
 * Returns: what it is
 */
GuichetAnnotationKind
guichet_annotation_get_kind (GuichetAnnotation *self)
{
  return self->kind;
}

/**
 * guichet_annotation_get_points:
 * @n_points: (out): how many, at least one
 *
 * Returns: (transfer none): its points, in pixels of the image
 */
const GuichetPoint *
guichet_annotation_get_points (GuichetAnnotation *self,
                               guint             *n_points)
{
  *n_points = self->n_points;
  return self->points;
}

/**
 * guichet_annotation_get_colour:
 *
 * Returns: 0xRRGGBB
 */
guint32
guichet_annotation_get_colour (GuichetAnnotation *self)
{
  return self->colour;
}

/**
 * guichet_annotation_get_width:
 *
 * Returns: of the stroke, in pixels of the image
 */
double
guichet_annotation_get_width (GuichetAnnotation *self)
{
  return self->width;
}

/**
 * guichet_annotation_get_text:
 *
 * Returns: (transfer none): its words, empty for what has none
 */
const char *
guichet_annotation_get_text (GuichetAnnotation *self)
{
  return self->text ? self->text : "";
}

/**
 * guichet_annotation_get_font_size:
 *
 * Returns: of a text, in pixels of the image
 */
double
guichet_annotation_get_font_size (GuichetAnnotation *self)
{
  return self->width * FONT_SIZE_OF_WIDTH;
}

/**
 * guichet_annotation_get_radius:
 *
 * Returns: of a badge, in pixels of the image
 */
double
guichet_annotation_get_radius (GuichetAnnotation *self)
{
  return self->width * RADIUS_OF_WIDTH;
}

/**
 * guichet_annotation_get_frame:
 * @frame: (out): what it fills, without the thickness of its stroke; of no negative size
 */
void
guichet_annotation_get_frame (GuichetAnnotation *self,
                              cairo_rectangle_t *frame)
{
  *frame = self->frame;
}

/**
 * guichet_annotation_contains:
 * @x: in pixels of the image
 * @y: likewise
 * @tolerance: how far beside it may be
 *
 * Returns: whether who points there means it: along a stroke, anywhere in what has an inside
 */
gboolean
guichet_annotation_contains (GuichetAnnotation *self,
                             double             x,
                             double             y,
                             double             tolerance)
{
  const double margin = tolerance + self->width / 2;
  const cairo_rectangle_t *frame = &self->frame;

  if (is_stroke (self))
    return is_along (self, x, y, margin);
  return x >= frame->x - margin && x <= frame->x + frame->width + margin && y >= frame->y - margin
         && y <= frame->y + frame->height + margin;
}
