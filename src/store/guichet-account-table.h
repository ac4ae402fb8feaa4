/* guichet-account-table.h - what is known of the account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-reckoning.h"

G_BEGIN_DECLS

char     *guichet_account_table_get (GuichetConnection  *connection,
                                     const char         *key,
                                     GError            **error);
gboolean  guichet_account_table_set (GuichetConnection  *connection,
                                     const char         *key,
                                     const char         *value,
                                     GError            **error);

GuichetReckoning *guichet_account_table_load_reckoning (GuichetConnection *connection,
                                                        GTimeZone         *paris);

G_END_DECLS
