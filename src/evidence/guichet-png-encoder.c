/* guichet-png-encoder.c - the one way an image of ours becomes bytes
 *
 * What leaves the machine holds pixels and nothing else: IHDR, IDAT and IEND, made from
 * a surface, so that no text, profile, thumbnail or trailing byte of any source can come
 * along. RGB when all is opaque, RGBA otherwise, eight bits a channel.
 *
 * Speed comes from the recipe. libpng's usual choice (level 6, every filter tried on
 * every row) takes a quarter of a second for a 4K capture. Windows are flat, so a low
 * level finds their repetitions as well, without a filter or with the row above
 * subtracted; photographs have none to find, so after a filter it is enough to count
 * symbols. Which of the four holds is tried on a few bands of rows: the smallest wins.
 * On windows this takes a fifth to a third of the time for at most 1.1 times the size, on
 * photographs an eighth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-png-encoder.h"

#include <png.h>
#include <string.h>

#include "guichet-image-probe.h"

#define SAMPLE_BANDS 8
#define SAMPLE_BAND_ROWS 4
#define IDAT_BYTES (256 * 1024)

/* The strategies of zlib, whose header libpng does not give. */
#define STRATEGY_DEFAULT 0
#define STRATEGY_RLE 3

typedef struct
{
  int level;
  int strategy;
  int filter;
} Recipe;

static const Recipe recipes[] = {
  { 3, STRATEGY_DEFAULT, PNG_FILTER_NONE },
  { 3, STRATEGY_DEFAULT, PNG_FILTER_UP },
  { 1, STRATEGY_RLE, PNG_FILTER_SUB },
  { 1, STRATEGY_RLE, PNG_FILTER_UP },
};

typedef struct
{
  const guint8 *data;
  gsize stride;
  guint width;
  guint height;
  gboolean has_alpha;
} Raster;

/* The first @rows of every @step rows. */
typedef struct
{
  guint rows;
  guint step;
} Bands;

typedef struct
{
  cairo_surface_t *surface;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cairo_surface_destroy (job->surface);
  g_free (job->path);
  g_free (job);
}

/* The surface */

static const guint32 *
get_row (const Raster *raster,
         guint         y)
{
  return (const guint32 *) (const void *) (raster->data + y * raster->stride);
}

