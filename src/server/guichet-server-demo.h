/* guichet-server-demo.h - the demonstration: its content and its technician
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-server-store.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_SERVER_DEMO (guichet_server_demo_get_type ())

G_DECLARE_FINAL_TYPE (GuichetServerDemo, guichet_server_demo, GUICHET, SERVER_DEMO, GObject)

GuichetServerDemo *guichet_server_demo_new   (GuichetServerStore *store,
                                              GuichetClock       *clock);
gboolean           guichet_server_demo_start (GuichetServerDemo  *self,
                                              GError            **error);

G_END_DECLS
