/* guichet-envois-page.h - what is being written and what is on its way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ENVOIS_PAGE (guichet_envois_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetEnvoisPage, guichet_envois_page, GUICHET, ENVOIS_PAGE, AdwBin)

GtkWidget *guichet_envois_page_new (GuichetSync     *sync,
                                    GuichetDatabase *database,
                                    GuichetClock    *clock);

G_END_DECLS
