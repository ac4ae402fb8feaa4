/* guichet-annotation-painter.h - what a shape looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-annotation.h"

G_BEGIN_DECLS

void guichet_annotation_painter_paint   (GuichetAnnotation *annotation,
                                         cairo_t           *cr,
                                         guint              number);
void guichet_annotation_painter_measure (GuichetAnnotation *annotation,
                                         double            *width,
                                         double            *height);

G_END_DECLS
