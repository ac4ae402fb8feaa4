/* guichet-why-step.h - why one step is due when it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_WHY_STEP (guichet_why_step_get_type ())

G_DECLARE_FINAL_TYPE (GuichetWhyStep, guichet_why_step, GUICHET, WHY_STEP, AdwBin)

GtkWidget *guichet_why_step_new (const GuichetStep      *step,
                                 GuichetDemandeState    *state,
                                 GuichetContractProfile *profile,
                                 GuichetBusinessTime    *time,
                                 gint64                  now);

G_END_DECLS
