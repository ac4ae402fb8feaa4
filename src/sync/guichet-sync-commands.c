/* guichet-sync-commands.c - what the interface may ask of the facade
 *
 * Each command is one transaction on the worker; its callback comes when the change is on the
 * disk. What the interface holds is copied first: it goes on editing while the worker writes.
 * Files are taken in before it, on a thread of their own: a slow disk must not keep the worker from
 * writing a receipt or what is being typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-article-table.h"
#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "guichet-intake.h"
#include "guichet-outgoing-table.h"
#include "guichet-service.h"

/* What a command needs on the worker, and what it gives. */
typedef struct _Command Command;

typedef gboolean (*Intake) (Command  *command,
                            GError  **error);

struct _Command
{
  GuichetBlobStore *blobs;
  GuichetServiceInformation *information;
  GuichetDatabaseFunc func;
  Intake intake;
  char *id;
  char *other_id;
  GuichetDemande *demande;
  GuichetOutgoing *outgoing;
  GuichetAttachment *attachment;
  GPtrArray *attachments;
  GPtrArray *files;
  GFile *file;
  GBytes *content;
  GuichetOutgoingKind kind;
  GuichetSyncContent content_kind;
  char *text;
  gboolean accepted;
  gint64 now;
  gint64 not_before;
  gboolean wakes;
  gboolean hurries;
};

/* Helpers: data */

static void
command_free (Command *command)
{
  g_clear_object (&command->blobs);
  g_clear_object (&command->information);
  g_clear_object (&command->demande);
  g_clear_object (&command->outgoing);
  g_clear_object (&command->attachment);
  g_clear_object (&command->file);
  g_clear_pointer (&command->attachments, g_ptr_array_unref);
  g_clear_pointer (&command->files, g_ptr_array_unref);
  g_clear_pointer (&command->content, g_bytes_unref);
  g_free (command->id);
  g_free (command->other_id);
  g_free (command->text);
  g_free (command);
}

static Command *
command_new (GuichetSync         *self,
             GuichetDatabaseFunc  func,
             const char          *id)
{
  Command *command = g_new0 (Command, 1);

  command->func = func;
  command->id = g_strdup (id);
  command->now = guichet_clock_get_now (guichet_sync_get_clock (self));
  command->blobs = g_object_ref (guichet_database_get_blobs (guichet_sync_get_database (self)));
  if (guichet_sync_get_information (self))
    command->information = g_object_ref (guichet_sync_get_information (self));
  return command;
}

/* Helpers: on the worker */

static gboolean
save_draft_worker (GuichetConnection  *connection,
                   gpointer            data,
                   GError            **error)
{
  Command *command = data;

  return guichet_demande_table_save_draft (connection, command->demande, command->now, error);
}

static gboolean
delete_draft_worker (GuichetConnection  *connection,
                     gpointer            data,
                     GError            **error)
{
  Command *command = data;

  return guichet_demande_table_delete_draft (connection, command->id, error);
}

static gboolean
take_in_one (Command  *command,
             GError  **error)
{
  command->attachment =
    command->content
      ? guichet_intake_bytes_worker (command->blobs, command->text, command->content,
                                     command->information, error)
      : guichet_intake_file_worker (command->blobs, command->file, command->information, NULL,
                                    error);
  return command->attachment != NULL;
}

static gboolean
check_count (guint                       count,
             GuichetServiceInformation  *information,
             GError                    **error)
{
  if (!information || count <= guichet_service_information_get_attachments (information))
    return TRUE;
  g_set_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_MANY,
               "The service takes at most %u attachments",
               guichet_service_information_get_attachments (information));
  return FALSE;
}

