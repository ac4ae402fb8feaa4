/* guichet-flatten.h - an image and what is drawn on it become one file, verified
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decoder.h"
#include "guichet-evidence-error.h"
#include "guichet-sketch.h"

G_BEGIN_DECLS

void    guichet_flatten_async  (GuichetDecoder       *decoder,
                                cairo_surface_t      *image,
                                GuichetSketch        *sketch,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
GBytes *guichet_flatten_finish (GAsyncResult         *result,
                                guint                *n_zones,
                                GError              **error);

G_END_DECLS
