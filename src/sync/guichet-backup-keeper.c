/* guichet-backup-keeper.c - copies the data now and then, while they change
 *
 * Looked at each minute: once something was committed and the latest copy is an hour old, a copy is
 * made on a thread of its own. One that fails is tried again an hour later, and said in the log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-backup-keeper.h"

#include "guichet-backups.h"

struct _GuichetBackupKeeper
{
  GObject parent_instance;

  GuichetDatabase *database;
  GuichetClock *clock;
  guint64 generation;
  gint64 due;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (GuichetBackupKeeper, guichet_backup_keeper, G_TYPE_OBJECT)

typedef struct
{
  GFile *folder;
  gint64 now;
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->folder);
  g_free (copying);
}

static void
copy_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;
  g_autofree char *name = guichet_backups_make (copying->folder, copying->now, &error);

  if (name)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GuichetBackupKeeper *self = GUICHET_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("The data could not be copied: %s", error->message);
}

static void
copy (GuichetBackupKeeper *self,
      gint64               now)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, copied_cb, NULL);
  Copying *copying = g_new (Copying, 1);

  self->running = TRUE;
  self->due = now + GUICHET_BACKUPS_EVERY_MS;
  self->generation = guichet_database_get_generation (self->database);
  copying->folder = g_object_ref (guichet_database_get_folder (self->database));
  copying->now = now;
  g_task_set_source_tag (task, copy);
  g_task_set_task_data (task, copying, (GDestroyNotify) copying_free);
  g_task_run_in_thread (task, copy_worker);
}

static void
guichet_backup_keeper_dispose (GObject *object)
{
  GuichetBackupKeeper *self = GUICHET_BACKUP_KEEPER (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_backup_keeper_parent_class)->dispose (object);
}

static void
guichet_backup_keeper_class_init (GuichetBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_backup_keeper_dispose;
}

static void
guichet_backup_keeper_init (GuichetBackupKeeper *self)
{
}

/* Public API */

/**
 * guichet_backup_keeper_new:
 * @database: open for writing
 *
 * Returns: (transfer full): a keeper, which looks each minute
 */
GuichetBackupKeeper *
guichet_backup_keeper_new (GuichetDatabase *database,
                           GuichetClock    *clock)
{
  GuichetBackupKeeper *self = g_object_new (GUICHET_TYPE_BACKUP_KEEPER, NULL);
  g_auto (GStrv) names = guichet_backups_list (guichet_database_get_folder (database));

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->generation = guichet_database_get_generation (database);
  if (names[0])
    self->due = guichet_backups_get_at (names[0]) + GUICHET_BACKUPS_EVERY_MS;
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (guichet_backup_keeper_check), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * guichet_backup_keeper_check:
 *
 * Begins a copy if one is due: something changed, and the latest is an hour old, or is yet to come
 * by a clock that was put right since.
 */
void
guichet_backup_keeper_check (GuichetBackupKeeper *self)
{
  const gint64 now = guichet_clock_get_running (self->clock);

  if (self->running || self->generation == guichet_database_get_generation (self->database))
    return;
  if (now >= self->due || self->due > now + GUICHET_BACKUPS_EVERY_MS)
    copy (self, now);
}
