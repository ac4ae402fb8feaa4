/* guichet-intake.c - what comes in to be attached
 *
 * A file or the bytes of a paste become an attachment: looked at, then copied into the blob
 * store, so that nothing that happens to the file afterwards matters. Limits are checked
 * before a byte is copied, and the copy stops at the limit, for a file may grow meanwhile.
 * Its kind is what its first bytes say; its name is believed for kinds without a signature.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-intake.h"

#include "guichet-sync.h"

#define HEAD_BYTES 4096

/* Helpers */

static guint64
get_limit (GuichetServiceInformation *information)
{
  return information ? guichet_service_information_get_attachment_bytes (information)
                     : GUICHET_INTAKE_DEFAULT_BYTES;
}

static gboolean
check_size (guint64                     size,
            GuichetServiceInformation  *information,
            GError                    **error)
{
  if (size == 0)
    g_set_error_literal (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_EMPTY_FILE,
                         "The file is empty");
  else if (size > get_limit (information))
    g_set_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_LARGE,
                 "%" G_GUINT64_FORMAT " bytes, of at most %" G_GUINT64_FORMAT, size,
                 get_limit (information));
  else
    return TRUE;
  return FALSE;
}

/* Pictures go by their signature alone: a page of HTML named .png is no picture. */
static char *
guess_media_type (const char   *name,
                  const guchar *head,
                  gsize         length)
{
  gboolean uncertain;
  g_autofree char *type = g_content_type_guess (NULL, head, length, &uncertain);
  g_autofree char *media_type = g_content_type_get_mime_type (type);
  g_autofree char *named_type = NULL;
  g_autofree char *by_name = NULL;

  if (!uncertain && g_strcmp0 (media_type, "application/octet-stream") != 0
      && g_strcmp0 (media_type, "text/plain") != 0)
    return g_steal_pointer (&media_type);
  named_type = g_content_type_guess (name, head, length, NULL);
  by_name = g_content_type_get_mime_type (named_type);
  if (by_name && !g_str_has_prefix (by_name, "image/"))
    return g_steal_pointer (&by_name);
  return g_steal_pointer (&media_type);
}

static char *
check_type (const char                 *name,
            const guchar               *head,
            gsize                       length,
            GuichetServiceInformation  *information,
            GError                    **error)
{
  g_autofree char *media_type = guess_media_type (name, head, length);

  if (!media_type)
    media_type = g_strdup ("application/octet-stream");
  if (!information || guichet_service_information_accepts (information, media_type))
    return g_steal_pointer (&media_type);
  g_set_error (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNSUPPORTED,
               "The service does not take %s", media_type);
  return NULL;
}

/* Gives errors of reading their meaning for who wanted to attach. */
static void
translate (GError **error,
           GError  *reason)
{
  if (reason->domain != G_IO_ERROR || reason->code == G_IO_ERROR_CANCELLED)
    g_propagate_error (error, reason);
  else
    {
      const GuichetSyncError code = reason->code == G_IO_ERROR_MESSAGE_TOO_LARGE
                                      ? GUICHET_SYNC_ERROR_TOO_LARGE
                                      : GUICHET_SYNC_ERROR_VANISHED;

      g_set_error_literal (error, GUICHET_SYNC_ERROR, code, reason->message);
      g_error_free (reason);
    }
}

/* Reads how a file begins; -1 on an error. */
static gssize
read_head (GFile         *file,
           guchar        *head,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  gsize length;

  if (!stream
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &length, cancellable,
                                   error))
    return -1;
  return (gssize) length;
}

static GFileInfo *
look_at (GFile         *file,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
    file,
    G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                   "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
    G_FILE_QUERY_INFO_NONE, cancellable, &reason);

  if (!info)
    {
      translate (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return g_steal_pointer (&info);
  g_set_error_literal (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNSUPPORTED,
                       "Not a regular file");
  return NULL;
}

static GuichetAttachment *
make (const char *name,
      const char *media_type,
      guint64     size,
      const char *sha256)
{
  g_autofree char *clean = guichet_attachment_clean_name (name);

  return guichet_attachment_new (NULL, clean, media_type, size, sha256);
}

static GuichetAttachment *
copy_in (GuichetBlobStore           *blobs,
         GFile                      *file,
         const char                 *name,
         GuichetServiceInformation  *information,
         GCancellable               *cancellable,
         GError                    **error)
{
  guchar head[HEAD_BYTES];
  const gssize length = read_head (file, head, cancellable, error);
  g_autofree char *media_type = NULL;
  g_autofree char *sha256 = NULL;
  guint64 size = 0;

  if (length < 0)
    return NULL;
  media_type = check_type (name, head, (gsize) length, information, error);
  if (!media_type)
    return NULL;
  sha256 = guichet_blob_store_add_file (blobs, file, get_limit (information), &size, cancellable,
                                        error);
  return sha256 && check_size (size, information, error) ? make (name, media_type, size, sha256)
                                                         : NULL;
}

/* Public API */

/**
 * guichet_intake_bytes_worker:
 * @name: what to call it; cleaned
 * @information: (nullable): what the service takes, if it was heard
 *
 * Keeps the bytes of a paste.
 *
 * Returns: (transfer full): the attachment, its content on the disk. Errors:
 *   %GUICHET_SYNC_ERROR_EMPTY_FILE, %GUICHET_SYNC_ERROR_TOO_LARGE,
 *   %GUICHET_SYNC_ERROR_UNSUPPORTED; those of the store.
 */
GuichetAttachment *
guichet_intake_bytes_worker (GuichetBlobStore           *blobs,
                             const char                 *name,
                             GBytes                     *content,
                             GuichetServiceInformation  *information,
                             GError                    **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *media_type = NULL;
  g_autofree char *sha256 = NULL;

  if (!check_size (size, information, error))
    return NULL;
  media_type = check_type (name, data, MIN (size, HEAD_BYTES), information, error);
  if (!media_type)
    return NULL;
  sha256 = guichet_blob_store_add_bytes (blobs, content, error);
  return sha256 ? make (name, media_type, size, sha256) : NULL;
}

/**
 * guichet_intake_file_worker:
 * @information: (nullable): what the service takes, if it was heard
 *
 * Copies a file in.
 *
 * Returns: (transfer full): the attachment, its content on the disk. Errors:
 *   %GUICHET_SYNC_ERROR_VANISHED and those of guichet_intake_bytes_worker().
 */
GuichetAttachment *
guichet_intake_file_worker (GuichetBlobStore           *blobs,
                            GFile                      *file,
                            GuichetServiceInformation  *information,
                            GCancellable               *cancellable,
                            GError                    **error)
{
  g_autoptr (GFileInfo) info = look_at (file, cancellable, error);
  g_autoptr (GError) reason = NULL;
  GuichetAttachment *attachment;

  if (!info || !check_size ((guint64) g_file_info_get_size (info), information, error))
    return NULL;
  attachment = copy_in (blobs, file, g_file_info_get_display_name (info), information, cancellable,
                        &reason);
  if (!attachment)
    translate (error, g_steal_pointer (&reason));
  return attachment;
}
