/* guichet-follow-row.h - a line of the figures that leads to its Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_FOLLOW_ROW (guichet_follow_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFollowRow, guichet_follow_row, GUICHET, FOLLOW_ROW, AdwActionRow)

GtkWidget *guichet_follow_row_new (const char *demande_id,
                                   const char *title,
                                   const char *subtitle,
                                   const char *icon_name);

G_END_DECLS
