/* guichet-medium-row.h - a document of the espace média that one may open and save
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-medium.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_MEDIUM_ROW (guichet_medium_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetMediumRow, guichet_medium_row, GUICHET, MEDIUM_ROW, AdwActionRow)

GtkWidget *guichet_medium_row_new (GuichetSync     *sync,
                                   GuichetDatabase *database,
                                   GuichetClock    *clock,
                                   GuichetMedium   *medium);

G_END_DECLS
