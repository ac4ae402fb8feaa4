/* guichet-server-sabotage.h - makes a fault befall an exchange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"

G_BEGIN_DECLS

void guichet_server_sabotage_before (GuichetServerExchange *exchange);
void guichet_server_sabotage_after  (GuichetServerExchange *exchange);

G_END_DECLS
