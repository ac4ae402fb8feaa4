/* guichet-sync-replies.c - the answers in a Demande: kept while they are written, then sent
 *
 * An answer is a message, or our word on what was delivered. It is a draft in the store from its
 * first character on, with its files, whose content is taken in before the draft names it. One
 * that says nothing any more is deleted; one that is sent keeps its id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-intake.h"
#include "guichet-outgoing-table.h"

typedef struct
{
  GuichetOutgoing *item;
  char *id;
  gint64 now;
  gint64 not_before;
} Reply;

typedef struct
{
  GuichetBlobStore *blobs;
  GuichetServiceInformation *information;
  GFile *file;
  char *name;
  GBytes *content;
} Intake;

/* Helpers: data */

static void
reply_free (Reply *self)
{
  g_clear_object (&self->item);
  g_free (self->id);
  g_free (self);
}

static void
intake_free (Intake *self)
{
  g_clear_object (&self->blobs);
  g_clear_object (&self->information);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

/* An acceptance says enough by itself. */
static gboolean
says_nothing (const GuichetOutgoingFields *fields)
{
  return !fields->accepted && (!fields->text || !*fields->text)
         && (!fields->attachments || fields->attachments->len == 0);
}

/* Helpers: on the worker */

/* What was never stored need not be deleted. */
static gboolean
delete_emptied (GuichetConnection  *connection,
                const char         *id,
                GError            **error)
{
  g_autoptr (GError) failed = NULL;

  if (guichet_outgoing_table_delete (connection, id, &failed)
      || g_error_matches (failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
save_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Reply *self = data;
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (self->item);

  if (says_nothing (fields))
    return delete_emptied (connection, fields->id, error);
  return guichet_outgoing_table_save_draft (connection, self->item, self->now, error);
}

/* Saved first: what leaves is what was seen last. */
static gboolean
send_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Reply *self = data;

  return guichet_outgoing_table_save_draft (connection, self->item, self->now, error)
         && guichet_outgoing_table_queue (connection, self->item, self->now, self->not_before,
                                          error);
}

static gboolean
discard_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  Reply *self = data;

  return guichet_outgoing_table_delete (connection, self->id, error);
}

static void
take_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Intake *self = task_data;
  GError *error = NULL;
  GuichetAttachment *attachment =
    self->content ? guichet_intake_bytes_worker (self->blobs, self->name, self->content,
                                                 self->information, &error)
                  : guichet_intake_file_worker (self->blobs, self->file, self->information,
                                                cancellable, &error);

  if (attachment)
    g_task_return_pointer (task, attachment, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Helpers: running */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_get_source_tag (task) == guichet_sync_send_reply_async)
    guichet_sync_wake (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

/* Takes @task. */
static void
store (GTask               *task,
       GuichetDatabaseFunc  func)
{
  GuichetSync *self = g_task_get_source_object (task);

  /* What is stored is stored: a late cancellation must not pretend otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  guichet_database_write_async (guichet_sync_get_database (self), func, g_task_get_task_data (task),
                                NULL, g_task_get_cancellable (task), written_cb, task);
}

static Reply *
reply_new (GuichetSync     *self,
           GuichetOutgoing *item)
{
  Reply *reply = g_new0 (Reply, 1);

  reply->item = item ? g_object_ref (item) : NULL;
  reply->now = guichet_clock_get_now (guichet_sync_get_clock (self));
  return reply;
}

static void
take_in (GuichetSync  *self,
         GTask        *task,
         Intake       *intake)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self);

  intake->blobs = g_object_ref (guichet_database_get_blobs (guichet_sync_get_database (self)));
  intake->information = information ? g_object_ref (information) : NULL;
  g_task_set_task_data (task, intake, (GDestroyNotify) intake_free);
  g_task_run_in_thread (task, take_in_worker);
}

/* Public API */

/**
 * guichet_sync_save_reply_async:
 * @reply: a message or a validation, with all that goes with it
 *
 * Keeps an answer as it is now; one that says nothing any more is deleted. Ends with
 * guichet_sync_command_finish(). Errors: %GUICHET_STORE_ERROR_STATE when it is on its way.
 */
void
guichet_sync_save_reply_async (GuichetSync         *self,
                               GuichetOutgoing     *reply,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_sync_save_reply_async);
  g_task_set_task_data (task, reply_new (self, reply), (GDestroyNotify) reply_free);
  store (task, save_worker);
}

/**
 * guichet_sync_send_reply_async:
 * @reply: a message or a validation (Livret, 3.1.3), with all that goes with it
 * @hold_ms: milliseconds during which it can still be taken back
 *
 * Queues an answer, network or not. Ends with guichet_sync_command_finish(). Errors:
 * %GUICHET_STORE_ERROR_STATE when it is on its way already.
 */
void
guichet_sync_send_reply_async (GuichetSync         *self,
                               GuichetOutgoing     *reply,
                               guint                hold_ms,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reply *data = reply_new (self, reply);

  data->not_before = hold_ms > 0 ? data->now + hold_ms : 0;
  g_task_set_source_tag (task, guichet_sync_send_reply_async);
  g_task_set_task_data (task, data, (GDestroyNotify) reply_free);
  store (task, send_worker);
}

/**
 * guichet_sync_discard_async:
 * @outgoing_id: an answer or a vote
 *
 * Deletes what is not on its way because somebody asked for it; the deletion is journaled. Ends
 * with guichet_sync_command_finish(). Errors: %GUICHET_STORE_ERROR_STATE once it may have left.
 */
void
guichet_sync_discard_async (GuichetSync         *self,
                            const char          *outgoing_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reply *data = reply_new (self, NULL);

  data->id = g_strdup (outgoing_id);
  g_task_set_source_tag (task, guichet_sync_discard_async);
  g_task_set_task_data (task, data, (GDestroyNotify) reply_free);
  store (task, discard_worker);
}

/**
 * guichet_sync_take_in_async:
 * @name: what to call it; cleaned
 * @content: the bytes of a paste
 *
 * Puts bytes in the blob store, for something that will name them. Ends with
 * guichet_sync_attach_finish().
 */
void
guichet_sync_take_in_async (GuichetSync         *self,
                            const char          *name,
                            GBytes              *content,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Intake *intake = g_new0 (Intake, 1);

  g_task_set_source_tag (task, guichet_sync_take_in_async);
  intake->name = g_strdup (name);
  intake->content = g_bytes_ref (content);
  take_in (self, task, intake);
}

/**
 * guichet_sync_take_in_file_async:
 * @file: copied; what becomes of it afterwards does not matter
 *
 * Puts a file in the blob store, for something that will name it. Ends with
 * guichet_sync_attach_finish().
 */
void
guichet_sync_take_in_file_async (GuichetSync         *self,
                                 GFile               *file,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Intake *intake = g_new0 (Intake, 1);

  g_task_set_source_tag (task, guichet_sync_take_in_file_async);
  intake->file = g_object_ref (file);
  take_in (self, task, intake);
}
