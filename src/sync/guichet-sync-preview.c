/* guichet-sync-preview.c - what of a draft would leave, before it is sent
 *
 * The bytes come from the same freezing as those that are sent, made of the same rows, so that
 * what is shown is what leaves. Nothing is kept of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "guichet-outgoing.h"
#include "guichet-service.h"

/* What the worker needs, and what it gives. */
typedef struct
{
  GuichetService *service;
  char *id;
  gint64 now;
  GBytes *payload;
} Preview;

/* Helpers */

static void
preview_free (Preview *preview)
{
  g_clear_object (&preview->service);
  g_clear_pointer (&preview->payload, g_bytes_unref);
  g_free (preview->id);
  g_free (preview);
}

static gboolean
freeze_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Preview *preview = data;
  g_autoptr (GuichetDemande) demande =
    guichet_demande_table_load (connection, preview->id, error);
  g_autoptr (GPtrArray) attachments =
    demande ? guichet_attachment_table_list (connection, GUICHET_ATTACHMENT_OF_DEMANDE,
                                             preview->id, error)
            : NULL;
  g_autoptr (GuichetOutgoing) item = NULL;
  GuichetOutgoingFields fields = {
    .id = preview->id,
    .kind = GUICHET_OUTGOING_DEMANDE,
    .written_at = preview->now,
    .demande = demande,
    .attachments = attachments,
  };

  if (!attachments)
    return FALSE;
  item = guichet_outgoing_new (&fields);
  preview->payload = guichet_service_freeze (preview->service, item, error);
  return preview->payload != NULL;
}

static void
frozen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Preview *preview = g_task_get_task_data (task);
  GError *error = NULL;

  if (guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&preview->payload),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_sync_preview_async:
 * @demande_id: a draft that is stored
 *
 * Makes the bytes that would leave if it were sent now; the instant of writing is this one.
 */
void
guichet_sync_preview_async (GuichetSync         *self,
                            const char          *demande_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Preview *preview = g_new0 (Preview, 1);

  g_task_set_source_tag (task, guichet_sync_preview_async);
  g_task_set_task_data (task, preview, (GDestroyNotify) preview_free);
  if (!guichet_sync_get_service (self))
    {
      g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED,
                               "No service is known");
      return;
    }
  preview->service = g_object_ref (guichet_sync_get_service (self));
  preview->id = g_strdup (demande_id);
  preview->now = guichet_clock_get_now (guichet_sync_get_clock (self));
  guichet_database_read_async (guichet_sync_get_database (self), freeze_worker, preview, NULL,
                               cancellable, frozen_cb, g_steal_pointer (&task));
}

/**
 * guichet_sync_preview_finish:
 *
 * Returns: (transfer full): the bytes. Errors: %GUICHET_SYNC_ERROR_NOT_CONNECTED, those of the
 *   store, and of the service where the contract has no place for what is written
 */
GBytes *
guichet_sync_preview_finish (GuichetSync   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
