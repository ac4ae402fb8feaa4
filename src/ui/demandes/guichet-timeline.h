/* guichet-timeline.h - a Demande and all that followed, in one column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_TIMELINE (guichet_timeline_get_type ())

G_DECLARE_FINAL_TYPE (GuichetTimeline, guichet_timeline, GUICHET, TIMELINE, AdwBin)

void guichet_timeline_set_up     (GuichetTimeline *self,
                                  GuichetSync     *sync,
                                  GuichetClock    *clock);
void guichet_timeline_show       (GuichetTimeline *self,
                                  GPtrArray       *entries);
void guichet_timeline_start_over (GuichetTimeline *self);

G_END_DECLS
