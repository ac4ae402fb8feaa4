/* guichet-backups.h - verified copies of the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How old the latest copy of data that change may become. */
#define GUICHET_BACKUPS_EVERY_MS (G_GINT64_CONSTANT (60) * 60 * 1000)

char       *guichet_backups_make    (GFile       *folder,
                                     gint64       now,
                                     GError     **error);
char      **guichet_backups_list    (GFile       *folder);
gint64      guichet_backups_get_at  (const char  *name);
char       *guichet_backups_restore (GFile       *folder,
                                     const char  *name,
                                     gint64       now,
                                     GError     **error);

G_END_DECLS
