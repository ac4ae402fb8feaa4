/* guichet-portal-row.h - one figure as the Portail and this computer count it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-portal-figures.h"
#include "guichet-service-information.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PORTAL_ROW (guichet_portal_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPortalRow, guichet_portal_row, GUICHET, PORTAL_ROW, AdwActionRow)

GtkWidget *guichet_portal_row_new (const GuichetPortalFigure *figure,
                                   GuichetServiceInformation *information,
                                   gboolean                   reckoned);

G_END_DECLS
