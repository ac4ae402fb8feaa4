/* guichet-demande-row.h - a Demande in a list
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

#define GUICHET_TYPE_DEMANDE_ROW (guichet_demande_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemandeRow, guichet_demande_row, GUICHET, DEMANDE_ROW, AdwBin)

GtkWidget *guichet_demande_row_new         (GuichetSync       *sync,
                                            GuichetDatabase   *database,
                                            GuichetClock      *clock);
void       guichet_demande_row_set_demande (GuichetDemandeRow *self,
                                            GuichetDemande    *demande);

G_END_DECLS
