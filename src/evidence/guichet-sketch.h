/* guichet-sketch.h - what is drawn on an image, and how it came to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "guichet-annotation.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_SKETCH (guichet_sketch_get_type ())

/* A list of GuichetAnnotation, the lowest first. "changed" follows every change. */
G_DECLARE_FINAL_TYPE (GuichetSketch, guichet_sketch, GUICHET, SKETCH, GObject)

GuichetSketch *guichet_sketch_new              (int                          width,
                                                int                          height);
int            guichet_sketch_get_width        (GuichetSketch               *self);
int            guichet_sketch_get_height       (GuichetSketch               *self);

void           guichet_sketch_add              (GuichetSketch               *self,
                                                GuichetAnnotation           *annotation);
void           guichet_sketch_remove           (GuichetSketch               *self,
                                                guint                        position);
void           guichet_sketch_replace          (GuichetSketch               *self,
                                                guint                        position,
                                                GuichetAnnotation           *annotation);
void           guichet_sketch_reorder          (GuichetSketch               *self,
                                                guint                        from,
                                                guint                        to);
void           guichet_sketch_set_crop         (GuichetSketch               *self,
                                                const cairo_rectangle_int_t *crop);
gboolean       guichet_sketch_get_crop         (GuichetSketch               *self,
                                                cairo_rectangle_int_t       *crop);

gboolean       guichet_sketch_can_undo         (GuichetSketch               *self);
gboolean       guichet_sketch_can_redo         (GuichetSketch               *self);
void           guichet_sketch_undo             (GuichetSketch               *self);
void           guichet_sketch_redo             (GuichetSketch               *self);

guint          guichet_sketch_get_first_number (GuichetSketch               *self);
void           guichet_sketch_set_first_number (GuichetSketch               *self,
                                                guint                        number);
guint          guichet_sketch_get_number       (GuichetSketch               *self,
                                                guint                        position);
guint          guichet_sketch_count            (GuichetSketch               *self,
                                                GuichetAnnotationKind        kind);
guint          guichet_sketch_find             (GuichetSketch               *self,
                                                double                       x,
                                                double                       y,
                                                double                       tolerance);

G_END_DECLS
