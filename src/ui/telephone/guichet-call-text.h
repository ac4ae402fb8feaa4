/* guichet-call-text.h - calls to the support in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-call.h"
#include "guichet-event.h"

G_BEGIN_DECLS

char         *guichet_call_text_callback     (const GuichetCall *call,
                                              GTimeZone         *zone,
                                              gint64             now);
GuichetEvent *guichet_call_text_to_event     (const GuichetCall *call,
                                              GTimeZone         *zone,
                                              gint64             now);
void          guichet_call_text_merge        (GPtrArray         *events,
                                              const GPtrArray   *calls,
                                              GTimeZone         *zone,
                                              gint64             now);
gboolean      guichet_call_text_parse_moment (const char        *text,
                                              GTimeZone         *zone,
                                              gint64             now,
                                              gint64            *instant);

G_END_DECLS
