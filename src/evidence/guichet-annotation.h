/* guichet-annotation.h - one shape drawn on an image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetAnnotationKind:
 * @GUICHET_ANNOTATION_ARROW: from its first point to its second
 * @GUICHET_ANNOTATION_BOX: a rectangle between two opposite corners
 * @GUICHET_ANNOTATION_ELLIPSE: inscribed between two opposite corners
 * @GUICHET_ANNOTATION_LINE: between two points
 * @GUICHET_ANNOTATION_PEN: through all its points
 * @GUICHET_ANNOTATION_HIGHLIGHTER: likewise, broad and seen through
 * @GUICHET_ANNOTATION_TEXT: words, from their top left corner
 * @GUICHET_ANNOTATION_BADGE: the number of a step, around its point
 * @GUICHET_ANNOTATION_REDACTION: what is between two opposite corners goes for good
 */
typedef enum
{
  GUICHET_ANNOTATION_ARROW,
  GUICHET_ANNOTATION_BOX,
  GUICHET_ANNOTATION_ELLIPSE,
  GUICHET_ANNOTATION_LINE,
  GUICHET_ANNOTATION_PEN,
  GUICHET_ANNOTATION_HIGHLIGHTER,
  GUICHET_ANNOTATION_TEXT,
  GUICHET_ANNOTATION_BADGE,
  GUICHET_ANNOTATION_REDACTION,
} GuichetAnnotationKind;

#define GUICHET_ANNOTATION_N_KINDS (GUICHET_ANNOTATION_REDACTION + 1)
#define GUICHET_ANNOTATION_WIDTH_MIN 1.0
#define GUICHET_ANNOTATION_WIDTH_MAX 64.0

/* In pixels of the image, from its top left corner. */
typedef struct
{
  double x;
  double y;
} GuichetPoint;

#define GUICHET_TYPE_ANNOTATION (guichet_annotation_get_type ())

/* Immutable: a change is another annotation. An object, for lists hold objects. */
G_DECLARE_FINAL_TYPE (GuichetAnnotation, guichet_annotation, GUICHET, ANNOTATION, GObject)

GuichetAnnotation     *guichet_annotation_new           (GuichetAnnotationKind    kind,
                                                         const GuichetPoint      *points,
                                                         guint                    n_points,
                                                         guint32                  colour,
                                                         double                   width,
                                                         const char              *text);
GuichetAnnotation     *guichet_annotation_move          (GuichetAnnotation       *self,
                                                         double                   dx,
                                                         double                   dy);
GuichetAnnotation     *guichet_annotation_fit           (GuichetAnnotation       *self,
                                                         const cairo_rectangle_t *frame);
GuichetAnnotation     *guichet_annotation_restyle       (GuichetAnnotation       *self,
                                                         guint32                  colour,
                                                         double                   width);
GuichetAnnotation     *guichet_annotation_reword        (GuichetAnnotation       *self,
                                                         const char              *text);

GuichetAnnotationKind  guichet_annotation_get_kind      (GuichetAnnotation       *self);
const GuichetPoint    *guichet_annotation_get_points    (GuichetAnnotation       *self,
                                                         guint                   *n_points);
guint32                guichet_annotation_get_colour    (GuichetAnnotation       *self);
double                 guichet_annotation_get_width     (GuichetAnnotation       *self);
const char            *guichet_annotation_get_text      (GuichetAnnotation       *self);
double                 guichet_annotation_get_font_size (GuichetAnnotation       *self);
double                 guichet_annotation_get_radius    (GuichetAnnotation       *self);
void                   guichet_annotation_get_frame     (GuichetAnnotation       *self,
                                                         cairo_rectangle_t       *frame);
gboolean               guichet_annotation_contains      (GuichetAnnotation       *self,
                                                         double                   x,
                                                         double                   y,
                                                         double                   tolerance);

G_END_DECLS
