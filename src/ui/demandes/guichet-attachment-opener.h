/* guichet-attachment-opener.h - hands an attachment to the desktop, or saves it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-sync.h"

G_BEGIN_DECLS

void     guichet_attachment_copy_async  (GuichetSync          *sync,
                                         GuichetAttachment    *attachment,
                                         GFile                *target,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean guichet_attachment_copy_finish (GuichetSync          *sync,
                                         GAsyncResult         *result,
                                         GError              **error);
GFile   *guichet_attachment_make_viewed (GuichetAttachment    *attachment,
                                         GError              **error);

G_END_DECLS
