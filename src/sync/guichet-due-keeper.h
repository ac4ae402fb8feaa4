/* guichet-due-keeper.h - keeps what is due reckoned, behind what changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_DUE_KEEPER (guichet_due_keeper_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDueKeeper, guichet_due_keeper, GUICHET, DUE_KEEPER, GObject)

GuichetDueKeeper *guichet_due_keeper_new     (GuichetDatabase   *database);
void              guichet_due_keeper_refresh (GuichetDueKeeper  *self);

G_END_DECLS
