/* guichet-preview.h - exactly what will leave
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-blob-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PREVIEW (guichet_preview_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPreview, guichet_preview, GUICHET, PREVIEW, AdwWindow)

GuichetPreview *guichet_preview_new (GtkWindow         *parent,
                                     GBytes            *payload,
                                     GuichetBlobStore  *blobs,
                                     GError           **error);

G_END_DECLS
