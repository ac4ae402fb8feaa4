/* guichet-server-information.h - what the service says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

char *guichet_server_information_describe (GuichetServerStore *store);
char *guichet_server_information_get_name (GuichetServerStore *store);
char *guichet_server_information_get      (GuichetServerStore *store,
                                           const char         *kind);
void  guichet_server_information_put      (GuichetServerStore *store,
                                           const char         *kind,
                                           const char         *id,
                                           const char         *record);

G_END_DECLS
