/* guichet-clipboard-image.c - a picture's own bytes, from the clipboard
 *
 * A GdkTexture would be decoded in this process, whatever the picture asks for: a file of a
 * few kilobytes can take gigabytes. So the bytes are read as they are offered, up to a limit,
 * and only the helper process ever decodes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-clipboard-image.h"

#define CHUNK 65536

static const char *media_types[] = { "image/png", "image/jpeg", NULL };

typedef struct
{
  GInputStream *stream;
  GByteArray *content;
  gsize most_bytes;
} Read;

/* Helpers */

static void
read_free (Read *read)
{
  g_clear_object (&read->stream);
  g_byte_array_unref (read->content);
  g_free (read);
}

static void read_next (GTask *task);

static void
end_with_content (GTask *task)
{
  Read *read = g_task_get_task_data (task);

  if (read->content->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "No byte was offered");
  else
    g_task_return_pointer (task,
                           g_byte_array_free_to_bytes (g_byte_array_ref (read->content)),
                           (GDestroyNotify) g_bytes_unref);
}

/* Callbacks */

static void
chunk_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Read *read = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (read->stream, result, &error);

  if (!chunk)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (chunk) == 0)
    end_with_content (task);
  else if (g_bytes_get_size (chunk) > read->most_bytes - read->content->len)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                             "More than %" G_GSIZE_FORMAT " bytes", read->most_bytes);
  else
    {
      g_byte_array_append (read->content, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
      read_next (g_steal_pointer (&task));
    }
}

static void
read_next (GTask *task)
{
  Read *read = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (read->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_cb, task);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Read *read = g_task_get_task_data (task);
  GError *error = NULL;

  read->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (read->stream)
    read_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_clipboard_image_is_offered:
 *
 * Says whether the clipboard holds the bytes of a picture that we take.
 */
gboolean
guichet_clipboard_image_is_offered (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  for (guint i = 0; media_types[i]; i++)
    if (gdk_content_formats_contain_mime_type (formats, media_types[i]))
      return TRUE;
  return FALSE;
}

/**
 * guichet_clipboard_image_is_text:
 *
 * Says whether the clipboard also holds a text: in a field, that is what is meant.
 */
gboolean
guichet_clipboard_image_is_text (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
         || gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8")
         || gdk_content_formats_contain_mime_type (formats, "text/plain")
         || gdk_content_formats_contain_mime_type (formats, "UTF8_STRING");
}

/**
 * guichet_clipboard_image_read_async:
 * @most_bytes: beyond them the reading stops with %G_IO_ERROR_MESSAGE_TOO_LARGE
 *
 * Reads the bytes of the picture that the clipboard offers.
 */
void
guichet_clipboard_image_read_async (GdkClipboard        *clipboard,
                                    gsize                most_bytes,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (clipboard, cancellable, callback, user_data);
  Read *read = g_new0 (Read, 1);

  read->content = g_byte_array_new ();
  read->most_bytes = most_bytes;
  g_task_set_source_tag (task, guichet_clipboard_image_read_async);
  g_task_set_task_data (task, read, (GDestroyNotify) read_free);
  gdk_clipboard_read_async (clipboard, media_types, G_PRIORITY_DEFAULT, cancellable, opened_cb,
                            task);
}

/**
 * guichet_clipboard_image_read_finish:
 *
 * Returns: (transfer full): the picture as it was offered, never empty. Errors:
 *   %G_IO_ERROR_MESSAGE_TOO_LARGE, %G_IO_ERROR_INVALID_DATA when it holds nothing, and those of
 *   gdk_clipboard_read_async().
 */
GBytes *
guichet_clipboard_image_read_finish (GdkClipboard  *clipboard,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
