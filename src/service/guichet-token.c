/* guichet-token.c - where the bearer token is kept
 *
 * In the keyring, under the account's id; or in a file that its owner alone may read, for
 * machines without one. Never in the database, the settings, an argument or the environment.
 *
 * libsecret answers "nothing" for a locked keyring as for an empty one. The two must not be
 * taken for each other: who signs in anew because the keyring was locked has two tokens, and
 * learns that programs forget. So what is found is looked at without opening it, and nothing
 * found in a locked keyring is not "absent".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-token.h"

#include "guichet-service-error.h"

#include <errno.h>
#include <fcntl.h>
#include <libsecret/secret.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES 4096

static const SecretSchema schema = {
  "org.guichet.Guichet",
  SECRET_SCHEMA_NONE,
  { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

typedef struct
{
  GuichetTokenState state;
  char *token;
} Found;

static void
found_free (Found *found)
{
  g_clear_pointer (&found->token, guichet_token_free);
  g_free (found);
}

static void
end (GTask             *task,
     GuichetTokenState  state,
     const char        *token)
{
  Found *found = g_new0 (Found, 1);

  found->state = state;
  found->token = g_strdup (token);
  g_task_return_pointer (task, found, (GDestroyNotify) found_free);
}

static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (SecretValue) value =
    secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (value && secret_value_get_text (value))
    end (task, GUICHET_TOKEN_FOUND, secret_value_get_text (value));
  else if (error && !g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    g_task_return_error (task, error);
  else
    {
      g_clear_error (&error);
      end (task, GUICHET_TOKEN_LOCKED, NULL);
    }
}

static void
collection_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, NULL);
  gboolean is_locked = collection && secret_collection_get_locked (collection);

  end (task, is_locked ? GUICHET_TOKEN_LOCKED : GUICHET_TOKEN_ABSENT, NULL);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autolist (GObject) items = secret_password_search_finish (result, &error);
  GObject *item = items ? items->data : NULL;

  if (guichet_token_is_no_keyring (error))
    {
      g_clear_error (&error);
      end (task, GUICHET_TOKEN_NO_KEYRING, NULL);
    }
  else if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      g_clear_error (&error);
      end (task, GUICHET_TOKEN_LOCKED, NULL);
    }
  else if (error)
    g_task_return_error (task, error);
  else if (!item)
    secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                 g_task_get_cancellable (task), collection_cb,
                                 g_object_ref (task));
  else if (SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item)))
    end (task, GUICHET_TOKEN_LOCKED, NULL);
  else
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (item), g_task_get_cancellable (task),
                                        retrieved_cb, g_object_ref (task));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static char *
refuse (GError     **error,
        const char  *path,
        const char  *what)
{
  g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE, "%s: %s", path, what);
  return NULL;
}

static const char *
find_fault (int fd)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return g_strerror (errno);
  if (!S_ISREG (info.st_mode))
    return "not a file";
  if (info.st_mode & 077)
    return "others than its owner may use it (chmod 600)";
  return NULL;
}

/* The whole of a small file, without its last line end. */
static char *
read_all (int          fd,
          const char  *path,
          GError     **error)
{
  char buffer[MOST_BYTES + 2] = "";
  gsize count = 0;
  gssize length;
  char *token;

  while (count < sizeof buffer - 1
         && (length = read (fd, buffer + count, sizeof buffer - 1 - count)) > 0)
    count += (gsize) length;
  g_strchomp (buffer);
  token = *buffer && strlen (buffer) <= MOST_BYTES ? g_strdup (buffer)
                                                  : refuse (error, path, "holds no token");
  explicit_bzero (buffer, sizeof buffer);
  return token;
}

/* Public API */

/**
 * guichet_token_lookup_async:
 * @account: the account's id
 * @may_ask: whether the keyring may ask for its password
 *
 * Looks for the token of an account in the keyring.
 */
void
guichet_token_lookup_async (const char          *account,
                            gboolean             may_ask,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_token_lookup_async);
  secret_password_search (&schema, may_ask ? SECRET_SEARCH_UNLOCK : SECRET_SEARCH_NONE, cancellable,
                          searched_cb, task, "account", account, NULL);
}

/**
 * guichet_token_lookup_finish:
 * @token: (out) (transfer full) (nullable): the token, for guichet_token_free(), when found
 *
 * Returns: what was found. Errors, with %GUICHET_TOKEN_FAILED alone: those of GIO and libsecret.
 */
GuichetTokenState
guichet_token_lookup_finish (GAsyncResult  *result,
                             char         **token,
                             GError       **error)
{
  Found *found;
  GuichetTokenState state;

  g_return_val_if_fail (g_task_is_valid (result, NULL), GUICHET_TOKEN_FAILED);

  *token = NULL;
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (!found)
    return GUICHET_TOKEN_FAILED;
  state = found->state;
  *token = g_steal_pointer (&found->token);
  found_free (found);
  return state;
}

/**
 * guichet_token_store_async:
 * @account: the account's id
 *
 * Keeps the token of an account in the keyring, in place of an older one.
 */
void
guichet_token_store_async (const char          *account,
                           const char          *token,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_token_store_async);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, "Guichet", token, cancellable,
                         stored_cb, task, "account", account, NULL);
}

/**
 * guichet_token_store_finish:
 *
 * Returns: whether it is kept. Errors: those of GIO and libsecret.
 */
gboolean
guichet_token_store_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_token_clear_async:
 * @account: the account's id
 *
 * Forgets the token of an account.
 */
void
guichet_token_clear_async (const char          *account,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_token_clear_async);
  secret_password_clear (&schema, cancellable, cleared_cb, task, "account", account, NULL);
}

/**
 * guichet_token_clear_finish:
 *
 * Returns: whether none is kept any more. Errors: those of GIO and libsecret.
 */
gboolean
guichet_token_clear_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_token_is_no_keyring:
 * @error: (nullable): of GIO or libsecret
 *
 * Returns: whether it says that there is no bus, or nobody on it who keeps secrets
 */
gboolean
guichet_token_is_no_keyring (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/**
 * guichet_token_read_file:
 * @path: a file that nobody but its owner may use
 *
 * Returns: (transfer full): the token in it, for guichet_token_free(). Errors:
 *   %GUICHET_SERVICE_ERROR_FILE, with the reason.
 */
char *
guichet_token_read_file (const char  *path,
                         GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  const char *fault;
  char *token;

  if (fd < 0)
    return refuse (error, path, g_strerror (errno));
  fault = find_fault (fd);
  token = fault ? refuse (error, path, fault) : read_all (fd, path, error);
  close (fd);
  return token;
}

/**
 * guichet_token_free:
 * @token: (nullable) (transfer full): a token
 *
 * Wipes and frees a token.
 */
void
guichet_token_free (char *token)
{
  if (token)
    explicit_bzero (token, strlen (token));
  g_free (token);
}
