/* guichet-account-switcher.h - which account a window is for, and the way to the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-account-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCOUNT_SWITCHER (guichet_account_switcher_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccountSwitcher, guichet_account_switcher,
                      GUICHET, ACCOUNT_SWITCHER, AdwBin)

void guichet_account_switcher_set_accounts (GuichetAccountSwitcher *self,
                                            GListModel             *accounts,
                                            GuichetAccountEntry    *here);

G_END_DECLS
