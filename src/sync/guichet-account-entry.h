/* guichet-account-entry.h - one of a person's accounts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCOUNT_ENTRY (guichet_account_entry_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccountEntry, guichet_account_entry, GUICHET, ACCOUNT_ENTRY, GObject)

GuichetAccountEntry *guichet_account_entry_new         (const char          *id,
                                                        const char          *name,
                                                        const char          *folder);
const char          *guichet_account_entry_get_id      (GuichetAccountEntry *self);
const char          *guichet_account_entry_get_name    (GuichetAccountEntry *self);
void                 guichet_account_entry_set_name    (GuichetAccountEntry *self,
                                                        const char          *name);
const char          *guichet_account_entry_get_folder  (GuichetAccountEntry *self);
gboolean             guichet_account_entry_get_open    (GuichetAccountEntry *self);
guint                guichet_account_entry_get_waiting (GuichetAccountEntry *self);
void                 guichet_account_entry_set_waiting (GuichetAccountEntry *self,
                                                        gboolean             open,
                                                        guint                waiting);

G_END_DECLS
