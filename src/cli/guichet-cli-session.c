/* guichet-cli-session.c - the data and the service, for one command
 *
 * The composition root of a command that needs data: opens the folder, makes the service from
 * what the folder remembers and what the options say, and waits for answers by running the
 * main loop. Errors become a sentence and an exit status here, once for all commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-session.h"

#include "guichet-account.h"
#include "guichet-demande-table.h"
#include "guichet-service-error.h"
#include "guichet-service-factory.h"

#include <glib/gi18n.h>

/* Helpers: errors */

static int
status_of (const GError *error)
{
  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_IN_USE))
    return GUICHET_CLI_IN_USE;
  if (error->domain != GUICHET_SERVICE_ERROR)
    return GUICHET_CLI_FAILED;
  switch ((GuichetServiceError) error->code)
    {
    case GUICHET_SERVICE_ERROR_SIGN_IN:
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
      return GUICHET_CLI_SIGN_IN;
    case GUICHET_SERVICE_ERROR_MISMATCH:
    case GUICHET_SERVICE_ERROR_FILE:
      return GUICHET_CLI_FAILED;
    case GUICHET_SERVICE_ERROR_UNREACHABLE:
    case GUICHET_SERVICE_ERROR_TIMED_OUT:
    case GUICHET_SERVICE_ERROR_UNTRUSTED:
    case GUICHET_SERVICE_ERROR_CAPTIVE:
    case GUICHET_SERVICE_ERROR_PROXY:
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
    case GUICHET_SERVICE_ERROR_CONFLICT:
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
    case GUICHET_SERVICE_ERROR_INVALID:
    case GUICHET_SERVICE_ERROR_BUSY:
    case GUICHET_SERVICE_ERROR_UNAVAILABLE:
    case GUICHET_SERVICE_ERROR_BROKEN_ANSWER:
    case GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN:
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
    default:
      return GUICHET_CLI_UNREACHABLE;
    }
}

static const char *
service_sentence (GuichetServiceError code)
{
  switch (code)
    {
    case GUICHET_SERVICE_ERROR_UNREACHABLE:
      return _ ("The service cannot be reached; what waits stays queued. Check the network and "
                "the address, then try again.");
    case GUICHET_SERVICE_ERROR_TIMED_OUT:
      return _ ("The service did not answer in time; what waits stays queued. Try again later.");
    case GUICHET_SERVICE_ERROR_UNTRUSTED:
      return _ ("The service could not prove who it is; nothing was sent. Check the address, the "
                "machine’s date and the authority’s certificate (--ca).");
    case GUICHET_SERVICE_ERROR_CAPTIVE:
      return _ ("Something else answers in the service’s place, such as the sign-in page of a "
                "network; nothing was sent. Sign in to that network with a browser, then try "
                "again.");
    case GUICHET_SERVICE_ERROR_PROXY:
      return _ ("The proxy asks for a sign-in; nothing was sent. Ask who runs your network.");
    case GUICHET_SERVICE_ERROR_SIGN_IN:
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
      return _ ("The service does not accept the access token; what waits stays queued. Give a "
                "valid one with --token-file.");
    case GUICHET_SERVICE_ERROR_BUSY:
      return _ ("The service asks to come back later; what waits stays queued.");
    case GUICHET_SERVICE_ERROR_UNAVAILABLE:
      return _ ("The service is out of order for now; what waits stays queued. Try again later.");
    case GUICHET_SERVICE_ERROR_MISMATCH:
      return _ ("This is not the service of these data, or it speaks another version of the "
                "contract; nothing was exchanged. Check the address, or update Guichet.");
    case GUICHET_SERVICE_ERROR_BROKEN_ANSWER:
      return _ ("The service’s answer was incomplete or altered and was thrown away; what waits "
                "stays queued. Try again later.");
    case GUICHET_SERVICE_ERROR_FILE:
      return _ ("The file of the access token cannot be used. You alone must be able to read it "
                "(chmod 600).");
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
    case GUICHET_SERVICE_ERROR_CONFLICT:
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
    case GUICHET_SERVICE_ERROR_INVALID:
    case GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN:
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
    default:
      return _ ("The exchange with the service failed; what waits stays queued. Try again later.");
    }
}

static const char *
store_sentence (GuichetStoreError code)
{
  switch (code)
    {
    case GUICHET_STORE_ERROR_IN_USE:
      return _ ("Another program works on these data. Close it, then try again.");
    case GUICHET_STORE_ERROR_NEWER:
      return _ ("A later version of Guichet wrote these data; they were not touched. Update "
                "Guichet.");
    case GUICHET_STORE_ERROR_DAMAGED:
      return _ ("These data are damaged or are not Guichet’s; they were not touched. “guichetctl "
                "restore” puts the latest backup in their place and keeps them beside it.");
    case GUICHET_STORE_ERROR_FULL:
      return _ ("The disk is full; nothing was changed. Make room, then try again.");
    case GUICHET_STORE_ERROR_READ_ONLY:
      return _ ("The data folder cannot be written. Check its permissions.");
    case GUICHET_STORE_ERROR_NOT_FOUND:
      return _ ("There is no such thing here.");
    case GUICHET_STORE_ERROR_AMBIGUOUS:
      return _ ("Several things begin like that. Give more of the id.");
    case GUICHET_STORE_ERROR_STATE:
      return _ ("It is already on its way and can no longer be changed.");
    case GUICHET_STORE_ERROR_FAILED:
    default:
      return _ ("The data could not be read or written.");
    }
}

