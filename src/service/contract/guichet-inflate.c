/* guichet-inflate.c - gzip from outside
 *
 * 300 KB of gzip can hold 300 MB, and a stream that is cut decodes without an error: what comes
 * out is counted as it comes, and the stream must reach its end and its bytes theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-inflate.h"

#include "guichet-service-error.h"

#define CHUNK (64 * 1024)

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER, what);
  return FALSE;
}

/* One step; @finished says that the stream's end was reached. */
static gboolean
step (GConverter  *decoder,
      const guint8 **data,
      gsize       *left,
      GByteArray  *out,
      gboolean    *finished,
      GError     **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr (GError) local = NULL;
  gsize n_read, n_written;
  GConverterResult result = g_converter_convert (decoder, *data, *left, chunk, CHUNK,
                                                 G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                                                 &local);

  if (result == G_CONVERTER_ERROR)
    return fail (error, "the answer is not whole gzip");
  *data += n_read;
  *left -= n_read;
  *finished = result == G_CONVERTER_FINISHED;
  g_byte_array_append (out, chunk, (guint) n_written);
  return TRUE;
}

/**
 * guichet_inflate:
 * @bytes: one gzip stream, and nothing after it
 * @most_bytes: the most that may come out
 *
 * Returns: (transfer full): what was compressed. Errors: %GUICHET_SERVICE_ERROR_BROKEN_ANSWER.
 */
GBytes *
guichet_inflate (GBytes  *bytes,
                 gsize    most_bytes,
                 GError **error)
{
  g_autoptr (GZlibDecompressor) decoder = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize left;
  const guint8 *data = g_bytes_get_data (bytes, &left);
  gboolean finished = FALSE;

  while (!finished)
    {
      if (!step (G_CONVERTER (decoder), &data, &left, out, &finished, error))
        return NULL;
      if (out->len > most_bytes)
        {
          fail (error, "the answer is larger than any of the contract");
          return NULL;
        }
    }
  if (left > 0)
    {
      fail (error, "something follows the gzip stream");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
