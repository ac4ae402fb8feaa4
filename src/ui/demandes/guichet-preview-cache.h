/* guichet-preview-cache.h - small pictures of attachments, made once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PREVIEW_CACHE (guichet_preview_cache_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPreviewCache, guichet_preview_cache, GUICHET, PREVIEW_CACHE, GObject)

GuichetPreviewCache *guichet_preview_cache_of         (GuichetSync          *sync);
void                 guichet_preview_cache_load_async (GuichetPreviewCache  *self,
                                                       GuichetSync          *sync,
                                                       GuichetAttachment    *attachment,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GdkTexture          *guichet_preview_cache_load_finish
                                                      (GuichetPreviewCache  *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
