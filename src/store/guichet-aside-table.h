/* guichet-aside-table.h - what came and could not be applied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-aside.h"
#include "guichet-connection.h"

G_BEGIN_DECLS

gboolean   guichet_aside_table_keep   (GuichetConnection   *connection,
                                       const GuichetAside  *aside,
                                       gint64               now,
                                       GError             **error);
gboolean   guichet_aside_table_settle (GuichetConnection   *connection,
                                       const char          *kind,
                                       const char          *id,
                                       GError             **error);
gboolean   guichet_aside_table_count  (GuichetConnection   *connection,
                                       guint               *count,
                                       GError             **error);
GPtrArray *guichet_aside_table_list   (GuichetConnection   *connection,
                                       GError             **error);

G_END_DECLS
