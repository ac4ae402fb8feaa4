/* guichet-attachment-row.h - an attachment that one may open and save
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ATTACHMENT_ROW (guichet_attachment_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAttachmentRow, guichet_attachment_row,
                      GUICHET, ATTACHMENT_ROW, AdwActionRow)

GtkWidget *guichet_attachment_row_new (GuichetSync       *sync,
                                       GuichetAttachment *attachment);

G_END_DECLS
