/* guichet-draft-file.h - a file that goes with a Demande being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DRAFT_FILE (guichet_draft_file_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDraftFile, guichet_draft_file, GUICHET, DRAFT_FILE, AdwActionRow)

GuichetDraftFile  *guichet_draft_file_new            (GuichetAttachment *attachment);
GuichetAttachment *guichet_draft_file_get_attachment (GuichetDraftFile  *self);
void               guichet_draft_file_set_thumbnail  (GuichetDraftFile  *self,
                                                      GdkTexture        *thumbnail);
void               guichet_draft_file_set_busy       (GuichetDraftFile  *self,
                                                      gboolean           busy);
void               guichet_draft_file_set_note       (GuichetDraftFile  *self,
                                                      const char        *note);

G_END_DECLS
