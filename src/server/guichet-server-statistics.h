/* guichet-server-statistics.h - the Portail's figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

char *guichet_server_statistics_describe (GuichetServerStore  *store,
                                          const char          *from,
                                          const char          *to,
                                          gint64               now,
                                          GError             **error);

G_END_DECLS
