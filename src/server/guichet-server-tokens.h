/* guichet-server-tokens.h - bearer tokens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

char *guichet_server_tokens_add   (GuichetServerStore *store,
                                   const char         *subject,
                                   gint64              now);
char *guichet_server_tokens_check (GuichetServerStore *store,
                                   const char         *token);

G_END_DECLS
