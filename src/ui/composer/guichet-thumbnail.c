/* guichet-thumbnail.c - a picture from outside, small
 *
 * The helper process decodes it; a thread of the pool then makes it small, because a large
 * picture would hold up the window. Only the small one is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-thumbnail.h"

typedef struct
{
  cairo_surface_t *picture;
  int side;
} Work;

/* Helpers */

static void
work_free (Work *work)
{
  g_clear_pointer (&work->picture, cairo_surface_destroy);
  g_free (work);
}

static cairo_surface_t *
scale_worker (cairo_surface_t *picture,
              int              side)
{
  double width = cairo_image_surface_get_width (picture);
  double height = cairo_image_surface_get_height (picture);
  double scale = MIN (1.0, side / MAX (width, height));
  cairo_surface_t *small = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, cairo_image_surface_get_width (small) / width,
               cairo_image_surface_get_height (small) / height);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (small);
  return small;
}

static GdkTexture *
make_texture_worker (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) pixels =
    g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height);

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

static void
shrink_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Work *work = data;
  cairo_surface_t *small = scale_worker (work->picture, work->side);

  if (cairo_surface_status (small) == CAIRO_STATUS_SUCCESS)
    g_task_return_pointer (task, make_texture_worker (small), g_object_unref);
  else
    g_task_return_new_error (task, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE, "%s",
                             cairo_status_to_string (cairo_surface_status (small)));
  cairo_surface_destroy (small);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  work->picture = guichet_decoder_decode_finish (GUICHET_DECODER (source), result, &error);
  if (work->picture)
    g_task_run_in_thread (task, shrink_worker);
  else
    g_task_return_error (task, error);
}

static GTask *
start (GuichetDecoder      *decoder,
       int                  side,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (decoder, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->side = side;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  return task;
}

/* Public API */

/**
 * guichet_thumbnail_from_bytes_async:
 * @bytes: a PNG or a JPEG
 * @side: the longest side, in pixels
 *
 * Makes a small picture of a large one, and never a larger one.
 */
void
guichet_thumbnail_from_bytes_async (GuichetDecoder      *decoder,
                                    GBytes              *bytes,
                                    int                  side,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = start (decoder, side, cancellable, callback, user_data);

  guichet_decoder_decode_bytes_async (decoder, bytes, cancellable, decoded_cb, task);
}

/**
 * guichet_thumbnail_from_file_async:
 * @file: a PNG or a JPEG
 * @side: the longest side, in pixels
 *
 * Like guichet_thumbnail_from_bytes_async(), from a file.
 */
void
guichet_thumbnail_from_file_async (GuichetDecoder      *decoder,
                                   GFile               *file,
                                   int                  side,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = start (decoder, side, cancellable, callback, user_data);

  guichet_decoder_decode_file_async (decoder, file, cancellable, decoded_cb, task);
}

/**
 * guichet_thumbnail_finish:
 *
 * Returns: (transfer full): the small picture. Errors: those of the decoder.
 */
GdkTexture *
guichet_thumbnail_finish (GuichetDecoder  *decoder,
                          GAsyncResult    *result,
                          GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, decoder), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
