/* guichet-leaflet.h - panes that share the width anew when they fold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void guichet_leaflet_settle (AdwLeaflet *leaflet);

G_END_DECLS
