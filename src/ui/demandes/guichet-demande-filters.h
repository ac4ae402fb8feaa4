/* guichet-demande-filters.h - what to show of the Demandes, chosen in a popover
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-demande-list.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DEMANDE_FILTERS (guichet_demande_filters_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemandeFilters, guichet_demande_filters, GUICHET, DEMANDE_FILTERS,
                      AdwBin)

void     guichet_demande_filters_set_up    (GuichetDemandeFilters  *self,
                                            GuichetSync            *sync,
                                            GuichetClock           *clock);
void     guichet_demande_filters_fill      (GuichetDemandeFilters  *self,
                                            GuichetDemandeFilter   *filter);
char    *guichet_demande_filters_describe  (GuichetDemandeFilters  *self);
gboolean guichet_demande_filters_is_active (GuichetDemandeFilters  *self);
void     guichet_demande_filters_clear     (GuichetDemandeFilters  *self);

G_END_DECLS
