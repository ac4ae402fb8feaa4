/* guichet-database.c - the stored data of one account, and on which thread they are used
 *
 * Two connections. The worker's alone writes and checkpoints, inside a transaction that is
 * committed before anybody is told; the main thread's only reads. What is asked of the worker
 * is done in order. After a commit, on the main thread: first the callback of who asked, then
 * `changed`, once for each table that the transaction touched.
 *
 * Data given with a function are freed on the main thread, after the callback. Once the database
 * is closed, what is asked of it is answered with an error and nothing is told of changes: there
 * is nothing left to read.
 *
 * The folder is 0700, what is in it 0600. A writer holds the folder's lock from before it
 * looks at the database until after it closed it; a reader takes the lock when nobody holds
 * it, and is then a writer itself. A reader beside another program's writer reads what that
 * one committed, and is not told of changes.
 *
 * After an input or output error nothing more is written through the connection that met it:
 * it is closed and the database opened again from the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-database.h"

#include "guichet-database-file.h"
#include "guichet-folder-lock.h"
#include "guichet-migrations.h"
#include "guichet-worker.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct
{
  GTask *task;
  GuichetDatabaseFunc func;
  gboolean writes;
  GPtrArray *tables;
  GError *error;
} Job;

struct _GuichetDatabase
{
  GObject parent_instance;

  GFile *folder;
  char *path;
  GuichetFolderLock *lock;
  GuichetBlobStore *blobs;
  GMainContext *context;
  GuichetWorker *worker;
  GuichetConnection *reader;
  GuichetConnection *writer;
  guint64 generation;
};

G_DEFINE_FINAL_TYPE (GuichetDatabase, guichet_database, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->tables, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static GuichetConnectionMode
worker_mode (GuichetDatabase *self)
{
  return self->lock ? GUICHET_CONNECTION_WRITER : GUICHET_CONNECTION_READER;
}

static gboolean
ensure_sound_worker (GuichetDatabase  *self,
                     GError          **error)
{
  if (self->writer && !guichet_connection_has_failed (self->writer))
    return TRUE;
  g_clear_pointer (&self->writer, guichet_connection_close);
  self->writer = guichet_connection_open (self->path, worker_mode (self), error);
  return self->writer != NULL;
}

static gboolean
write_worker (GuichetDatabase  *self,
              Job              *job,
              GError          **error)
{
  if (!guichet_connection_begin (self->writer, error))
    return FALSE;
  if (!job->func (self->writer, g_task_get_task_data (job->task), error))
    {
      guichet_connection_roll_back (self->writer);
      return FALSE;
    }
  if (!guichet_connection_commit (self->writer, error))
    return FALSE;
  job->tables = guichet_connection_take_touched (self->writer);
  return TRUE;
}

static gboolean
read_worker (GuichetDatabase  *self,
             Job              *job,
             GError          **error)
{
  gboolean done;

  if (!guichet_connection_execute (self->writer, "PRAGMA query_only = ON; BEGIN", error))
    return FALSE;
  done = job->func (self->writer, g_task_get_task_data (job->task), error);
  guichet_connection_roll_back (self->writer);
  return guichet_connection_execute (self->writer, "PRAGMA query_only = OFF",
                                     done ? error : NULL)
         && done;
}

static void
emit_changed (GuichetDatabase *self,
              GPtrArray       *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);

      g_signal_emit (self, signals[CHANGED], g_quark_from_string (table), table);
    }
}

static gboolean
answer_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GuichetDatabase) self = g_object_ref (g_task_get_source_object (job->task));

  if (job->tables && job->tables->len > 0)
    self->generation++;
  if (job->error)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);
  if (job->tables && self->reader)
    emit_changed (self, job->tables);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): between two iterations nobody owns the main context, and the
 * answer would be given on this thread. */
static void
answer (GMainContext *context,
        Job          *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, context);
}

static void
job_worker (GTask        *carrier,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  GuichetDatabase *self = g_task_get_source_object (job->task);
  g_autoptr (GMainContext) context = g_main_context_ref (self->context);

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error)
      && ensure_sound_worker (self, &job->error))
    {
      if (job->writes)
        write_worker (self, job, &job->error);
      else
        read_worker (self, job, &job->error);
    }
  g_task_return_boolean (carrier, TRUE);
  answer (context, job);
}

/* Takes @task. */
static void
refuse (GTask          *task,
        gpointer        data,
        GDestroyNotify  destroy)
{
  g_task_set_task_data (task, data, destroy);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The database is closed");
  g_object_unref (task);
}

