/* guichet-steps-editor.h - the sequence of menus, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_STEPS_EDITOR (guichet_steps_editor_get_type ())

G_DECLARE_FINAL_TYPE (GuichetStepsEditor, guichet_steps_editor, GUICHET, STEPS_EDITOR, AdwBin)

void guichet_steps_editor_edit        (GuichetStepsEditor *self);
void guichet_steps_editor_set_history (GuichetStepsEditor *self,
                                       const char *const  *history);

G_END_DECLS
