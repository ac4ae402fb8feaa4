/* guichet-timeline-entries.h - what the timeline shows, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande-state.h"

G_BEGIN_DECLS

/**
 * GuichetTimelineSource:
 * @events: (nullable) (element-type GuichetEvent): what happened, in the service's order
 * @waiting: (nullable) (element-type GuichetOutgoing): what is on its way, in order
 * @state: (nullable): how the Demande went
 * @steps: (nullable) (element-type GuichetStep): its steps, with their deadlines
 * @seen: the place in the log of the last event that was looked at; 0 to mark nothing as new
 *
 * What a timeline is made of.
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *waiting;
  GuichetDemandeState *state;
  GPtrArray *steps;
  gint64 seen;
} GuichetTimelineSource;

GPtrArray *guichet_timeline_entries_make (const GuichetTimelineSource *source,
                                          GTimeZone                   *zone,
                                          gint64                       now);
gboolean   guichet_timeline_entry_is_same (GObject                    *first,
                                           GObject                    *second);

G_END_DECLS