static const char *
sync_sentence (GuichetSyncError code)
{
  switch (code)
    {
    case GUICHET_SYNC_ERROR_EMPTY_FILE:
      return _ ("The file is empty: it was not attached. Choose another one.");
    case GUICHET_SYNC_ERROR_TOO_LARGE:
      return _ ("The file is larger than the service takes: it was not attached. Reduce it.");
    case GUICHET_SYNC_ERROR_TOO_MANY:
      return _ ("There are as many attachments as the service takes. Remove one first.");
    case GUICHET_SYNC_ERROR_UNSUPPORTED:
      return _ ("The service does not take files of this kind: it was not attached.");
    case GUICHET_SYNC_ERROR_VANISHED:
      return _ ("The file is not there or cannot be read: it was not attached.");
    case GUICHET_SYNC_ERROR_NOT_CONNECTED:
      return _ ("No service is known. Give its address with --service.");
    case GUICHET_SYNC_ERROR_UNAVAILABLE:
      return _ ("This content is not on this machine and the service does not give it now.");
    case GUICHET_SYNC_ERROR_INCOMPLETE:
      return _ ("The Demande has no object: give it one before it is sent.");
    default:
      return _ ("It could not be done.");
    }
}

static const char *
sentence_of (const GError *error)
{
  if (error->domain == GUICHET_SERVICE_ERROR)
    return service_sentence (error->code);
  if (error->domain == GUICHET_STORE_ERROR)
    return store_sentence (error->code);
  if (error->domain == GUICHET_SYNC_ERROR)
    return sync_sentence (error->code);
  return _ ("It could not be done.");
}

/* Helpers: opening */

static gboolean
has_given (GuichetCliContext *context)
{
  return context->service || context->ca_file || context->token_file;
}

static GuichetAccount *
remember (GuichetCliSession  *self,
          GuichetCliContext  *context,
          GError            **error)
{
  g_autoptr (GuichetAccount) account = guichet_account_load (self->database, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (!account || !has_given (context))
    return g_steal_pointer (&account);
  guichet_account_give (account, context->service, context->ca_file, context->token_file);
  guichet_account_save_async (account, self->database, guichet_cli_session_keep_cb, &result);
  guichet_cli_session_wait (&result);
  if (!guichet_account_save_finish (self->database, result, error))
    return NULL;
  return g_steal_pointer (&account);
}

static gboolean
connect_service (GuichetCliSession  *self,
                 GuichetCliContext  *context,
                 GError            **error)
{
  g_autoptr (GuichetAccount) account = remember (self, context, error);
  g_autoptr (GuichetService) service = NULL;
  g_autoptr (GError) reason = NULL;

  if (!account)
    return FALSE;
  service = guichet_service_factory_make (account->address, account->ca_file, account->token_file,
                                          context->clock, &reason);
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->sync = guichet_sync_new (service, self->database, context->clock);
  return TRUE;
}

/* Public API */

/**
 * guichet_cli_session_open:
 * @mode: whether the command writes
 * @status: (out): the exit status when it could not be opened
 *
 * Opens the folder; says why where it cannot.
 */
gboolean
guichet_cli_session_open (GuichetCliSession   *self,
                          GuichetCliContext   *context,
                          GuichetDatabaseMode  mode,
                          int                 *status)
{
  g_autoptr (GFile) folder = g_file_new_for_path (context->data_dir);
  g_autoptr (GError) error = NULL;

  self->database = guichet_database_open (folder, mode, context->clock, &error);
  if (self->database
      && (mode == GUICHET_DATABASE_READER || connect_service (self, context, &error)))
    return TRUE;
  *status = guichet_cli_session_explain (error);
  return FALSE;
}

/**
 * guichet_cli_session_close:
 *
 * Closes all; what was written is on the disk.
 */
void
guichet_cli_session_close (GuichetCliSession *self)
{
  g_clear_object (&self->sync);
  if (self->database)
    guichet_database_close (self->database);
  g_clear_object (&self->database);
}

/**
 * guichet_cli_session_resolve:
 * @reference: an id, a number, or the beginning of an id
 * @status: (out): the exit status when it names nothing, or several things
 *
 * Returns: (transfer full) (nullable): the Demande's id
 */
char *
guichet_cli_session_resolve (GuichetCliSession *self,
                             const char        *reference,
                             int               *status)
{
  g_autoptr (GError) error = NULL;
  char *id =
    guichet_demande_table_resolve (guichet_database_read (self->database), reference, &error);

  if (!id)
    *status = guichet_cli_session_explain (error);
  return id;
}

/**
 * guichet_cli_session_keep_cb:
 * @slot: a #GAsyncResult pointer, set to @result
 *
 * The callback of every asynchronous call that guichet_cli_session_wait() waits for.
 */
void
guichet_cli_session_keep_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * guichet_cli_session_wait:
 * @slot: (inout): %NULL until the answer is here
 *
 * Runs the main loop until the answer is here.
 */
void
guichet_cli_session_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * guichet_cli_session_command:
 * @slot: (inout): of a command of the facade that was just asked
 * @status: (out): the exit status when it failed
 *
 * Waits for a command; says why where it failed.
 */
gboolean
guichet_cli_session_command (GuichetCliSession  *self,
                             GAsyncResult      **slot,
                             int                *status)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  guichet_cli_session_wait (slot);
  ok = guichet_sync_command_finish (self->sync, *slot, &error);
  g_clear_object (slot);
  if (!ok)
    *status = guichet_cli_session_explain (error);
  return ok;
}

/**
 * guichet_cli_session_explain:
 *
 * Says what happened and what to do, with the technical reason behind.
 *
 * Returns: the #GuichetCliExit that goes with it
 */
int
guichet_cli_session_explain (const GError *error)
{
  guichet_cli_complain ("%s\n(%s)", sentence_of (error), error->message);
  return status_of (error);
}
