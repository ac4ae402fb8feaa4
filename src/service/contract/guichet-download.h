/* guichet-download.h - a content of the service, to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-transport.h"

G_BEGIN_DECLS

void     guichet_download_run_async  (GuichetTransport       *transport,
                                      const char             *path,
                                      const char             *sha256,
                                      guint64                 most_bytes,
                                      GFile                  *target,
                                      GFileProgressCallback   progress,
                                      gpointer                progress_data,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
gboolean guichet_download_run_finish (GuichetTransport       *transport,
                                      GAsyncResult           *result,
                                      GError                **error);

G_END_DECLS
