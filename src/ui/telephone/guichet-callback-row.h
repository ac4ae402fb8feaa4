/* guichet-callback-row.h - a call-back that was promised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-call.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CALLBACK_ROW (guichet_callback_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetCallbackRow, guichet_callback_row, GUICHET, CALLBACK_ROW, AdwActionRow)

GtkWidget  *guichet_callback_row_new    (const GuichetCall  *call,
                                         GTimeZone          *zone,
                                         gint64              now);
const char *guichet_callback_row_get_id (GuichetCallbackRow *self);

G_END_DECLS
