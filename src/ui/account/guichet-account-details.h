/* guichet-account-details.h - an account in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCOUNT_DETAILS (guichet_account_details_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccountDetails, guichet_account_details, GUICHET, ACCOUNT_DETAILS,
                      AdwExpanderRow)

GtkWidget *guichet_account_details_new (GuichetAccounts     *accounts,
                                        GuichetAccountEntry *entry);

G_END_DECLS
