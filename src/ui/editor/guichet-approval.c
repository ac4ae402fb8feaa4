/* guichet-approval.c - an image that waits becomes what is attached
 *
 * For an image that was drawn on and whose window was closed: what was hidden in it stays hidden
 * when it is approved from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-approval.h"

typedef struct
{
  GuichetSketch *sketch;
  cairo_surface_t *image;
  guint n_zones;
} Approval;

/* Helpers */

static void
approval_free (gpointer data)
{
  Approval *self = data;

  g_clear_object (&self->sketch);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_free (self);
}

/* Callbacks */

static void
flattened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Approval *approval = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *png = guichet_flatten_finish (result, &approval->n_zones, &error);

  if (png)
    g_task_return_pointer (task, png, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Approval *approval = g_task_get_task_data (task);
  GError *error = NULL;

  approval->image = guichet_decoder_decode_finish (GUICHET_DECODER (source), result, &error);
  if (approval->image)
    guichet_flatten_async (GUICHET_DECODER (source), approval->image, approval->sketch,
                           g_task_get_cancellable (task), flattened_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_approval_async:
 * @content: a PNG or a JPEG
 * @sketch: what was drawn on it
 *
 * Decodes an image, then does guichet_flatten_async().
 */
void
guichet_approval_async (GuichetDecoder      *decoder,
                        GBytes              *content,
                        GuichetSketch       *sketch,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (decoder, cancellable, callback, user_data);
  Approval *approval = g_new0 (Approval, 1);

  approval->sketch = g_object_ref (sketch);
  g_task_set_source_tag (task, guichet_approval_async);
  g_task_set_task_data (task, approval, approval_free);
  guichet_decoder_decode_bytes_async (decoder, content, cancellable, decoded_cb, task);
}

/**
 * guichet_approval_finish:
 * @n_zones: (out): how many redactions the file shows, each verified
 *
 * Returns: (transfer full): the PNG. Errors: those of the decoder and of
 *   guichet_flatten_finish().
 */
GBytes *
guichet_approval_finish (GAsyncResult  *result,
                         guint         *n_zones,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, guichet_approval_async), NULL);

  *n_zones = ((Approval *) g_task_get_task_data (G_TASK (result)))->n_zones;
  return g_task_propagate_pointer (G_TASK (result), error);
}
