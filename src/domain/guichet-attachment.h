/* guichet-attachment.h - a file that goes with something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ATTACHMENT (guichet_attachment_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAttachment, guichet_attachment, GUICHET, ATTACHMENT, GObject)

GuichetAttachment *guichet_attachment_new            (const char        *id,
                                                      const char        *name,
                                                      const char        *media_type,
                                                      guint64            size,
                                                      const char        *sha256);
const char        *guichet_attachment_get_id         (GuichetAttachment *self);
const char        *guichet_attachment_get_name       (GuichetAttachment *self);
const char        *guichet_attachment_get_media_type (GuichetAttachment *self);
guint64            guichet_attachment_get_size       (GuichetAttachment *self);
const char        *guichet_attachment_get_sha256     (GuichetAttachment *self);
gboolean           guichet_attachment_is_image       (GuichetAttachment *self);
char              *guichet_attachment_clean_name     (const char        *name);

G_END_DECLS