static gboolean
attach_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Command *command = data;
  g_autoptr (GuichetDemande) demande =
    guichet_demande_table_load (connection, command->id, error);
  g_autoptr (GPtrArray) present = NULL;

  if (!demande)
    return FALSE;
  if (!guichet_demande_is_editable (demande))
    {
      g_set_error_literal (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE,
                           "The Demande is on its way");
      return FALSE;
    }
  present = guichet_attachment_table_list (connection, GUICHET_ATTACHMENT_OF_DEMANDE, command->id,
                                           error);
  return present && check_count (present->len + 1, command->information, error)
         && guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, command->id,
                                          command->attachment, error);
}

static gboolean
detach_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Command *command = data;

  return guichet_attachment_table_remove (connection, GUICHET_ATTACHMENT_OF_DEMANDE, command->id,
                                          command->other_id, error);
}

static gboolean
send_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Command *command = data;
  g_autoptr (GuichetDemande) demande =
    guichet_demande_table_load (connection, command->id, error);
  g_autoptr (GuichetOutgoing) outgoing = NULL;

  if (!demande)
    return FALSE;
  if (*guichet_demande_get_title (demande) == '\0')
    {
      g_set_error_literal (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_INCOMPLETE,
                           "The Demande has no object");
      return FALSE;
    }
  outgoing = guichet_outgoing_new (&(GuichetOutgoingFields){ .id = command->id,
                                                             .kind = GUICHET_OUTGOING_DEMANDE,
                                                             .demande = demande,
                                                             .written_at = command->now });
  return guichet_outgoing_table_queue (connection, outgoing, command->now, command->not_before,
                                       error);
}

static gboolean
withdraw_worker (GuichetConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  Command *command = data;

  return guichet_outgoing_table_withdraw (connection, command->id, error);
}

static gboolean
retry_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Command *command = data;

  return guichet_outgoing_table_hasten (connection, command->id, error);
}

static gboolean
take_in_all (Command  *command,
             GError  **error)
{
  if (!check_count (command->files->len, command->information, error))
    return FALSE;
  command->attachments = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < command->files->len; i++)
    {
      GuichetAttachment *attachment =
        guichet_intake_file_worker (command->blobs, g_ptr_array_index (command->files, i),
                                    command->information, NULL, error);

      if (!attachment)
        return FALSE;
      g_ptr_array_add (command->attachments, attachment);
    }
  return TRUE;
}

/* Queues a message, a validation or a vote. */
static gboolean
queue_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Command *command = data;
  g_autoptr (GuichetOutgoing) outgoing =
    guichet_outgoing_new (&(GuichetOutgoingFields){ .kind = command->kind,
                                                    .parent_id = command->id,
                                                    .text = command->text,
                                                    .accepted = command->accepted,
                                                    .written_at = command->now,
                                                    .attachments = command->attachments });

  return guichet_outgoing_table_queue (connection, outgoing, command->now, 0, error);
}

static gboolean
mark_seen_worker (GuichetConnection  *connection,
                  gpointer            data,
                  GError            **error)
{
  Command *command = data;

  return guichet_demande_table_mark_seen (connection, command->id, error);
}

static gboolean
mark_read_worker (GuichetConnection  *connection,
                  gpointer            data,
                  GError            **error)
{
  Command *command = data;

  return guichet_article_table_mark_read (connection, command->id, command->now, error);
}

static gboolean
adopt_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Command *command = data;

  return guichet_blob_store_adopt (command->blobs,
                                   guichet_attachment_get_sha256 (command->attachment), error);
}

/* The folder is made and synced: not on the main thread. */
static gboolean
locate_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Command *command = data;

  command->file = guichet_blob_store_get_partial (
    command->blobs, guichet_attachment_get_sha256 (command->attachment), error);
  return command->file != NULL;
}

/* Helpers: running a command */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Command *command = g_task_get_task_data (task);
  GError *error = NULL;

  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (command->wakes)
    guichet_sync_wake (g_task_get_source_object (task));
  if (command->hurries)
    guichet_sync_hurry (g_task_get_source_object (task));
  if (command->attachment)
    g_task_return_pointer (task, g_object_ref (command->attachment), g_object_unref);
  else
    g_task_return_boolean (task, TRUE);
}

