/* guichet-portal-table.h - the Portail's own figures, as it last said them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-portal-figures.h"

G_BEGIN_DECLS

GuichetPortalFigures *guichet_portal_table_find (GuichetConnection           *connection,
                                                 GuichetDay                   from,
                                                 GuichetDay                   to,
                                                 gint64                      *asked_at,
                                                 GError                     **error);
gboolean              guichet_portal_table_put  (GuichetConnection           *connection,
                                                 const GuichetPortalFigures  *figures,
                                                 gint64                       asked_at,
                                                 GError                     **error);

G_END_DECLS
