/* guichet-recompress.h - makes the file of a picture small enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decoder.h"

G_BEGIN_DECLS

/**
 * GuichetRecompressed:
 * @bytes: the new file
 * @before: how many bytes the first had
 * @media_type: image/png or image/jpeg
 * @quality: of a JPEG, 1 to 100; 0 for a PNG, which loses nothing
 */
typedef struct
{
  GBytes *bytes;
  guint64 before;
  const char *media_type;
  int quality;
} GuichetRecompressed;

void                 guichet_recompressed_free    (GuichetRecompressed  *self);

void                 guichet_recompress_async     (GuichetDecoder       *decoder,
                                                   GFile                *file,
                                                   guint64               limit,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GuichetRecompressed *guichet_recompress_finish    (GuichetDecoder       *decoder,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetRecompressed, guichet_recompressed_free)

G_END_DECLS
