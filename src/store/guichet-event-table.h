/* guichet-event-table.h - what happened to the Demandes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-event.h"

G_BEGIN_DECLS

gboolean      guichet_event_table_apply  (GuichetConnection  *connection,
                                          GuichetEvent       *event,
                                          GError            **error);
gboolean      guichet_event_table_adopt  (GuichetConnection  *connection,
                                          GError            **error);
gboolean      guichet_event_table_first_news
                                         (GuichetConnection  *connection,
                                          const char         *demande_id,
                                          gint64             *seq,
                                          GError            **error);
GPtrArray    *guichet_event_table_list   (GuichetConnection  *connection,
                                          const char         *demande_id,
                                          GError            **error);
GuichetEvent *guichet_event_table_latest (GuichetConnection  *connection,
                                          const char         *demande_id,
                                          GError            **error);

G_END_DECLS
