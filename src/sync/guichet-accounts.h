/* guichet-accounts.h - a person's accounts, one data folder each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access.h"
#include "guichet-account-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetTokenPlace:
 * @GUICHET_TOKEN_NOT_KEPT: an error says why
 * @GUICHET_TOKEN_IN_KEYRING: in the keyring, for the runs to come
 * @GUICHET_TOKEN_NO_PLACE: no keyring answers
 *
 * Where a token went.
 */
typedef enum
{
  GUICHET_TOKEN_NOT_KEPT,
  GUICHET_TOKEN_IN_KEYRING,
  GUICHET_TOKEN_NO_PLACE,
} GuichetTokenPlace;

#define GUICHET_TYPE_ACCOUNTS (guichet_accounts_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccounts, guichet_accounts, GUICHET, ACCOUNTS, GObject)

GuichetAccounts     *guichet_accounts_open          (GFile                *root);
const GError        *guichet_accounts_get_problem   (GuichetAccounts      *self);
GFile               *guichet_accounts_get_file      (GuichetAccounts      *self);
GuichetAccountEntry *guichet_accounts_get_current   (GuichetAccounts      *self);
GuichetAccountEntry *guichet_accounts_find          (GuichetAccounts      *self,
                                                     const char           *id);
GFile               *guichet_accounts_get_folder    (GuichetAccounts      *self,
                                                     GuichetAccountEntry  *entry);
GFile               *guichet_accounts_get_ca_file   (GuichetAccounts      *self,
                                                     GuichetAccountEntry  *entry);
void                 guichet_accounts_count_waiting (GuichetAccounts      *self);
void                 guichet_accounts_close         (GuichetAccounts      *self);

/* What they change is on the disk when their callback comes; all end with
 * guichet_accounts_change_finish(). */

void     guichet_accounts_add_async         (GuichetAccounts      *self,
                                             const char           *id,
                                             const char           *name,
                                             const char           *ca_file,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void     guichet_accounts_set_ca_async      (GuichetAccounts      *self,
                                             GuichetAccountEntry  *entry,
                                             const char           *ca_file,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void     guichet_accounts_rename_async      (GuichetAccounts      *self,
                                             GuichetAccountEntry  *entry,
                                             const char           *name,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void     guichet_accounts_set_current_async (GuichetAccounts      *self,
                                             GuichetAccountEntry  *entry,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void     guichet_accounts_remove_async      (GuichetAccounts      *self,
                                             GuichetAccountEntry  *entry,
                                             gboolean              with_data,
                                             gint64                now,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean guichet_accounts_change_finish     (GuichetAccounts      *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/* The token, in the keyring under the account's id. */

void              guichet_accounts_keep_token_async  (const char           *id,
                                                      const char           *token,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GuichetTokenPlace guichet_accounts_keep_token_finish (GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
