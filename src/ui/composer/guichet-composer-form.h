/* guichet-composer-form.h - the fields of a Demande being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachments-editor.h"
#include "guichet-clock.h"
#include "guichet-completeness.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_COMPOSER_FORM (guichet_composer_form_get_type ())

G_DECLARE_FINAL_TYPE (GuichetComposerForm, guichet_composer_form, GUICHET, COMPOSER_FORM, AdwBin)

void                      guichet_composer_form_set_up          (GuichetComposerForm *self,
                                                                 GuichetSync         *sync,
                                                                 GuichetDatabase     *database,
                                                                 GuichetClock        *clock,
                                                                 GuichetDraftSaver   *saver,
                                                                 GuichetDemande      *demande);
GuichetAttachmentsEditor *guichet_composer_form_get_attachments (GuichetComposerForm *self);
void                      guichet_composer_form_jump            (GuichetComposerForm *self,
                                                                 GuichetGap           gap);
gboolean                  guichet_composer_form_check           (GuichetComposerForm *self);
void                      guichet_composer_form_ask_title       (GuichetComposerForm *self);

G_END_DECLS
