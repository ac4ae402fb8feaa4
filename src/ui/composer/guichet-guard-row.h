/* guichet-guard-row.h - one thing that stands in the way of a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GUARD_ROW (guichet_guard_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGuardRow, guichet_guard_row, GUICHET, GUARD_ROW, AdwActionRow)

GtkWidget *guichet_guard_row_new (const char *title,
                                  const char *advice,
                                  const char *link);

G_END_DECLS
