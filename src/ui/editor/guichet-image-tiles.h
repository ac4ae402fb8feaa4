/* guichet-image-tiles.h - a large image in pieces that a screen can take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GuichetImageTiles GuichetImageTiles;

GuichetImageTiles *guichet_image_tiles_new      (cairo_surface_t       *image);
void               guichet_image_tiles_snapshot (GuichetImageTiles     *self,
                                                 GtkSnapshot           *snapshot,
                                                 const graphene_rect_t *visible,
                                                 double                 zoom);
void               guichet_image_tiles_free     (GuichetImageTiles     *self);

G_END_DECLS
