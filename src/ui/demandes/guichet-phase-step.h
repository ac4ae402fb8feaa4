/* guichet-phase-step.h - one mark of the phase line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GuichetPhaseStepMark:
 * @GUICHET_PHASE_STEP_DONE: behind
 * @GUICHET_PHASE_STEP_CURRENT: being done
 * @GUICHET_PHASE_STEP_TO_COME: not begun
 */
typedef enum
{
  GUICHET_PHASE_STEP_DONE,
  GUICHET_PHASE_STEP_CURRENT,
  GUICHET_PHASE_STEP_TO_COME,
} GuichetPhaseStepMark;

#define GUICHET_TYPE_PHASE_STEP (guichet_phase_step_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPhaseStep, guichet_phase_step, GUICHET, PHASE_STEP, AdwBin)

GtkWidget *guichet_phase_step_new  (const char           *label,
                                    gboolean              is_first,
                                    gboolean              is_last);
void       guichet_phase_step_show (GuichetPhaseStep     *self,
                                    GuichetPhaseStepMark  mark);

G_END_DECLS
