/* guichet-intake.h - what comes in to be attached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-blob-store.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

/* What one attachment may hold while no service has said it: 20 MiB. */
#define GUICHET_INTAKE_DEFAULT_BYTES (G_GUINT64_CONSTANT (20) << 20)

GuichetAttachment *guichet_intake_bytes_worker (GuichetBlobStore           *blobs,
                                                const char                 *name,
                                                GBytes                     *content,
                                                GuichetServiceInformation  *information,
                                                GError                    **error);
GuichetAttachment *guichet_intake_file_worker  (GuichetBlobStore           *blobs,
                                                GFile                      *file,
                                                GuichetServiceInformation  *information,
                                                GCancellable               *cancellable,
                                                GError                    **error);

G_END_DECLS
