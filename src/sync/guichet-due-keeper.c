/* guichet-due-keeper.c - keeps what is due reckoned, behind what changes
 *
 * After Demandes or events changed, once that is quiet for a moment, the worker reckons a few
 * Demandes at a time, so that nothing that is being written waits long behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-due-keeper.h"

#include "guichet-due-table.h"

/* Pages of a first synchronisation come closer to each other than this. */
#define QUIET_MS 200

/* Some thirty milliseconds of the worker. */
#define MOST_AT_ONCE 100

struct _GuichetDueKeeper
{
  GObject parent_instance;

  GuichetDatabase *database;
  guint timer_id;
  gboolean running;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (GuichetDueKeeper, guichet_due_keeper, G_TYPE_OBJECT)

static void run (GuichetDueKeeper *self);

/**
 * Run:
 * @keeper: who is told
 * @n_done: how many Demandes were reckoned
 */
typedef struct
{
  GuichetDueKeeper *keeper;
  guint n_done;
} Run;

static void
clear_run (gpointer data)
{
  g_object_unref (((Run *) data)->keeper);
}

static void
unref_run (gpointer data)
{
  g_rc_box_release_full (data, clear_run);
}

static gboolean
update_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Run *under_way = data;

  return guichet_due_table_update (connection, MOST_AT_ONCE, &under_way->n_done, error);
}

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Run *under_way = data;
  g_autoptr (GuichetDueKeeper) self = g_object_ref (under_way->keeper);
  g_autoptr (GError) error = NULL;
  const gboolean done =
    guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);
  const gboolean more = done && under_way->n_done == MOST_AT_ONCE;

  unref_run (under_way);
  self->running = FALSE;
  if (!done)
    g_debug ("What is due was not reckoned: %s", error->message);
  if (self->database && (more || self->again))
    run (self);
}

static void
run (GuichetDueKeeper *self)
{
  Run *under_way;

  self->again = self->running;
  if (self->running || !guichet_database_is_writable (self->database))
    return;
  self->running = TRUE;
  under_way = g_rc_box_new0 (Run);
  under_way->keeper = g_object_ref (self);
  guichet_database_write_async (self->database, update_worker, under_way, unref_run, NULL,
                                updated_cb, g_rc_box_acquire (under_way));
}

static gboolean
quiet_cb (gpointer data)
{
  GuichetDueKeeper *self = data;

  self->timer_id = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

static void
guichet_due_keeper_dispose (GObject *object)
{
  GuichetDueKeeper *self = GUICHET_DUE_KEEPER (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_due_keeper_parent_class)->dispose (object);
}

static void
guichet_due_keeper_class_init (GuichetDueKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_due_keeper_dispose;
}

static void
guichet_due_keeper_init (GuichetDueKeeper *self)
{
}

/**
 * guichet_due_keeper_new:
 * @database: what is stored
 *
 * Returns: (transfer full): what follows the changes of @database
 */
GuichetDueKeeper *
guichet_due_keeper_new (GuichetDatabase *database)
{
  GuichetDueKeeper *self = g_object_new (GUICHET_TYPE_DUE_KEEPER, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed::demande", G_CALLBACK (guichet_due_keeper_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "changed::event", G_CALLBACK (guichet_due_keeper_refresh),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * guichet_due_keeper_refresh:
 *
 * Has what is due reckoned soon.
 */
void
guichet_due_keeper_refresh (GuichetDueKeeper *self)
{
  g_return_if_fail (GUICHET_IS_DUE_KEEPER (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add (QUIET_MS, quiet_cb, self);
}
