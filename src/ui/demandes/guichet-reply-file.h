/* guichet-reply-file.h - a file that will go with an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_REPLY_FILE (guichet_reply_file_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReplyFile, guichet_reply_file, GUICHET, REPLY_FILE, AdwActionRow)

GtkWidget *guichet_reply_file_create (gpointer attachment,
                                      gpointer files);

G_END_DECLS