static void
write_command (GTask *task)
{
  GuichetSync *self = g_task_get_source_object (task);
  Command *command = g_task_get_task_data (task);

  guichet_database_write_async (guichet_sync_get_database (self), command->func, command, NULL,
                                g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

/* Takes @command. */
static GTask *
task_new (GuichetSync         *self,
          Command             *command,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  /* What is stored is stored: a late cancellation must not pretend otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, command, (GDestroyNotify) command_free);
  return task;
}

static void
run (GuichetSync         *self,
     Command             *command,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = task_new (self, command, cancellable, callback, user_data);

  write_command (task);
}

static void
take_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Command *command = task_data;
  GError *error = NULL;

  if (command->intake (command, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
taken_in_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    write_command (task);
  else
    g_task_return_error (task, error);
}

static void
run_with_intake (GuichetSync         *self,
                 Intake               intake,
                 Command             *command,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task = task_new (self, command, cancellable, callback, user_data);
  g_autoptr (GTask) carrier = g_task_new (NULL, cancellable, taken_in_cb, task);

  command->intake = intake;
  g_task_set_source_tag (carrier, run_with_intake);
  g_task_set_task_data (carrier, command, NULL);
  g_task_run_in_thread (carrier, take_in_worker);
}

/* Helpers: fetching a content. Who wants what is being fetched waits for it, for two downloads
 * of one content would write the same file. */

static void begin_fetch (GTask *task);

static const char *
wanted (GTask *task)
{
  Command *command = g_task_get_task_data (task);

  return guichet_attachment_get_sha256 (command->attachment);
}

static void
give_file (GTask *task)
{
  Command *command = g_task_get_task_data (task);

  g_task_return_pointer (task, guichet_blob_store_get_file (command->blobs, wanted (task)),
                         g_object_unref);
}

/* Takes @error. Who waited goes on by itself when the one that fetched was only cancelled. */
static void
end_fetch (GTask  *task,
           GError *error)
{
  GHashTable *fetches = guichet_sync_get_fetches (g_task_get_source_object (task));
  g_autoptr (GPtrArray) waiting = g_ptr_array_ref (g_hash_table_lookup (fetches, wanted (task)));
  g_autoptr (GError) owned = error;

  g_hash_table_remove (fetches, wanted (task));
  if (error)
    g_task_return_error (task, g_error_copy (error));
  else
    give_file (task);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *other = g_ptr_array_index (waiting, i);

      if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (other, g_error_copy (error));
      else
        begin_fetch (other);
    }
}

static void
adopted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  guichet_database_read_finish (GUICHET_DATABASE (source), result, &error);
  end_fetch (task, error);
}

static void
downloaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetSync *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (guichet_service_download_finish (GUICHET_SERVICE (source), result, &error))
    {
      guichet_database_read_async (guichet_sync_get_database (self), adopt_worker,
                                   g_task_get_task_data (task), NULL, NULL, adopted_cb,
                                   g_object_ref (task));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_fetch (task, g_steal_pointer (&error));
  else
    end_fetch (task, g_error_new_literal (GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE,
                                          error->message));
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  static const GuichetDownload downloads[] = {
    [GUICHET_SYNC_CONTENT_ATTACHMENT] = GUICHET_DOWNLOAD_ATTACHMENT,
    [GUICHET_SYNC_CONTENT_IMAGE] = GUICHET_DOWNLOAD_IMAGE,
    [GUICHET_SYNC_CONTENT_MEDIUM] = GUICHET_DOWNLOAD_MEDIUM,
  };
  g_autoptr (GTask) task = data;
  GuichetSync *self = g_task_get_source_object (task);
  Command *command = g_task_get_task_data (task);
  GError *error = NULL;

  if (guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    guichet_service_download_async (guichet_sync_get_service (self),
                                    downloads[command->content_kind],
                                    guichet_attachment_get_id (command->attachment),
                                    wanted (task),
                                    guichet_attachment_get_size (command->attachment),
                                    command->file, NULL, NULL, g_task_get_cancellable (task),
                                    downloaded_cb, g_object_ref (task));
  else
    end_fetch (task, error);
}

static void
begin_fetch (GTask *task)
{
  GuichetSync *self = g_task_get_source_object (task);
  Command *command = g_task_get_task_data (task);
  GPtrArray *waiting = g_hash_table_lookup (guichet_sync_get_fetches (self), wanted (task));

  if (waiting)
    g_ptr_array_add (waiting, g_object_ref (task));
  else if (guichet_blob_store_has (command->blobs, wanted (task)))
    give_file (task);
  else if (!guichet_sync_get_service (self))
    g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED,
                             "No service is known");
  else
    {
      g_hash_table_insert (guichet_sync_get_fetches (self), g_strdup (wanted (task)),
                           g_ptr_array_new_with_free_func (g_object_unref));
      guichet_database_read_async (guichet_sync_get_database (self), locate_worker, command, NULL,
                                   NULL, located_cb, g_object_ref (task));
    }
}

/* Public API */

/**
 * guichet_sync_command_finish:
 *
 * Ends every command that gives nothing but its success.
 *
 * Returns: %TRUE when the change is on the disk. Errors: #GuichetSyncError, those of the store.
 */
gboolean
guichet_sync_command_finish (GuichetSync   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_sync_save_draft_async:
 * @demande: copied as it is now
 *
 * Keeps a draft. Errors: %GUICHET_STORE_ERROR_STATE when it is on its way.
 */
void
guichet_sync_save_draft_async (GuichetSync         *self,
                               GuichetDemande      *demande,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Command *command = command_new (self, save_draft_worker, guichet_demande_get_id (demande));

  command->demande = guichet_demande_new (command->id);
  guichet_demande_copy_into (demande, command->demande);
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_delete_draft_async:
 *
 * Deletes a draft because somebody asked for it; the deletion is journaled.
 */
void
guichet_sync_delete_draft_async (GuichetSync         *self,
                                 const char          *demande_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  run (self, command_new (self, delete_draft_worker, demande_id), cancellable, callback,
       user_data);
}

/**
 * guichet_sync_attach_async:
 * @name: what to call it; cleaned
 * @content: the bytes of a paste
 *
 * Attaches bytes to a draft that is stored.
 */
void
guichet_sync_attach_async (GuichetSync         *self,
                           const char          *demande_id,
                           const char          *name,
                           GBytes              *content,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Command *command = command_new (self, attach_worker, demande_id);

  command->text = g_strdup (name);
  command->content = g_bytes_ref (content);
  run_with_intake (self, take_in_one, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_attach_file_async:
 * @file: copied; what becomes of it afterwards does not matter
 *
 * Attaches a file to a draft that is stored.
 */
void
guichet_sync_attach_file_async (GuichetSync         *self,
                                const char          *demande_id,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Command *command = command_new (self, attach_worker, demande_id);

  command->file = g_object_ref (file);
  run_with_intake (self, take_in_one, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_attach_finish:
 *
 * Returns: (transfer full): the attachment. Errors: #GuichetSyncError, those of the store.
 */
GuichetAttachment *
guichet_sync_attach_finish (GuichetSync   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * guichet_sync_detach_async:
 *
 * Takes an attachment away from a draft.
 */
void
guichet_sync_detach_async (GuichetSync         *self,
                           const char          *demande_id,
                           const char          *attachment_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Command *command = command_new (self, detach_worker, demande_id);

  command->other_id = g_strdup (attachment_id);
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_send_async:
 * @hold_ms: milliseconds during which it can still be taken back
 *
 * Queues a draft, network or not. Errors: %GUICHET_SYNC_ERROR_INCOMPLETE.
 */
void
guichet_sync_send_async (GuichetSync         *self,
                         const char          *demande_id,
                         guint                hold_ms,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Command *command = command_new (self, send_worker, demande_id);

  if (hold_ms > 0)
    command->not_before =
      guichet_clock_get_running (guichet_sync_get_clock (self)) + hold_ms;
  command->wakes = TRUE;
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_withdraw_async:
 *
 * Takes back what is queued. Errors: %GUICHET_STORE_ERROR_STATE once it may be on its way.
 */
void
guichet_sync_withdraw_async (GuichetSync         *self,
                             const char          *outgoing_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  run (self, command_new (self, withdraw_worker, outgoing_id), cancellable, callback, user_data);
}

/**
 * guichet_sync_retry_async:
 *
 * Sends now what was refused, put off or held, whatever the back-off says.
 */
void
guichet_sync_retry_async (GuichetSync         *self,
                          const char          *outgoing_id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Command *command = command_new (self, retry_worker, outgoing_id);

  command->hurries = TRUE;
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_reply_async:
 * @files: (nullable): a list of GFile to attach
 *
 * Queues a message in a Demande.
 */
void
guichet_sync_reply_async (GuichetSync         *self,
                          const char          *demande_id,
                          const char          *text,
                          GListModel          *files,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Command *command = command_new (self, queue_worker, demande_id);

  command->kind = GUICHET_OUTGOING_MESSAGE;
  command->text = g_strdup (text);
  command->wakes = TRUE;
  command->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (command->files, g_list_model_get_item (files, i));
  run_with_intake (self, take_in_all, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_validate_async:
 * @accepted: whether what was delivered does what it should
 * @reason: (nullable): why, above all when it does not
 *
 * Queues our answer to a delivery (Livret, 3.1.3).
 */
void
guichet_sync_validate_async (GuichetSync         *self,
                             const char          *demande_id,
                             gboolean             accepted,
                             const char          *reason,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Command *command = command_new (self, queue_worker, demande_id);

  command->kind = GUICHET_OUTGOING_VALIDATION;
  command->accepted = accepted;
  command->text = g_strdup (reason);
  command->wakes = TRUE;
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_vote_async:
 * @reason: (nullable): why
 *
 * Queues whether an article helped.
 */
void
guichet_sync_vote_async (GuichetSync         *self,
                         const char          *article_id,
                         gboolean             helpful,
                         const char          *reason,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Command *command = command_new (self, queue_worker, article_id);

  command->kind = GUICHET_OUTGOING_VOTE;
  command->accepted = helpful;
  command->text = g_strdup (reason);
  command->wakes = TRUE;
  run (self, command, cancellable, callback, user_data);
}

/**
 * guichet_sync_mark_seen_async:
 *
 * Notes that a Demande was looked at.
 */
void
guichet_sync_mark_seen_async (GuichetSync         *self,
                              const char          *demande_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (self, command_new (self, mark_seen_worker, demande_id), cancellable, callback, user_data);
}

/**
 * guichet_sync_mark_read_async:
 *
 * Notes that an article was read.
 */
void
guichet_sync_mark_read_async (GuichetSync         *self,
                              const char          *article_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (self, command_new (self, mark_read_worker, article_id), cancellable, callback, user_data);
}

/**
 * guichet_sync_fetch_async:
 * @attachment: what to have the content of
 *
 * Has a content at hand: from the blob store, else from the service.
 */
void
guichet_sync_fetch_async (GuichetSync         *self,
                          GuichetSyncContent   kind,
                          GuichetAttachment   *attachment,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Command *command = command_new (self, NULL, NULL);
  g_autoptr (GTask) task = task_new (self, command, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, TRUE);
  command->attachment = g_object_ref (attachment);
  command->content_kind = kind;
  begin_fetch (task);
}

/**
 * guichet_sync_fetch_finish:
 *
 * Returns: (transfer full): the file, read-only. Errors: %GUICHET_SYNC_ERROR_NOT_CONNECTED,
 *   %GUICHET_SYNC_ERROR_UNAVAILABLE; those of the store.
 */
GFile *
guichet_sync_fetch_finish (GuichetSync   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
