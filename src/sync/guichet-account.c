/* guichet-account.c - which service a data folder is for, and how to reach it
 *
 * The address, the authority and the token's file live in the folder's database, so that a
 * folder can be opened without being told again. The token itself never does: it is in the
 * file, or in the keyring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account.h"

#include "guichet-account-table.h"

/* Helpers */

static void
set (char       **field,
     const char  *value)
{
  if (!value)
    return;
  g_free (*field);
  *field = g_strdup (value);
}

static void
set_path (char       **field,
          const char  *path)
{
  g_autofree char *absolute = path ? g_canonicalize_filename (path, NULL) : NULL;

  set (field, absolute);
}

static gboolean
save_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  GuichetAccount *self = data;

  return (!self->address
          || guichet_account_table_set (connection, "service_address", self->address, error))
         && (!self->ca_file
             || guichet_account_table_set (connection, "ca_file", self->ca_file, error))
         && (!self->token_file
             || guichet_account_table_set (connection, "token_file", self->token_file, error));
}

/* Public API */

/**
 * guichet_account_load:
 *
 * Returns: (transfer full): what the folder remembers. Errors: those of the store.
 */
GuichetAccount *
guichet_account_load (GuichetDatabase  *database,
                      GError          **error)
{
  GuichetConnection *reader = guichet_database_read (database);
  g_autoptr (GuichetAccount) self = g_new0 (GuichetAccount, 1);
  g_autoptr (GError) reason = NULL;

  self->address = guichet_account_table_get (reader, "service_address", &reason);
  self->ca_file = guichet_account_table_get (reader, "ca_file", reason ? NULL : &reason);
  self->token_file = guichet_account_table_get (reader, "token_file", reason ? NULL : &reason);
  if (!reason)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/**
 * guichet_account_give:
 * @address: (nullable): what was given instead of what is remembered
 * @ca_file: (nullable): likewise
 * @token_file: (nullable): likewise
 */
void
guichet_account_give (GuichetAccount *self,
                      const char     *address,
                      const char     *ca_file,
                      const char     *token_file)
{
  set (&self->address, address);
  set_path (&self->ca_file, ca_file);
  set_path (&self->token_file, token_file);
}

/**
 * guichet_account_save_async:
 *
 * Has the folder remember the account. End with guichet_account_save_finish().
 */
void
guichet_account_save_async (GuichetAccount      *self,
                            GuichetDatabase     *database,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  guichet_database_write_async (database, save_worker, guichet_account_copy (self),
                                (GDestroyNotify) guichet_account_free, NULL, callback, user_data);
}

/**
 * guichet_account_save_finish:
 *
 * Errors: those of the store.
 */
gboolean
guichet_account_save_finish (GuichetDatabase  *database,
                             GAsyncResult     *result,
                             GError          **error)
{
  return guichet_database_write_finish (database, result, error);
}

/**
 * guichet_account_copy:
 *
 * Returns: (transfer full): a copy
 */
GuichetAccount *
guichet_account_copy (GuichetAccount *self)
{
  GuichetAccount *copy = g_new0 (GuichetAccount, 1);

  copy->address = g_strdup (self->address);
  copy->ca_file = g_strdup (self->ca_file);
  copy->token_file = g_strdup (self->token_file);
  return copy;
}

/**
 * guichet_account_free:
 *
 * Frees it.
 */
void
guichet_account_free (GuichetAccount *self)
{
  g_free (self->address);
  g_free (self->ca_file);
  g_free (self->token_file);
  g_free (self);
}
