/* guichet-sync-figures.c - the Portail's own figures: asked, then kept
 *
 * Asked when somebody looks at a period, apart from the rounds: they change nothing else. What the
 * service says is kept with its instant, to be shown when it does not answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-portal-table.h"
#include "guichet-service.h"

typedef struct
{
  GuichetPortalFigures *figures;
  gint64 asked_at;
} Answer;

/* Helpers */

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->figures, guichet_portal_figures_unref);
  g_free (answer);
}

static gboolean
keep_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Answer *answer = data;

  return guichet_portal_table_put (connection, answer->figures, answer->asked_at, error);
}

/* Callbacks, last to first */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Answer *answer = g_task_get_task_data (task);
  GError *error = NULL;

  if (guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    g_task_return_pointer (task, guichet_portal_figures_ref (answer->figures),
                           (GDestroyNotify) guichet_portal_figures_unref);
  else
    g_task_return_error (task, error);
}

/* Whoever shows figures sees no service: that it does not give them is all they need. */
static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GuichetSync *self = g_task_get_source_object (task);
  Answer *answer = g_task_get_task_data (task);
  GError *error = NULL;

  answer->figures = guichet_service_fetch_figures_finish (GUICHET_SERVICE (source), result, &error);
  if (answer->figures)
    guichet_database_write_async (guichet_sync_get_database (self), keep_worker, answer, NULL, NULL,
                                  kept_cb, g_object_ref (task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE,
                             "The service does not give its figures: %s", error->message);
  g_clear_error (&error);
}

/* Public API */

/**
 * guichet_sync_fetch_figures_async:
 * @from: the first day, in Paris
 * @to: the day after the last one
 *
 * Asks the service for the Portail's own figures over a period and keeps them.
 */
void
guichet_sync_fetch_figures_async (GuichetSync         *self,
                                  GuichetDay           from,
                                  GuichetDay           to,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Answer *answer = g_new0 (Answer, 1);

  g_task_set_source_tag (task, guichet_sync_fetch_figures_async);
  g_task_set_task_data (task, answer, (GDestroyNotify) answer_free);
  if (!guichet_sync_get_service (self))
    {
      g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED,
                               "No service is known");
      return;
    }
  answer->asked_at = guichet_clock_get_now (guichet_sync_get_clock (self));
  guichet_service_fetch_figures_async (guichet_sync_get_service (self), from, to, cancellable,
                                       fetched_cb, g_steal_pointer (&task));
}

/**
 * guichet_sync_fetch_figures_finish:
 * @asked_at: (out): when it was asked; Unix milliseconds, UTC
 *
 * Returns: (transfer full): what the Portail says now, kept in guichet-portal-table.h. Errors:
 *   %GUICHET_SYNC_ERROR_NOT_CONNECTED, %GUICHET_SYNC_ERROR_UNAVAILABLE, those of the store.
 */
GuichetPortalFigures *
guichet_sync_fetch_figures_finish (GuichetSync   *self,
                                   GAsyncResult  *result,
                                   gint64        *asked_at,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *asked_at = ((Answer *) g_task_get_task_data (G_TASK (result)))->asked_at;
  return g_task_propagate_pointer (G_TASK (result), error);
}
