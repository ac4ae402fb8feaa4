/* guichet-step-row.h - one step of a Demande, while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_STEP_ROW (guichet_step_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetStepRow, guichet_step_row, GUICHET, STEP_ROW, GtkListBoxRow)

GuichetStepRow *guichet_step_row_new          (const char      *text);
const char     *guichet_step_row_get_text     (GuichetStepRow  *self);
void            guichet_step_row_set_position (GuichetStepRow  *self,
                                               guint            number,
                                               guint            n_steps);
void            guichet_step_row_edit         (GuichetStepRow  *self);
void            guichet_step_row_set_history  (GuichetStepRow    *self,
                                               const char *const *history);

G_END_DECLS
