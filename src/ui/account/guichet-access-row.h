/* guichet-access-row.h - one step on the way to a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-step.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCESS_ROW (guichet_access_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccessRow, guichet_access_row, GUICHET, ACCESS_ROW, AdwActionRow)

GtkWidget *guichet_access_row_new (GuichetAccessStep *step);

G_END_DECLS
