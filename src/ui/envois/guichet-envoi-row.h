/* guichet-envoi-row.h - something on its way to the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-outgoing.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ENVOI_ROW (guichet_envoi_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetEnvoiRow, guichet_envoi_row, GUICHET, ENVOI_ROW, AdwActionRow)

GtkWidget *guichet_envoi_row_new     (GuichetSync     *sync,
                                      GuichetClock    *clock,
                                      GuichetOutgoing *item,
                                      const char      *about);
gboolean   guichet_envoi_row_is_same (GuichetOutgoing *first,
                                      GuichetOutgoing *second);

G_END_DECLS
