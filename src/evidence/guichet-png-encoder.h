/* guichet-png-encoder.h - the one way an image of ours becomes bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

GBytes   *guichet_png_encoder_encode        (cairo_surface_t      *surface,
                                             GError              **error);
void      guichet_png_encoder_encode_async  (cairo_surface_t      *surface,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GBytes   *guichet_png_encoder_encode_finish (GAsyncResult         *result,
                                             GError              **error);

gboolean  guichet_png_encoder_write         (GBytes               *png,
                                             const char           *path,
                                             GError              **error);
gboolean  guichet_png_encoder_save          (cairo_surface_t      *surface,
                                             const char           *path,
                                             GError              **error);
void      guichet_png_encoder_save_async    (cairo_surface_t      *surface,
                                             const char           *path,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean  guichet_png_encoder_save_finish   (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
