/* guichet-call-window.h - calling the support: what to read out, and what was said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CALL_WINDOW (guichet_call_window_get_type ())

G_DECLARE_FINAL_TYPE (GuichetCallWindow, guichet_call_window, GUICHET, CALL_WINDOW, AdwWindow)

void guichet_call_window_open (GtkWindow       *parent,
                               GuichetSync     *sync,
                               GuichetDatabase *database,
                               GuichetClock    *clock,
                               const char      *demande_id);

G_END_DECLS
