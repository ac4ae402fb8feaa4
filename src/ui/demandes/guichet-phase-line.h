/* guichet-phase-line.h - how far the treatment of a Demande is, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PHASE_LINE (guichet_phase_line_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPhaseLine, guichet_phase_line, GUICHET, PHASE_LINE, AdwBin)

void guichet_phase_line_show (GuichetPhaseLine *self,
                              guint             reached,
                              gboolean          is_over);
void guichet_phase_line_read_out (GuichetPhaseLine *self,
                                  const char       *next,
                                  const char       *situation);

G_END_DECLS