static gboolean
find_transparency (const Raster *raster)
{
  for (guint y = 0; y < raster->height; y++)
    {
      const guint32 *row = get_row (raster, y);
      guint32 all = 0xff000000;

      for (guint x = 0; x < raster->width; x++)
        all &= row[x];
      if (all != 0xff000000)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_surface (cairo_surface_t  *surface,
              Raster           *raster,
              GError          **error)
{
  cairo_format_t format = CAIRO_FORMAT_INVALID;

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    format = cairo_image_surface_get_format (surface);
  if (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24)
    {
      raster->data = cairo_image_surface_get_data (surface);
      raster->stride = (gsize) cairo_image_surface_get_stride (surface);
      raster->width = (guint) cairo_image_surface_get_width (surface);
      raster->height = (guint) cairo_image_surface_get_height (surface);
      raster->has_alpha = format == CAIRO_FORMAT_ARGB32 && find_transparency (raster);
    }
  if (format != CAIRO_FORMAT_INVALID && raster->data && raster->width > 0 && raster->height > 0
      && (guint64) raster->width * raster->height <= GUICHET_IMAGE_PIXELS_MAX)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "Not a surface that can be written as PNG");
  return FALSE;
}

/* Rows */

static void
convert_opaque (guint8        *target,
                const guint32 *row,
                guint          width)
{
  for (guint x = 0; x < width; x++, target += 3)
    {
      guint32 pixel = row[x];

      target[0] = (guint8) (pixel >> 16);
      target[1] = (guint8) (pixel >> 8);
      target[2] = (guint8) pixel;
    }
}

/* Undoes cairo's multiplication; what was multiplied from the result is the same again. */
static guint8
divide (guint channel,
        guint alpha)
{
  return (guint8) MIN ((channel * 255 + alpha / 2) / alpha, 255);
}

static void
convert_transparent (guint8        *target,
                     const guint32 *row,
                     guint          width)
{
  memset (target, 0, (gsize) width * 4);
  for (guint x = 0; x < width; x++, target += 4)
    {
      guint32 pixel = row[x];
      guint alpha = pixel >> 24;

      if (alpha == 0)
        continue;
      target[0] = divide (pixel >> 16 & 255, alpha);
      target[1] = divide (pixel >> 8 & 255, alpha);
      target[2] = divide (pixel & 255, alpha);
      target[3] = (guint8) alpha;
    }
}

static void
write_rows (png_structp   png,
            const Raster *raster,
            const Bands  *bands)
{
  g_autofree guint8 *converted = g_malloc ((gsize) raster->width * 4);

  for (guint y = 0; y < raster->height; y++)
    {
      if (y % bands->step >= bands->rows)
        continue;
      if (raster->has_alpha)
        convert_transparent (converted, get_row (raster, y), raster->width);
      else
        convert_opaque (converted, get_row (raster, y), raster->width);
      png_write_row (png, converted);
    }
}

/* libpng */

static png_voidp
allocate_cb (png_structp      png,
             png_alloc_size_t size)
{
  return g_malloc (size);
}

static void
free_cb (png_structp png,
         png_voidp   memory)
{
  g_free (memory);
}

/* Memory does not run out (allocate_cb) and writing into memory does not fail: what is left
 * are mistakes of ours in the calls below. */
static void
error_cb (png_structp png,
          const char *message)
{
  g_error ("libpng: %s", message);
}

static void
warning_cb (png_structp png,
            const char *message)
{
}

static void
write_cb (png_structp png,
          png_bytep   data,
          size_t      length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static guint
count_rows (guint        height,
            const Bands *bands)
{
  return height / bands->step * bands->rows + MIN (height % bands->step, bands->rows);
}

static void
set_recipe (png_structp   png,
            const Recipe *recipe)
{
  png_set_compression_level (png, recipe->level);
  png_set_compression_strategy (png, recipe->strategy);
  png_set_compression_buffer_size (png, IDAT_BYTES);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, recipe->filter);
}

/* Returns: (transfer full): a PNG of the rows in @bands */
static GByteArray *
encode_rows (const Raster *raster,
             const Recipe *recipe,
             const Bands  *bands)
{
  GByteArray *bytes = g_byte_array_new ();
  png_structp png = png_create_write_struct_2 (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb,
                                               NULL, allocate_cb, free_cb);
  png_infop info = png_create_info_struct (png);

  png_set_write_fn (png, bytes, write_cb, flush_cb);
  set_recipe (png, recipe);
  png_set_IHDR (png, info, raster->width, count_rows (raster->height, bands), 8,
                raster->has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  write_rows (png, raster, bands);
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
  return bytes;
}

static const Recipe *
choose_recipe (const Raster *raster)
{
  Bands sample = { SAMPLE_BAND_ROWS, MAX (SAMPLE_BAND_ROWS, raster->height / SAMPLE_BANDS) };
  const Recipe *best = &recipes[0];
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    {
      g_autoptr (GByteArray) bytes = encode_rows (raster, &recipes[i], &sample);

      if (bytes->len < smallest)
        {
          smallest = bytes->len;
          best = &recipes[i];
        }
    }
  return best;
}

/* Threads */

static void
encode_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GBytes *bytes = guichet_png_encoder_encode (job->surface, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
save_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (guichet_png_encoder_save (job->surface, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_job (cairo_surface_t     *surface,
         const char          *path,
         GTaskThreadFunc      worker,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  cairo_surface_flush (surface);
  job->surface = cairo_surface_reference (surface);
  job->path = g_strdup (path);
  g_task_set_source_tag (task, worker);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, worker);
}

/* Public API */

/**
 * guichet_png_encoder_encode:
 * @surface: an image surface, ARGB32 or RGB24, of at most 40 million pixels
 *
 * Takes about 55 ms for a 4K capture of windows: not for the main thread.
 *
 * Returns: (transfer full): the PNG. Errors: %G_IO_ERROR_INVALID_ARGUMENT for another surface.
 */
GBytes *
guichet_png_encoder_encode (cairo_surface_t  *surface,
                            GError          **error)
{
  const Bands all = { 1, 1 };
  Raster raster = { 0 };

  cairo_surface_flush (surface);
  if (!read_surface (surface, &raster, error))
    return NULL;
  return g_byte_array_free_to_bytes (encode_rows (&raster, choose_recipe (&raster), &all));
}

/**
 * guichet_png_encoder_encode_async:
 * @surface: nobody may draw on it before the callback
 *
 * Does guichet_png_encoder_encode() on another thread.
 */
void
guichet_png_encoder_encode_async (cairo_surface_t     *surface,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  run_job (surface, NULL, encode_worker, cancellable, callback, user_data);
}

/**
 * guichet_png_encoder_encode_finish:
 *
 * Returns: (transfer full): the PNG
 */
GBytes *
guichet_png_encoder_encode_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, encode_worker), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * guichet_png_encoder_write:
 * @png: what guichet_png_encoder_encode() gave
 * @path: the file; one that exists is replaced, all at once or not at all
 *
 * Writes a file that only its owner can read, on the disk for good when this returns. Not for
 * the main thread.
 *
 * Returns: whether it was written. Errors: %G_FILE_ERROR.
 */
gboolean
guichet_png_encoder_write (GBytes      *png,
                           const char  *path,
                           GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (png, &length);

  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * guichet_png_encoder_save:
 *
 * Does guichet_png_encoder_encode(), then guichet_png_encoder_write().
 *
 * Returns: whether it was written. Errors: those of both.
 */
gboolean
guichet_png_encoder_save (cairo_surface_t  *surface,
                          const char       *path,
                          GError          **error)
{
  g_autoptr (GBytes) png = guichet_png_encoder_encode (surface, error);

  return png && guichet_png_encoder_write (png, path, error);
}

/**
 * guichet_png_encoder_save_async:
 * @surface: nobody may draw on it before the callback
 *
 * Does guichet_png_encoder_save() on another thread.
 */
void
guichet_png_encoder_save_async (cairo_surface_t     *surface,
                                const char          *path,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  run_job (surface, path, save_worker, cancellable, callback, user_data);
}

gboolean
guichet_png_encoder_save_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, save_worker), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