/* The worker's queue holds a carrier without a source object, never the caller's task: its last
 * reference, and with it the caller's data or the database itself, must not go on that thread. */
static void
run (GuichetDatabase     *self,
     gboolean             writes,
     GuichetDatabaseFunc  func,
     gpointer             data,
     GDestroyNotify       destroy,
     GTask               *task)
{
  g_autoptr (GTask) carrier = g_task_new (NULL, NULL, NULL, NULL);
  Job *job;

  if (!self->worker)
    {
      refuse (task, data, destroy);
      return;
    }
  job = g_new0 (Job, 1);
  /* Once it is committed it is done, whatever is cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  /* The task keeps the data: it may give its answer later than we give it ours. */
  g_task_set_task_data (task, data, destroy);
  job->task = task;
  job->func = func;
  job->writes = writes;
  g_task_set_task_data (carrier, job, NULL);
  guichet_worker_run (self->worker, carrier, job_worker);
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0 && g_chmod (path, 0700) == 0)
    return TRUE;
  guichet_store_error_set_errno (error, errno, path);
  return FALSE;
}

static gboolean
check_same_version (GuichetConnection  *connection,
                    GError            **error)
{
  gint64 version = 0;

  if (!guichet_connection_get_integer (connection, error, &version, "PRAGMA user_version", ""))
    return FALSE;
  if (version == guichet_migrations_get_latest ())
    return TRUE;
  g_set_error (error, GUICHET_STORE_ERROR,
               version > guichet_migrations_get_latest () ? GUICHET_STORE_ERROR_NEWER
                                                          : GUICHET_STORE_ERROR_IN_USE,
               "In use by a program of another version (schema %d)", (int) version);
  return FALSE;
}

static gboolean
open_connections (GuichetDatabase  *self,
                  GError          **error)
{
  self->writer = guichet_connection_open (self->path, worker_mode (self), error);
  if (!self->writer || !check_same_version (self->writer, error))
    return FALSE;
  guichet_connection_hand_over (self->writer);
  self->reader = guichet_connection_open (self->path, GUICHET_CONNECTION_READER, error);
  if (!self->reader)
    return FALSE;
  self->worker = guichet_worker_new ("database");
  return TRUE;
}

static gboolean
take_lock (GuichetDatabase      *self,
           GuichetDatabaseMode   mode,
           GError              **error)
{
  g_autoptr (GError) held = NULL;

  self->lock = guichet_folder_lock_acquire (self->folder, &held);
  if (self->lock
      || (mode == GUICHET_DATABASE_READER
          && (g_error_matches (held, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_IN_USE)
              || g_error_matches (held, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY))))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&held));
  return FALSE;
}

static gboolean
check_exists (GuichetDatabase  *self,
              GError          **error)
{
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "%s: nothing there",
               self->path);
  return FALSE;
}

static gboolean
open_folder (GuichetDatabase      *self,
             GuichetDatabaseMode   mode,
             GuichetClock         *clock,
             GError              **error)
{
  const char *folder = g_file_peek_path (self->folder);

  if (mode == GUICHET_DATABASE_WRITER ? !make_folder (folder, error) : !check_exists (self, error))
    return FALSE;
  if (!take_lock (self, mode, error))
    return FALSE;
  if (self->lock
      && !guichet_database_file_prepare (self->path, guichet_clock_get_now (clock), error))
    return FALSE;
  return open_connections (self, error);
}

static void
guichet_database_finalize (GObject *object)
{
  GuichetDatabase *self = GUICHET_DATABASE (object);

  guichet_database_close (self);
  g_clear_object (&self->folder);
  g_clear_object (&self->blobs);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (guichet_database_parent_class)->finalize (object);
}

