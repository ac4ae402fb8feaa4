/* guichet-file-slice.c - the rest of a file, exactly
 *
 * The body of an upload announces its length before its first byte. A file that shrank
 * meanwhile would leave the service waiting for bytes that never come, one that grew would give
 * it bytes too many: this stream ends after the announced length, and fails where it cannot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-file-slice.h"

struct _GuichetFileSlice
{
  GFilterInputStream parent_instance;

  guint64 left;
};

G_DEFINE_FINAL_TYPE (GuichetFileSlice, guichet_file_slice, G_TYPE_FILTER_INPUT_STREAM)

static gssize
guichet_file_slice_read (GInputStream  *stream,
                         void          *buffer,
                         gsize          count,
                         GCancellable  *cancellable,
                         GError       **error)
{
  GuichetFileSlice *self = GUICHET_FILE_SLICE (stream);
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  gssize length;

  if (self->left == 0)
    return 0;
  length = g_input_stream_read (base, buffer, MIN (count, self->left), cancellable, error);
  if (length == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                           "the file is shorter than it was");
      return -1;
    }
  if (length > 0)
    self->left -= (guint64) length;
  return length;
}

static void
guichet_file_slice_class_init (GuichetFileSliceClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = guichet_file_slice_read;
}

static void
guichet_file_slice_init (GuichetFileSlice *self)
{
}

/**
 * guichet_file_slice_new:
 *
 * Opens @file at @offset.
 *
 * Returns: (transfer full): a stream of @length bytes. Errors: those of GIO.
 */
GInputStream *
guichet_file_slice_new (GFile         *file,
                        guint64        offset,
                        guint64        length,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GFileInputStream) base = g_file_read (file, cancellable, error);
  GuichetFileSlice *self;

  if (!base
      || !g_seekable_seek (G_SEEKABLE (base), (goffset) offset, G_SEEK_SET, cancellable, error))
    return NULL;
  self = g_object_new (GUICHET_TYPE_FILE_SLICE, "base-stream", base, NULL);
  self->left = length;
  return G_INPUT_STREAM (self);
}
