/* guichet-account-row.h - an account to go to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-account-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCOUNT_ROW (guichet_account_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccountRow, guichet_account_row, GUICHET, ACCOUNT_ROW, GtkListBoxRow)

GtkWidget           *guichet_account_row_new       (GuichetAccountEntry *entry,
                                                    gboolean             is_here);
GuichetAccountEntry *guichet_account_row_get_entry (GuichetAccountRow   *self);
char                *guichet_account_row_text      (GuichetAccountEntry *entry);

G_END_DECLS
