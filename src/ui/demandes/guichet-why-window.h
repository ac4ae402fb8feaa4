/* guichet-why-window.h - why the steps of a Demande are due when they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_WHY_WINDOW (guichet_why_window_get_type ())

G_DECLARE_FINAL_TYPE (GuichetWhyWindow, guichet_why_window, GUICHET, WHY_WINDOW, AdwWindow)

GtkWidget *guichet_why_window_new (GuichetReckoning *reckoning,
                                   GuichetDemande   *demande,
                                   GPtrArray        *events,
                                   gint64            now);

G_END_DECLS
