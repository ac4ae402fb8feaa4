/* guichet-demande-view.h - one Demande: what was asked, what followed, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-demande.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DEMANDE_VIEW (guichet_demande_view_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemandeView, guichet_demande_view, GUICHET, DEMANDE_VIEW, AdwBin)

void            guichet_demande_view_set_up      (GuichetDemandeView *self,
                                                  GuichetSync        *sync,
                                                  GuichetDatabase    *database,
                                                  GuichetClock       *clock);
void            guichet_demande_view_show        (GuichetDemandeView *self,
                                                  const char         *demande_id);
GuichetDemande *guichet_demande_view_get_demande (GuichetDemandeView *self);
void            guichet_demande_view_begin_reply (GuichetDemandeView *self);
void            guichet_demande_view_begin_validation
                                                 (GuichetDemandeView *self);

G_END_DECLS
