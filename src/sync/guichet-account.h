/* guichet-account.h - which service a data folder is for, and how to reach it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

G_BEGIN_DECLS

/**
 * GuichetAccount:
 * @address: (nullable): the service's address, https
 * @ca_file: (nullable): a PEM file with one more authority to trust
 * @token_file: (nullable): a file with the access token, where no keyring keeps it
 */
typedef struct
{
  char *address;
  char *ca_file;
  char *token_file;
} GuichetAccount;

GuichetAccount *guichet_account_load        (GuichetDatabase       *database,
                                             GError               **error);
void            guichet_account_give        (GuichetAccount        *self,
                                             const char            *address,
                                             const char            *ca_file,
                                             const char            *token_file);
void            guichet_account_save_async  (GuichetAccount        *self,
                                             GuichetDatabase       *database,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
gboolean        guichet_account_save_finish (GuichetDatabase       *database,
                                             GAsyncResult          *result,
                                             GError               **error);
GuichetAccount *guichet_account_copy        (GuichetAccount        *self);
void            guichet_account_free        (GuichetAccount        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetAccount, guichet_account_free)

G_END_DECLS
