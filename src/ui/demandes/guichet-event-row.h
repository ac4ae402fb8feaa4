/* guichet-event-row.h - something that happened, in the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-event.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_EVENT_ROW (guichet_event_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetEventRow, guichet_event_row, GUICHET, EVENT_ROW, AdwBin)

GtkWidget *guichet_event_row_new (GuichetSync  *sync,
                                  GuichetClock *clock,
                                  GuichetEvent *event);
char      *guichet_event_row_name (GuichetEvent *event);

G_END_DECLS
