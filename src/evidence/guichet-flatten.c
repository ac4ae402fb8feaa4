/* guichet-flatten.c - an image and what is drawn on it become one file, verified
 *
 * The redactions are burnt into a copy of the pixels before anything else, so that nothing can
 * be painted, blended or encoded from what they hide; then shapes are painted, and the
 * redactions burnt once more: a redaction is above everything, and all of its pixels are the
 * same. The result is cropped into a buffer of its own, encoded, and what was encoded is
 * decoded again by the helper and looked at. Whoever calls gets bytes that were verified, or an
 * error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-flatten.h"

#include "guichet-annotation-painter.h"
#include "guichet-png-encoder.h"
#include "guichet-redaction.h"

#include <string.h>

typedef struct
{
  GuichetDecoder *decoder;
  cairo_surface_t *image;
  cairo_surface_t *decoded;
  GPtrArray *annotations;
  GArray *numbers;
  cairo_rectangle_int_t crop;
  GArray *covers;
  GBytes *png;
} Job;

/* Helpers */

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->decoder);
  g_clear_pointer (&job->image, cairo_surface_destroy);
  g_clear_pointer (&job->decoded, cairo_surface_destroy);
  g_ptr_array_unref (job->annotations);
  g_array_unref (job->numbers);
  g_array_unref (job->covers);
  g_clear_pointer (&job->png, g_bytes_unref);
  g_free (job);
}

static Job *
job_new (GuichetDecoder  *decoder,
         cairo_surface_t *image,
         GuichetSketch   *sketch)
{
  Job *job = g_new0 (Job, 1);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (sketch));

  job->decoder = g_object_ref (decoder);
  job->image = cairo_surface_reference (image);
  job->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  job->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  job->covers = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));
  guichet_sketch_get_crop (sketch, &job->crop);
  for (guint i = 0; i < n; i++)
    {
      const guint number = guichet_sketch_get_number (sketch, i);

      g_ptr_array_add (job->annotations, g_list_model_get_item (G_LIST_MODEL (sketch), i));
      g_array_append_val (job->numbers, number);
    }
  return job;
}

/* Returns: (transfer full): a part of @source, in memory of its own */
static cairo_surface_t *
copy_part (cairo_surface_t             *source,
           const cairo_rectangle_int_t *part)
{
  cairo_surface_t *copy =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, part->width, part->height);
  cairo_t *cr = cairo_create (copy);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, source, -part->x, -part->y);
  cairo_paint (cr);
  cairo_destroy (cr);
  return copy;
}

/* What was under a redaction does not stay in freed memory. */
static void
wipe (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  explicit_bzero (cairo_image_surface_get_data (surface),
                  (gsize) cairo_image_surface_get_stride (surface)
                    * (gsize) cairo_image_surface_get_height (surface));
  cairo_surface_destroy (surface);
}

static GArray *
find_covers (Job             *job,
             cairo_surface_t *surface)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));

  for (guint i = 0; i < job->annotations->len; i++)
    {
      GuichetAnnotation *annotation = job->annotations->pdata[i];
      cairo_rectangle_int_t cover;
      cairo_rectangle_t frame;

      guichet_annotation_get_frame (annotation, &frame);
      if (guichet_annotation_get_kind (annotation) == GUICHET_ANNOTATION_REDACTION
          && guichet_redaction_cover (&frame, cairo_image_surface_get_width (surface),
                                      cairo_image_surface_get_height (surface), &cover))
        g_array_append_val (covers, cover);
    }
  return covers;
}

static void
burn_all (cairo_surface_t *surface,
          GArray          *covers)
{
  for (guint i = 0; i < covers->len; i++)
    guichet_redaction_burn (surface, &g_array_index (covers, cairo_rectangle_int_t, i));
}

static void
paint_all (Job             *job,
           cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < job->annotations->len; i++)
    guichet_annotation_painter_paint (job->annotations->pdata[i], cr,
                                      g_array_index (job->numbers, guint, i));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* The part of a cover that the crop keeps, from the corner of the crop. */
