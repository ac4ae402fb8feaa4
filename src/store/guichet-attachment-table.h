/* guichet-attachment-table.h - the files of Demandes, outgoing items and events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-connection.h"

G_BEGIN_DECLS

/**
 * GuichetAttachmentOwner:
 * @GUICHET_ATTACHMENT_OF_DEMANDE: a Demande
 * @GUICHET_ATTACHMENT_OF_OUTGOING: a message or a validation of ours
 * @GUICHET_ATTACHMENT_OF_EVENT: an event of the service's log
 *
 * What an attachment belongs to.
 */
typedef enum
{
  GUICHET_ATTACHMENT_OF_DEMANDE,
  GUICHET_ATTACHMENT_OF_OUTGOING,
  GUICHET_ATTACHMENT_OF_EVENT,
} GuichetAttachmentOwner;

gboolean    guichet_attachment_table_add           (GuichetConnection       *connection,
                                                    GuichetAttachmentOwner   owner,
                                                    const char              *owner_id,
                                                    GuichetAttachment       *attachment,
                                                    GError                 **error);
gboolean    guichet_attachment_table_replace       (GuichetConnection       *connection,
                                                    GuichetAttachmentOwner   owner,
                                                    const char              *owner_id,
                                                    GPtrArray               *attachments,
                                                    GError                 **error);
gboolean    guichet_attachment_table_remove        (GuichetConnection       *connection,
                                                    GuichetAttachmentOwner   owner,
                                                    const char              *owner_id,
                                                    const char              *id,
                                                    GError                 **error);
GPtrArray  *guichet_attachment_table_list          (GuichetConnection       *connection,
                                                    GuichetAttachmentOwner   owner,
                                                    const char              *owner_id,
                                                    GError                 **error);
gboolean    guichet_attachment_table_is_uploaded   (GuichetConnection       *connection,
                                                    const char              *id);
gboolean    guichet_attachment_table_set_uploaded  (GuichetConnection       *connection,
                                                    const char              *id,
                                                    gboolean                 uploaded,
                                                    GError                 **error);
gboolean    guichet_attachment_table_forget_uploads (GuichetConnection      *connection,
                                                    const char              *owner_id,
                                                    GError                 **error);
GHashTable *guichet_attachment_table_referenced    (GuichetConnection       *connection,
                                                    GError                 **error);

GPtrArray  *guichet_attachment_table_list_unsent (GuichetConnection *connection,
                                                  GError           **error);

G_END_DECLS
