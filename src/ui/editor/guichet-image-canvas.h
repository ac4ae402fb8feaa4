/* guichet-image-canvas.h - an image, what is drawn on it, and the hand that draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "guichet-sketch.h"

G_BEGIN_DECLS

/**
 * GuichetTool:
 * @GUICHET_TOOL_CROP: draws what is kept
 * @GUICHET_TOOL_SELECT: selects, moves and resizes
 *
 * Beside the tools that draw a shape, whose number is that of the #GuichetAnnotationKind.
 */
typedef enum
{
  GUICHET_TOOL_CROP = GUICHET_ANNOTATION_N_KINDS,
  GUICHET_TOOL_SELECT,
} GuichetTool;

#define GUICHET_TYPE_IMAGE_CANVAS (guichet_image_canvas_get_type ())

G_DECLARE_FINAL_TYPE (GuichetImageCanvas, guichet_image_canvas, GUICHET, IMAGE_CANVAS, GtkWidget)

void     guichet_image_canvas_set_image    (GuichetImageCanvas *self,
                                            cairo_surface_t    *image,
                                            GuichetSketch      *sketch);
void     guichet_image_canvas_set_tool     (GuichetImageCanvas *self,
                                            guint               tool);
guint    guichet_image_canvas_get_tool     (GuichetImageCanvas *self);
void     guichet_image_canvas_set_style    (GuichetImageCanvas *self,
                                            guint32             colour,
                                            double              width);
guint    guichet_image_canvas_get_selected (GuichetImageCanvas *self);
void     guichet_image_canvas_set_selected (GuichetImageCanvas *self,
                                            guint               selected);
double   guichet_image_canvas_get_zoom     (GuichetImageCanvas *self);
void     guichet_image_canvas_set_zoom     (GuichetImageCanvas *self,
                                            double              zoom);
void     guichet_image_canvas_fit          (GuichetImageCanvas *self);
void     guichet_image_canvas_add_shape    (GuichetImageCanvas *self);
gboolean guichet_image_canvas_press        (GuichetImageCanvas *self,
                                            guint               key,
                                            GdkModifierType     state);

G_END_DECLS
