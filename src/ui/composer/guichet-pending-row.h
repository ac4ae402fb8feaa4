/* guichet-pending-row.h - a pasted picture that is not attached yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "guichet-sketch.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_PENDING_ROW (guichet_pending_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPendingRow, guichet_pending_row, GUICHET, PENDING_ROW,
                      AdwPreferencesRow)

GuichetPendingRow *guichet_pending_row_new            (GBytes            *content);
GBytes            *guichet_pending_row_get_content    (GuichetPendingRow *self);
char              *guichet_pending_row_make_file_name (GuichetPendingRow *self);
void               guichet_pending_row_set_name       (GuichetPendingRow *self,
                                                       const char        *name);
void               guichet_pending_row_set_thumbnail  (GuichetPendingRow *self,
                                                       GdkTexture        *thumbnail);
gboolean           guichet_pending_row_is_busy        (GuichetPendingRow *self);
void               guichet_pending_row_set_busy       (GuichetPendingRow *self,
                                                       gboolean           busy);
void               guichet_pending_row_edit           (GuichetPendingRow *self);
GuichetSketch     *guichet_pending_row_get_sketch     (GuichetPendingRow *self);
void               guichet_pending_row_set_sketch     (GuichetPendingRow *self,
                                                       GuichetSketch     *sketch);
gboolean           guichet_pending_row_is_drawn_on    (GuichetPendingRow *self);
GtkWidget         *guichet_pending_row_get_replaced   (GuichetPendingRow *self);
void               guichet_pending_row_set_replaced   (GuichetPendingRow *self,
                                                       GtkWidget         *row);

G_END_DECLS
