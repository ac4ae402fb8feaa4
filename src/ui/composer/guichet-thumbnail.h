/* guichet-thumbnail.h - a picture from outside, small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decoder.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

void        guichet_thumbnail_from_bytes_async (GuichetDecoder       *decoder,
                                                GBytes               *bytes,
                                                int                   side,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void        guichet_thumbnail_from_file_async  (GuichetDecoder       *decoder,
                                                GFile                *file,
                                                int                   side,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GdkTexture *guichet_thumbnail_finish           (GuichetDecoder       *decoder,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
