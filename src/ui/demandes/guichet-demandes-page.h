/* guichet-demandes-page.h - a list of Demandes beside the one that is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-demande-list.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DEMANDES_PAGE (guichet_demandes_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemandesPage, guichet_demandes_page, GUICHET, DEMANDES_PAGE, AdwBin)

GtkWidget *guichet_demandes_page_new  (GuichetSync           *sync,
                                       GuichetDatabase       *database,
                                       GuichetClock          *clock,
                                       GuichetDemandeSection  section);
const char *guichet_demandes_page_get_shown (GuichetDemandesPage *self);
void       guichet_demandes_page_show (GuichetDemandesPage   *self,
                                       const char            *demande_id);
void       guichet_demandes_page_reveal (GuichetDemandesPage   *self,
                                         const char            *demande_id);

G_END_DECLS
