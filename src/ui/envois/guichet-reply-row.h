/* guichet-reply-row.h - an answer that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-outgoing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_REPLY_ROW (guichet_reply_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReplyRow, guichet_reply_row, GUICHET, REPLY_ROW, AdwActionRow)

GtkWidget *guichet_reply_row_new (GuichetClock    *clock,
                                  GuichetOutgoing *item,
                                  const char      *about);

G_END_DECLS
