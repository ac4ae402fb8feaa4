/* guichet-parc-table.h - our Progiciels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-parc-entry.h"

G_BEGIN_DECLS

GPtrArray        *guichet_parc_table_list   (GuichetConnection       *connection,
                                             GError                 **error);
GuichetParcEntry *guichet_parc_table_find   (GuichetConnection       *connection,
                                             const char              *progiciel,
                                             GError                 **error);
gboolean          guichet_parc_table_put    (GuichetConnection       *connection,
                                             const GuichetParcEntry  *entry,
                                             GError                 **error);
gboolean          guichet_parc_table_remove (GuichetConnection       *connection,
                                             const char              *progiciel,
                                             GError                 **error);

G_END_DECLS
