/* guichet-approval.h - an image that waits becomes what is attached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-flatten.h"

G_BEGIN_DECLS

void    guichet_approval_async  (GuichetDecoder       *decoder,
                                 GBytes               *content,
                                 GuichetSketch        *sketch,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
GBytes *guichet_approval_finish (GAsyncResult         *result,
                                 guint                *n_zones,
                                 GError              **error);

G_END_DECLS
