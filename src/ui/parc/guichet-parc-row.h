/* guichet-parc-row.h - a Progiciel of our parc
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-parc-entry.h"
#include "guichet-service-information.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PARC_ROW (guichet_parc_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetParcRow, guichet_parc_row, GUICHET, PARC_ROW, AdwExpanderRow)

GtkWidget              *guichet_parc_row_new       (const GuichetParcEntry    *entry,
                                                    GuichetServiceInformation *information,
                                                    GuichetDay                 today);
const GuichetParcEntry *guichet_parc_row_get_entry (GuichetParcRow            *self);

G_END_DECLS
