/* guichet-folder-lock.h - one writer a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-store-error.h"

G_BEGIN_DECLS

typedef struct _GuichetFolderLock GuichetFolderLock;

GuichetFolderLock *guichet_folder_lock_acquire (GFile              *folder,
                                                GError            **error);
void               guichet_folder_lock_release (GuichetFolderLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFolderLock, guichet_folder_lock_release)

G_END_DECLS
