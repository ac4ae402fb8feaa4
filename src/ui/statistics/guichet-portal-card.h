/* guichet-portal-card.h - the Portail's own figures beside ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-portal-figures.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PORTAL_CARD (guichet_portal_card_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPortalCard, guichet_portal_card, GUICHET, PORTAL_CARD, AdwBin)

void guichet_portal_card_show (GuichetPortalCard    *self,
                               GuichetSync          *sync,
                               GuichetFigures       *ours,
                               GuichetPortalFigures *theirs,
                               gint64                asked_at,
                               GTimeZone            *paris);

G_END_DECLS
