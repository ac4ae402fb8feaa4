/* guichet-backup-keeper.h - copies the data now and then, while they change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_BACKUP_KEEPER (guichet_backup_keeper_get_type ())

G_DECLARE_FINAL_TYPE (GuichetBackupKeeper, guichet_backup_keeper, GUICHET, BACKUP_KEEPER, GObject)

GuichetBackupKeeper *guichet_backup_keeper_new   (GuichetDatabase      *database,
                                                  GuichetClock         *clock);
void                 guichet_backup_keeper_check (GuichetBackupKeeper  *self);

G_END_DECLS
