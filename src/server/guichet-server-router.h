/* guichet-server-router.h - which function answers which request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"

G_BEGIN_DECLS

void guichet_server_router_got_headers (GuichetServerExchange *exchange);
void guichet_server_router_got_chunk   (GuichetServerExchange *exchange,
                                        GBytes                *chunk);
void guichet_server_router_got_body    (GuichetServerExchange *exchange);

G_END_DECLS
