/* guichet-server.h - the service, listening
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_SERVER (guichet_server_get_type ())

G_DECLARE_FINAL_TYPE (GuichetServer, guichet_server, GUICHET, SERVER, GObject)

GuichetServer *guichet_server_new         (GuichetServerStore *store,
                                           GuichetClock       *clock,
                                           GPtrArray          *faults);
gboolean       guichet_server_listen      (GuichetServer      *self,
                                           const char         *address,
                                           GTlsCertificate    *certificate,
                                           GError            **error);
const char    *guichet_server_get_address (GuichetServer      *self);
void           guichet_server_stop        (GuichetServer      *self);

G_END_DECLS
