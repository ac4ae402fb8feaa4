/* guichet-annotation-row.h - a shape, in the list of those on an image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "guichet-annotation.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_ANNOTATION_ROW (guichet_annotation_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAnnotationRow, guichet_annotation_row, GUICHET, ANNOTATION_ROW,
                      GtkListBoxRow)

GuichetAnnotationRow *guichet_annotation_row_new          (void);
void                  guichet_annotation_row_set_sentence (GuichetAnnotationRow *self,
                                                           const char           *sentence);

G_END_DECLS
