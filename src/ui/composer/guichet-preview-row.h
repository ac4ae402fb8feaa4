/* guichet-preview-row.h - one thing that leaves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PREVIEW_ROW (guichet_preview_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPreviewRow, guichet_preview_row, GUICHET, PREVIEW_ROW,
                      GtkListBoxRow)

GuichetPreviewRow *guichet_preview_row_new         (const char        *name,
                                                    const char        *value);
const char        *guichet_preview_row_get_name    (GuichetPreviewRow *self);
const char        *guichet_preview_row_get_value   (GuichetPreviewRow *self);
GdkPaintable      *guichet_preview_row_get_picture (GuichetPreviewRow *self);
void               guichet_preview_row_set_picture (GuichetPreviewRow *self,
                                                    GdkPaintable      *picture);
void               guichet_preview_row_set_problem (GuichetPreviewRow *self,
                                                    const char        *problem);

G_END_DECLS
