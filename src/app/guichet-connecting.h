/* guichet-connecting.h - from a filled form to an account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-window.h"
#include "guichet-accounts.h"

G_BEGIN_DECLS

/**
 * GuichetConnectedFunc:
 * @entry: the account
 * @access: how it reaches its service, the authority's file being the account's own by now
 *
 * What was accepted is stored.
 */
typedef void (*GuichetConnectedFunc) (GuichetAccountEntry *entry,
                                      const GuichetAccess *access,
                                      gpointer             data);

GtkWindow *guichet_connecting_show (GtkApplication        *application,
                                    GuichetAccounts       *accounts,
                                    GuichetClock          *clock,
                                    GuichetAccountEntry   *entry,
                                    const GuichetAccess   *known,
                                    GuichetAccessPurpose   purpose,
                                    GuichetConnectedFunc   func,
                                    gpointer               data);

G_END_DECLS
