/* guichet-image-tiles.c - a large image in pieces that a screen can take
 *
 * Graphics processors have a largest texture, and what is not seen need not be sent to them. A
 * tile is made when it is first seen, and kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-image-tiles.h"

#include <math.h>

#define SIDE 1024

struct _GuichetImageTiles
{
  cairo_surface_t *image;
  int width;
  int height;
  int n_columns;
  int n_rows;
  GdkTexture **tiles;
};

/* Helpers */

static GdkTexture *
make_tile (GuichetImageTiles *self,
           int                column,
           int                row)
{
  const int width = MIN (SIDE, self->width - column * SIDE);
  const int height = MIN (SIDE, self->height - row * SIDE);
  const gsize stride = (gsize) cairo_image_surface_get_stride (self->image);
  const guint8 *start = cairo_image_surface_get_data (self->image)
                        + (gsize) row * SIDE * stride + (gsize) column * SIDE * 4;
  /* Only as far as the last pixel: the last row of the image ends with it. */
  g_autoptr (GBytes) pixels = g_bytes_new (start, (gsize) (height - 1) * stride
                                                    + (gsize) width * 4);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static void
snapshot_tile (GuichetImageTiles *self,
               GtkSnapshot       *snapshot,
               int                column,
               int                row,
               double             zoom)
{
  GdkTexture **tile = &self->tiles[row * self->n_columns + column];
  float left, top, right, bottom;

  if (!*tile)
    *tile = make_tile (self, column, row);
  /* Edges on whole pixels of the screen: no seam shows between two tiles. */
  left = (float) round (column * SIDE * zoom);
  top = (float) round (row * SIDE * zoom);
  right = (float) round ((column * SIDE + gdk_texture_get_width (*tile)) * zoom);
  bottom = (float) round ((row * SIDE + gdk_texture_get_height (*tile)) * zoom);
  gtk_snapshot_append_texture (snapshot, *tile,
                               &GRAPHENE_RECT_INIT (left, top, right - left, bottom - top));
}

/* Public API */

/**
 * guichet_image_tiles_new:
 * @image: an image surface, ARGB32
 *
 * Returns: (transfer full): its tiles
 */
GuichetImageTiles *
guichet_image_tiles_new (cairo_surface_t *image)
{
  GuichetImageTiles *self = g_new0 (GuichetImageTiles, 1);

  self->image = cairo_surface_reference (image);
  self->width = cairo_image_surface_get_width (image);
  self->height = cairo_image_surface_get_height (image);
  self->n_columns = (self->width + SIDE - 1) / SIDE;
  self->n_rows = (self->height + SIDE - 1) / SIDE;
  self->tiles = g_new0 (GdkTexture *, self->n_columns * self->n_rows);
  return self;
}

/**
 * guichet_image_tiles_snapshot:
 * @visible: what is seen, in pixels of the screen
 * @zoom: pixels of the screen for one of the image
 *
 * Draws the tiles that are seen.
 */
void
guichet_image_tiles_snapshot (GuichetImageTiles     *self,
                              GtkSnapshot           *snapshot,
                              const graphene_rect_t *visible,
                              double                 zoom)
{
  const double side = SIDE * zoom;
  const int left = MAX (0, (int) (visible->origin.x / side));
  const int top = MAX (0, (int) (visible->origin.y / side));
  const int right = MIN (self->n_columns - 1,
                         (int) ((visible->origin.x + visible->size.width) / side));
  const int bottom = MIN (self->n_rows - 1,
                          (int) ((visible->origin.y + visible->size.height) / side));

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      snapshot_tile (self, snapshot, column, row, zoom);
}

/**
 * guichet_image_tiles_free:
 *
 * Frees them.
 */
void
guichet_image_tiles_free (GuichetImageTiles *self)
{
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    g_clear_object (&self->tiles[i]);
  g_free (self->tiles);
  cairo_surface_destroy (self->image);
  g_free (self);
}
