/* guichet-due-table.h - when what comes next for each Demande is due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

gboolean guichet_due_table_update (GuichetConnection  *connection,
                                   guint               most,
                                   guint              *n_done,
                                   GError            **error);
gint64   guichet_due_table_get    (GuichetConnection  *connection,
                                   const char         *demande_id,
                                   GError            **error);

G_END_DECLS