static void
keep_cover (Job                         *job,
            const cairo_rectangle_int_t *cover)
{
  const cairo_rectangle_int_t *crop = &job->crop;
  const int left = MAX (cover->x, crop->x) - crop->x;
  const int top = MAX (cover->y, crop->y) - crop->y;
  const cairo_rectangle_int_t kept = {
    left, top, MIN (cover->x + cover->width, crop->x + crop->width) - crop->x - left,
    MIN (cover->y + cover->height, crop->y + crop->height) - crop->y - top
  };

  if (kept.width > 0 && kept.height > 0)
    g_array_append_val (job->covers, kept);
}

/* Returns: (transfer full): what the file is to show */
static cairo_surface_t *
flatten (Job *job)
{
  const cairo_rectangle_int_t all = { 0, 0, cairo_image_surface_get_width (job->image),
                                      cairo_image_surface_get_height (job->image) };
  cairo_surface_t *copy = copy_part (job->image, &all);
  g_autoptr (GArray) covers = find_covers (job, copy);
  cairo_surface_t *flat;

  burn_all (copy, covers);
  paint_all (job, copy);
  burn_all (copy, covers);
  for (guint i = 0; i < covers->len; i++)
    keep_cover (job, &g_array_index (covers, cairo_rectangle_int_t, i));
  flat = copy_part (copy, &job->crop);
  wipe (copy);
  return flat;
}

/* Threads */

static void
write_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  cairo_surface_t *flat = flatten (job);
  GError *error = NULL;

  job->png = guichet_png_encoder_encode (flat, &error);
  wipe (flat);
  if (job->png
      && guichet_redaction_check_file (job->png, job->crop.width, job->crop.height, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
check_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (guichet_redaction_check_pixels (job->decoded, (gpointer) job->covers->data, job->covers->len,
                                      &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The data belong to the task that waits. */
static void
run (GTask               *outer,
     GTaskThreadFunc      worker,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task =
    g_task_new (NULL, g_task_get_cancellable (outer), callback, g_object_ref (outer));

  g_task_set_task_data (task, g_task_get_task_data (outer), NULL);
  g_task_run_in_thread (task, worker);
}

/* Callbacks */

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_bytes_ref (job->png), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->decoded = guichet_decoder_decode_finish (job->decoder, result, &error);
  if (!job->decoded)
    g_task_return_error (task, error);
  else if (cairo_image_surface_get_width (job->decoded) != job->crop.width
           || cairo_image_surface_get_height (job->decoded) != job->crop.height)
    g_task_return_new_error (task, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_NOT_VERIFIED,
                             "What was written has another size");
  else
    run (task, check_worker, checked_cb);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    guichet_decoder_decode_bytes_async (job->decoder, job->png, g_task_get_cancellable (task),
                                        decoded_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_flatten_async:
 * @decoder: reads again what was written
 * @image: an image surface; nobody may draw on it before the callback
 * @sketch: what is drawn on it, as it is now
 *
 * Makes a PNG of what remains of an image: the redactions burnt in, the shapes painted, cropped;
 * and verifies it. Off the calling thread; about 0.3 s for a 4K capture.
 */
void
guichet_flatten_async (GuichetDecoder      *decoder,
                       cairo_surface_t     *image,
                       GuichetSketch       *sketch,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  cairo_surface_flush (image);
  g_task_set_source_tag (task, guichet_flatten_async);
  g_task_set_task_data (task, job_new (decoder, image, sketch), job_free);
  run (task, write_worker, written_cb);
}

/**
 * guichet_flatten_finish:
 * @n_zones: (out) (optional): how many redactions the file shows, each verified
 *
 * Returns: (transfer full): the PNG, verified. Errors: %GUICHET_EVIDENCE_ERROR_NOT_VERIFIED,
 *   %GUICHET_DECODE_ERROR.
 */
GBytes *
guichet_flatten_finish (GAsyncResult  *result,
                        guint         *n_zones,
                        GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, guichet_flatten_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (n_zones)
    *n_zones = job->covers->len;
  return g_task_propagate_pointer (G_TASK (result), error);
}
