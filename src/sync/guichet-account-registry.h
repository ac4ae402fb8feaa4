/* guichet-account-registry.h - the list of a person's accounts, as a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-account-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_ACCOUNT_NAME_BYTES 200
#define GUICHET_ACCOUNT_REGISTRY_BYTES (64 * 1024)

gboolean  guichet_account_registry_parse   (const char  *text,
                                            gsize        length,
                                            GListStore  *entries,
                                            char       **current,
                                            GError     **error);
char     *guichet_account_registry_print   (GListModel  *entries,
                                            const char  *current);
char     *guichet_account_registry_print_removal
                                               (GuichetAccountEntry *entry,
                                                gboolean             with_data,
                                                gint64               now);
gboolean  guichet_account_registry_is_name (const char  *name);

G_END_DECLS
