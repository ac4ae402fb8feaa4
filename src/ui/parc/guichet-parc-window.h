/* guichet-parc-window.h - our parc: the Progiciels that we have installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PARC_WINDOW (guichet_parc_window_get_type ())

G_DECLARE_FINAL_TYPE (GuichetParcWindow, guichet_parc_window, GUICHET, PARC_WINDOW, AdwWindow)

void guichet_parc_window_open (GtkWindow       *parent,
                               GuichetSync     *sync,
                               GuichetDatabase *database,
                               GuichetClock    *clock);

G_END_DECLS
