/* guichet-call-table.h - our calls to the support
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-call.h"
#include "guichet-connection.h"

G_BEGIN_DECLS

GPtrArray *guichet_call_table_list     (GuichetConnection  *connection,
                                        const char         *demande_id,
                                        GError            **error);
GPtrArray *guichet_call_table_awaited  (GuichetConnection  *connection,
                                        GError            **error);
gboolean   guichet_call_table_add      (GuichetConnection  *connection,
                                        const GuichetCall  *call,
                                        GError            **error);
gboolean   guichet_call_table_conclude (GuichetConnection  *connection,
                                        const char         *id,
                                        gint64              done_at,
                                        GError            **error);

G_END_DECLS
