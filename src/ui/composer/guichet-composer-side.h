/* guichet-composer-side.h - beside a Demande being written: how complete, what follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-completeness.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_COMPOSER_SIDE (guichet_composer_side_get_type ())

G_DECLARE_FINAL_TYPE (GuichetComposerSide, guichet_composer_side, GUICHET, COMPOSER_SIDE, AdwBin)

void guichet_composer_side_set_up      (GuichetComposerSide *self,
                                        GuichetSync         *sync,
                                        GuichetClock        *clock,
                                        GuichetDatabase     *database,
                                        GuichetDemande      *demande);
void guichet_composer_side_set_n_files (GuichetComposerSide *self,
                                        guint                n_files);

G_END_DECLS
