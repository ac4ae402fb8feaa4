/* guichet-medium-table.h - the documents of the espace média
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-medium.h"

G_BEGIN_DECLS

gboolean       guichet_medium_table_apply     (GuichetConnection  *connection,
                                               GuichetMedium      *medium,
                                               GError            **error);
gboolean       guichet_medium_table_remove    (GuichetConnection  *connection,
                                               const char         *id,
                                               GError            **error);
gboolean       guichet_medium_table_keep_only (GuichetConnection  *connection,
                                               GHashTable         *present,
                                               GError            **error);
GuichetMedium *guichet_medium_table_load      (GuichetConnection  *connection,
                                               const char         *id,
                                               GError            **error);
GObject       *guichet_medium_table_load_row  (GuichetConnection  *connection,
                                               gint64              key,
                                               GObject            *existing,
                                               gpointer            data,
                                               GError            **error);

G_END_DECLS
