/* guichet-upload.h - the content of an attachment, to the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-transport.h"

G_BEGIN_DECLS

void     guichet_upload_run_async  (GuichetTransport       *transport,
                                    GuichetAttachment      *attachment,
                                    GFile                  *content,
                                    GFileProgressCallback   progress,
                                    gpointer                progress_data,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean guichet_upload_run_finish (GuichetTransport       *transport,
                                    GAsyncResult           *result,
                                    GError                **error);

G_END_DECLS
