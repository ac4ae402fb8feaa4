/* guichet-accounts-page.h - the person's accounts, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCOUNTS_PAGE (guichet_accounts_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccountsPage, guichet_accounts_page, GUICHET, ACCOUNTS_PAGE,
                      AdwPreferencesPage)

GuichetAccountsPage *guichet_accounts_page_new (GuichetAccounts *accounts);

G_END_DECLS
