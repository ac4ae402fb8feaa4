/* guichet-decoder.h - images from outside, decoded in a process of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "guichet-decode-error.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_DECODER (guichet_decoder_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDecoder, guichet_decoder, GUICHET, DECODER, GObject)

GuichetDecoder  *guichet_decoder_new                (void);
void             guichet_decoder_decode_bytes_async (GuichetDecoder       *self,
                                                     GBytes               *bytes,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void             guichet_decoder_decode_file_async  (GuichetDecoder       *self,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
cairo_surface_t *guichet_decoder_decode_finish      (GuichetDecoder       *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
