/* guichet-destination-row.h - a destination in the list of those found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-destination.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DESTINATION_ROW (guichet_destination_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDestinationRow, guichet_destination_row, GUICHET, DESTINATION_ROW,
                      GtkListBoxRow)

GtkWidget          *guichet_destination_row_new             (GuichetDestination     *destination);
GuichetDestination *guichet_destination_row_get_destination (GuichetDestinationRow  *self);

G_END_DECLS
