/* guichet-sync-network.c - what the system says of the network, as a hint
 *
 * The network monitor may make us try sooner, it never keeps us from trying. On a connection that
 * is paid by the amount, what nobody asked for by hand is not fetched, if the person wants so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

/* Callbacks */

static void
metered_changed_cb (GuichetSync *self)
{
  self->is_metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());
}

static void
network_changed_cb (GuichetSync *self,
                    gboolean     available)
{
  if (available)
    guichet_sync_network_came (self);
}

/* Asking for the monitor the first time may wait for the bus. */
static void
find_monitor_worker (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  g_network_monitor_get_default ();
  g_task_return_boolean (task, TRUE);
}

static void
monitor_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  GuichetSync *self = GUICHET_SYNC (source);
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (!self->database)
    return;
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-metered", G_CALLBACK (metered_changed_cb),
                           self, G_CONNECT_SWAPPED);
  metered_changed_cb (self);
}

/* What the facade needs */

/* Follows the network from then on. */
void
guichet_sync_watch_network (GuichetSync *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, monitor_found_cb, NULL);

  g_task_set_source_tag (task, guichet_sync_watch_network);
  g_task_run_in_thread (task, find_monitor_worker);
}

/* Public API */

/**
 * guichet_sync_defers:
 * @attachment: what is to be shown though nobody asked for it by hand
 *
 * Returns: whether it is not here and is not to be fetched now: the connection is paid by the
 *   amount, and the person wants to spare it
 */
gboolean
guichet_sync_defers (GuichetSync       *self,
                     GuichetAttachment *attachment)
{
  return self->spares_metered && self->is_metered
         && !guichet_blob_store_has (guichet_database_get_blobs (self->database),
                                     guichet_attachment_get_sha256 (attachment));
}

/**
 * guichet_sync_set_spares_metered:
 * @spares_metered: whether to spare a connection that is paid by the amount
 *
 * Changes what the person wants.
 */
void
guichet_sync_set_spares_metered (GuichetSync *self,
                                 gboolean     spares_metered)
{
  if (self->spares_metered == spares_metered)
    return;
  self->spares_metered = spares_metered;
  g_object_notify (G_OBJECT (self), "spares-metered");
}
