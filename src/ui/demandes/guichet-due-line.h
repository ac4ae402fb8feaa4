/* guichet-due-line.h - how much is left of what is due next, and who owes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DUE_LINE (guichet_due_line_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDueLine, guichet_due_line, GUICHET, DUE_LINE, AdwBin)

void guichet_due_line_show (GuichetDueLine      *self,
                            GuichetDeadline     *deadline,
                            GuichetBusinessTime *time);
void guichet_due_line_tick (GuichetDueLine      *self,
                            gint64               now);

G_END_DECLS
