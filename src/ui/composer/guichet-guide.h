/* guichet-guide.h - the questions that lead to a level, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GUIDE (guichet_guide_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGuide, guichet_guide, GUICHET, GUIDE, AdwBin)

void guichet_guide_set_up (GuichetGuide   *self,
                           GuichetDemande *demande);
void guichet_guide_begin  (GuichetGuide   *self);

G_END_DECLS
