/* guichet-attachments-editor.h - the files that go with a Demande being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-draft-saver.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ATTACHMENTS_EDITOR (guichet_attachments_editor_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAttachmentsEditor, guichet_attachments_editor, GUICHET,
                      ATTACHMENTS_EDITOR, AdwBin)

void     guichet_attachments_editor_set_up      (GuichetAttachmentsEditor *self,
                                                 GuichetSync              *sync,
                                                 GuichetDatabase          *database,
                                                 GuichetDraftSaver        *saver,
                                                 const char               *demande_id);
void     guichet_attachments_editor_add_file    (GuichetAttachmentsEditor *self,
                                                 GFile                    *file);
void     guichet_attachments_editor_paste       (GuichetAttachmentsEditor *self,
                                                 GdkClipboard             *clipboard);
void     guichet_attachments_editor_choose      (GuichetAttachmentsEditor *self);
guint    guichet_attachments_editor_get_n_files (GuichetAttachmentsEditor *self);
guint    guichet_attachments_editor_get_n_pending
                                                (GuichetAttachmentsEditor *self);
guint64  guichet_attachments_editor_get_total   (GuichetAttachmentsEditor *self);
gboolean guichet_attachments_editor_is_busy     (GuichetAttachmentsEditor *self);
void     guichet_attachments_editor_attach_all  (GuichetAttachmentsEditor *self);
void     guichet_attachments_editor_discard_all (GuichetAttachmentsEditor *self);

G_END_DECLS
