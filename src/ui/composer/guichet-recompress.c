/* guichet-recompress.c - makes the file of a picture small enough
 *
 * The helper process decodes it; a thread writes it anew: as a PNG, which loses nothing, then as
 * JPEGs of lower and lower quality, until one is small enough. Whatever else the file held, such
 * as where and when it was taken, is not in the new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-recompress.h"

#include "guichet-png-encoder.h"

#include <gdk/gdk.h>

typedef struct
{
  cairo_surface_t *picture;
  GFile *file;
  guint64 limit;
} Work;

/* Helpers */

static void
work_free (Work *work)
{
  g_clear_pointer (&work->picture, cairo_surface_destroy);
  g_clear_object (&work->file);
  g_free (work);
}

static GuichetRecompressed *
recompressed_new (GBytes     *bytes,
                  const char *media_type,
                  int         quality)
{
  GuichetRecompressed *self = g_new0 (GuichetRecompressed, 1);

  self->bytes = bytes;
  self->media_type = media_type;
  self->quality = quality;
  return self;
}

/* A JPEG has no transparency: what shows through is white. */
static GdkPixbuf *
flatten_worker (cairo_surface_t *picture)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  cairo_surface_t *flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (flat);
  GdkPixbuf *pixbuf;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (flat);
  pixbuf = gdk_pixbuf_get_from_surface (flat, 0, 0, width, height);
  cairo_surface_destroy (flat);
  return pixbuf;
}

static GBytes *
encode_jpeg_worker (GdkPixbuf  *pixbuf,
                    int         quality,
                    GError    **error)
{
  g_autofree char *value = g_strdup_printf ("%d", quality);
  char *buffer = NULL;
  gsize size = 0;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "jpeg", error, "quality", value, NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}

static GuichetRecompressed *
try_jpegs_worker (Work          *work,
                  GCancellable  *cancellable,
                  GError       **error)
{
  static const int qualities[] = { 90, 80, 70, 60 };
  g_autoptr (GdkPixbuf) pixbuf = flatten_worker (work->picture);

  for (guint i = 0; pixbuf && i < G_N_ELEMENTS (qualities); i++)
    {
      g_autoptr (GBytes) jpeg = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      jpeg = encode_jpeg_worker (pixbuf, qualities[i], error);
      if (!jpeg)
        return NULL;
      if (g_bytes_get_size (jpeg) <= work->limit)
        return recompressed_new (g_steal_pointer (&jpeg), "image/jpeg", qualities[i]);
    }
  g_set_error_literal (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE,
                       "It stays too large");
  return NULL;
}

static guint64
get_size_worker (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info ? (guint64) g_file_info_get_size (info) : 0;
}

static void
recompress_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (GBytes) png = guichet_png_encoder_encode (work->picture, NULL);
  GuichetRecompressed *result;

  if (png && g_bytes_get_size (png) <= work->limit)
    result = recompressed_new (g_steal_pointer (&png), "image/png", 0);
  else
    result = try_jpegs_worker (work, cancellable, &error);
  if (result)
    result->before = get_size_worker (work->file);
  if (result)
    g_task_return_pointer (task, result, (GDestroyNotify) guichet_recompressed_free);
  else
    g_task_return_error (task, error);
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
    g_task_run_in_thread (task, recompress_worker);
  else
    g_task_return_error (task, error);
}

/* Public API */

void
guichet_recompressed_free (GuichetRecompressed *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * guichet_recompress_async:
 * @file: a PNG or a JPEG
 * @limit: the most bytes
 *
 * Writes a picture anew, as well as @limit allows. Nothing of @file is changed.
 */
void
guichet_recompress_async (GuichetDecoder      *decoder,
                          GFile               *file,
                          guint64              limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (decoder, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->limit = limit;
  work->file = g_object_ref (file);
  g_task_set_source_tag (task, guichet_recompress_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  guichet_decoder_decode_file_async (decoder, file, cancellable, decoded_cb, task);
}

/**
 * guichet_recompress_finish:
 *
 * Returns: (transfer full): the new file. Errors: those of the decoder;
 *   %GUICHET_DECODE_ERROR_TOO_LARGE when no quality that can be read is small enough
 */
GuichetRecompressed *
guichet_recompress_finish (GuichetDecoder  *decoder,
                           GAsyncResult    *result,
                           GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, decoder), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