static void
guichet_database_class_init (GuichetDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_database_finalize;

  /**
   * GuichetDatabase::changed:
   * @table: its name, which is also the signal's detail
   *
   * A transaction that changed @table was committed. On the main thread.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
guichet_database_init (GuichetDatabase *self)
{
}

/**
 * guichet_database_open:
 * @folder: the account's folder; a writer makes it
 * @clock: what a new database takes its beginning from
 *
 * Opens the data, in the caller's thread, which is then the only one to use the object.
 *
 * Returns: (transfer full): the database, or %NULL with the data unchanged. Errors:
 *   %GUICHET_STORE_ERROR_IN_USE, _NEWER, _DAMAGED, and _NOT_FOUND for a reader
 */
GuichetDatabase *
guichet_database_open (GFile                *folder,
                       GuichetDatabaseMode   mode,
                       GuichetClock         *clock,
                       GError              **error)
{
  g_autoptr (GuichetDatabase) self = g_object_new (GUICHET_TYPE_DATABASE, NULL);

  self->folder = g_object_ref (folder);
  self->path = g_build_filename (g_file_peek_path (folder), GUICHET_DATABASE_FILE_NAME, NULL);
  self->context = g_main_context_ref_thread_default ();
  self->blobs = guichet_blob_store_new (folder);
  if (!open_folder (self, mode, clock, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * guichet_database_close:
 *
 * Lets the worker finish what was asked of it, closes the reader, then the writer, then lets
 * the folder go. Blocks. Callbacks still come; what is asked afterwards ends with
 * %G_IO_ERROR_CLOSED.
 */
void
guichet_database_close (GuichetDatabase *self)
{
  if (self->worker)
    guichet_worker_stop (self->worker);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->reader, guichet_connection_close);
  if (self->writer)
    guichet_connection_hand_over (self->writer);
  g_clear_pointer (&self->writer, guichet_connection_close);
  g_clear_pointer (&self->lock, guichet_folder_lock_release);
}

/**
 * guichet_database_get_folder:
 *
 * Returns: (transfer none): the account's folder
 */
GFile *
guichet_database_get_folder (GuichetDatabase *self)
{
  return self->folder;
}

/**
 * guichet_database_get_blobs:
 *
 * Returns: (transfer none): the contents of files, on any thread
 */
GuichetBlobStore *
guichet_database_get_blobs (GuichetDatabase *self)
{
  return self->blobs;
}

/**
 * guichet_database_is_writable:
 *
 * Says whether the folder's lock is ours. A reader that found it free may write.
 */
gboolean
guichet_database_is_writable (GuichetDatabase *self)
{
  return self->lock != NULL;
}

/**
 * guichet_database_get_generation:
 *
 * Returns: a number that each commit which changed something makes greater, before its callback
 */
guint64
guichet_database_get_generation (GuichetDatabase *self)
{
  return self->generation;
}

/**
 * guichet_database_has_queued:
 *
 * Says whether something waits for the worker: long work then stops and queues its rest. On any
 * thread.
 */
gboolean
guichet_database_has_queued (GuichetDatabase *self)
{
  return guichet_worker_has_queued (self->worker);
}

/**
 * guichet_database_read:
 *
 * Returns: (transfer none): the main thread's connection. Statements are ended before the main
 *   loop runs again
 */
GuichetConnection *
guichet_database_read (GuichetDatabase *self)
{
  g_return_val_if_fail (self->reader, NULL);

  return self->reader;
}

/**
 * guichet_database_read_async:
 * @func: runs on the worker, in one snapshot, and cannot write
 * @destroy: (nullable): frees @data, on this thread, after the callback
 *
 * For what takes over 5 ms: statistics, exports.
 */
void
guichet_database_read_async (GuichetDatabase      *self,
                             GuichetDatabaseFunc   func,
                             gpointer              data,
                             GDestroyNotify        destroy,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data)
{
  run (self, FALSE, func, data, destroy, g_task_new (self, cancellable, callback, user_data));
}

/**
 * guichet_database_read_finish:
 *
 * Returns: whether it was done; the errors are those of the function given
 */
gboolean
guichet_database_read_finish (GuichetDatabase  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_database_write_async:
 * @func: runs on the worker, in a transaction
 * @destroy: (nullable): frees @data, on this thread, after the callback
 * @cancellable: (nullable): heeded until @func starts, never afterwards
 *
 * Does all of @func or nothing of it. It is on the disk when @callback comes without an error.
 */
void
guichet_database_write_async (GuichetDatabase      *self,
                              GuichetDatabaseFunc   func,
                              gpointer              data,
                              GDestroyNotify        destroy,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  run (self, TRUE, func, data, destroy, g_task_new (self, cancellable, callback, user_data));
}

/**
 * guichet_database_write_finish:
 *
 * Returns: whether it was committed. Errors: those of the function given;
 *   %GUICHET_STORE_ERROR_FULL; %GUICHET_STORE_ERROR_READ_ONLY without the folder's lock
 */
gboolean
guichet_database_write_finish (GuichetDatabase  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
