/* guichet-notification-table.h - what the person was told of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

GPtrArray *guichet_notification_table_list_watched  (GuichetConnection  *connection,
                                                     gint64              since,
                                                     gint64              due_before,
                                                     GError            **error);
char      *guichet_notification_table_find_refused  (GuichetConnection  *connection,
                                                     const char         *demande_id,
                                                     guint              *attempts,
                                                     GError            **error);
gboolean   guichet_notification_table_is_told       (GuichetConnection  *connection,
                                                     const char         *key);
gboolean   guichet_notification_table_tell          (GuichetConnection  *connection,
                                                     const char         *key,
                                                     const char         *demande_id,
                                                     const char         *place,
                                                     gint64              now,
                                                     GError            **error);
GPtrArray *guichet_notification_table_take_back     (GuichetConnection  *connection,
                                                     GHashTable         *due,
                                                     GError            **error);

G_END_DECLS
