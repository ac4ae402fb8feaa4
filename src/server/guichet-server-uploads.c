/* guichet-server-uploads.c - files that arrive in pieces
 *
 * An upload's bytes are DIR/uploads/ID, appended to as they come: the file's own size is the
 * offset, so that a cut connection, a kill or a restart lose no byte that arrived. A part is
 * flushed to the disk before it is acknowledged. When the last byte is there the SHA-256 is
 * verified; when a Demande or a message names the upload, its file is linked to
 * DIR/files/SHA256, for good. What nothing names is forgotten after 7 days.
 *
 * One writer an upload: a client that comes back while its former connection still hangs
 * takes over, and the former is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-uploads.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guichet-digest.h"
#include "guichet-instant.h"

#define LIFETIME_MS (7 * 24 * GUICHET_HOUR_MS)

struct _GuichetServerUploads
{
  GuichetServerStore *store;
  GHashTable *writers; /* id -> GuichetServerUploadWriter, not owned */
};

struct _GuichetServerUploadWriter
{
  GuichetServerUploads *uploads;
  GuichetServerExchange *owner;
  char *id;
  int fd;
  goffset remaining;
  int failure;
  gboolean is_replaced;
};

/* Helpers */

static char *
upload_path (GuichetServerUploads *self,
             const char           *id)
{
  return g_build_filename (guichet_server_store_get_folder (self->store), "uploads", id, NULL);
}

static goffset
size_of (GuichetServerUploads *self,
         const char           *id)
{
  g_autofree char *path = upload_path (self, id);
  struct stat status;

  return stat (path, &status) == 0 ? (goffset) status.st_size : 0;
}

static GuichetServerUpload *
read_upload (GuichetServerUploads *self,
             GuichetServerRows    *rows)
{
  GuichetServerUpload *upload = g_new0 (GuichetServerUpload, 1);

  upload->id = g_strdup (guichet_server_rows_text (rows, 0));
  upload->filename = g_strdup (guichet_server_rows_text (rows, 1));
  upload->sha256 = g_strdup (guichet_server_rows_text (rows, 2));
  upload->length = guichet_server_rows_integer (rows, 3);
  upload->complete = guichet_server_rows_integer (rows, 4) != 0;
  upload->expires_at = guichet_server_rows_integer (rows, 5);
  upload->offset = upload->complete ? upload->length : size_of (self, upload->id);
  return upload;
}

static void
remove_file (GuichetServerUploads *self,
             const char           *id)
{
  g_autofree char *path = upload_path (self, id);

  if (unlink (path) != 0 && errno != ENOENT)
    g_warning ("%s: %s", path, g_strerror (errno));
}

static void
fail_with_errno (GuichetServerStore *store,
                 const char         *path)
{
  int code = errno;

  guichet_server_store_fail (store, g_error_new (G_IO_ERROR, g_io_error_from_errno (code),
                                                 "%s: %s", path, g_strerror (code)));
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         length)
{
  while (length > 0)
    {
      gssize count = write (fd, data, length);

      if (count < 0 && errno != EINTR)
        return FALSE;
      if (count > 0)
        {
          data += count;
          length -= (gsize) count;
        }
    }
  return TRUE;
}

/* Public API: uploads */

/**
 * guichet_server_uploads_new:
 *
 * Returns: (transfer full): the uploads of @store
 */
GuichetServerUploads *
guichet_server_uploads_new (GuichetServerStore *store)
{
  GuichetServerUploads *self = g_new0 (GuichetServerUploads, 1);

  self->store = g_object_ref (store);
  self->writers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
guichet_server_uploads_free (GuichetServerUploads *self)
{
  g_hash_table_unref (self->writers);
  g_object_unref (self->store);
  g_free (self);
}

void
guichet_server_upload_free (GuichetServerUpload *upload)
{
  g_free (upload->id);
  g_free (upload->filename);
  g_free (upload->sha256);
  g_free (upload);
}

/**
 * guichet_server_uploads_find:
 *
 * Returns: (transfer full) (nullable): the upload; %NULL when there is none or it has expired
 */
GuichetServerUpload *
guichet_server_uploads_find (GuichetServerUploads *self,
                             const char           *id,
                             gint64                now)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    self->store,
    "SELECT id, filename, sha256, length, complete, expires_at FROM upload"
    " WHERE id = ? AND (named OR expires_at > ?)",
    "si", id, now);

  return guichet_server_rows_next (rows) ? read_upload (self, rows) : NULL;
}

/**
 * guichet_server_uploads_create:
 *
 * Begins an upload, in a writing transaction.
 *
 * Returns: (transfer full) (nullable): the upload; %NULL when the transaction failed
 */
GuichetServerUpload *
guichet_server_uploads_create (GuichetServerUploads *self,
                               const char           *id,
                               const char           *filename,
                               const char           *sha256,
                               goffset               length,
                               gint64                now)
{
  remove_file (self, id);
  guichet_server_store_run (self->store,
                            "INSERT OR REPLACE INTO upload"
                            " (id, filename, sha256, length, expires_at) VALUES (?, ?, ?, ?, ?)",
                            "sssii", id, filename, sha256, (gint64) length, now + LIFETIME_MS);
  return guichet_server_uploads_find (self, id, now);
}

/**
 * guichet_server_uploads_verify:
 * @upload: one whose last byte has arrived
 *
 * Compares the SHA-256 of the bytes with the one announced, and marks the upload as complete
 * or drops it.
 */
gboolean
guichet_server_uploads_verify (GuichetServerUploads      *self,
                               const GuichetServerUpload *upload)
{
  g_autofree char *path = upload_path (self, upload->id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = guichet_digest_of_file (file, NULL, &error);

  if (!sha256)
    {
      guichet_server_store_fail (self->store, g_steal_pointer (&error));
      return FALSE;
    }
  if (g_str_equal (sha256, upload->sha256))
    {
      guichet_server_store_run (self->store, "UPDATE upload SET complete = 1 WHERE id = ?", "s",
                                upload->id);
      return TRUE;
    }
  guichet_server_uploads_drop (self, upload->id);
  return FALSE;
}

/**
 * guichet_server_uploads_drop:
 *
 * Forgets an upload and its bytes, in a writing transaction.
 */
void
guichet_server_uploads_drop (GuichetServerUploads *self,
                             const char           *id)
{
  guichet_server_store_run (self->store, "DELETE FROM upload WHERE id = ?", "s", id);
  remove_file (self, id);
}

/**
 * guichet_server_uploads_keep:
 * @upload: a complete one
 *
 * Keeps an upload's bytes for good, among the store's files.
 */
void
guichet_server_uploads_keep (GuichetServerUploads      *self,
                             const GuichetServerUpload *upload)
{
  g_autofree char *from = upload_path (self, upload->id);
  g_autofree char *to = g_build_filename (guichet_server_store_get_folder (self->store), "files",
                                          upload->sha256, NULL);

  if (link (from, to) != 0 && errno != EEXIST)
    fail_with_errno (self->store, to);
  guichet_server_store_run (self->store, "UPDATE upload SET named = 1 WHERE id = ?", "s",
                            upload->id);
}

/**
 * guichet_server_uploads_sweep:
 *
 * Drops what has expired; runs its own transaction.
 */
void
guichet_server_uploads_sweep (GuichetServerUploads *self,
                              gint64                now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GuichetServerRows *rows;

  guichet_server_store_begin (self->store, GUICHET_SERVER_WRITES);
  rows = guichet_server_store_query (self->store, "SELECT id FROM upload WHERE expires_at <= ?",
                                     "i", now);
  while (guichet_server_rows_next (rows))
    g_ptr_array_add (ids, g_strdup (guichet_server_rows_text (rows, 0)));
  guichet_server_rows_free (rows);
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (self->writers, g_ptr_array_index (ids, i)))
      guichet_server_uploads_drop (self, g_ptr_array_index (ids, i));
  if (!guichet_server_store_end (self->store, &error))
    g_warning ("Expired uploads are still there: %s", error->message);
}

/* Public API: writing */

/**
 * guichet_server_upload_writer_new:
 * @owner: the exchange whose body is written
 *
 * Opens @upload for the bytes that follow. A writer that was there is cut off.
 */
GuichetServerUploadWriter *
guichet_server_upload_writer_new (GuichetServerUploads      *uploads,
                                  const GuichetServerUpload *upload,
                                  GuichetServerExchange     *owner,
                                  GError                   **error)
{
  g_autofree char *path = upload_path (uploads, upload->id);
  GuichetServerUploadWriter *former = g_hash_table_lookup (uploads->writers, upload->id);
  GuichetServerUploadWriter *self;
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  if (former)
    {
      former->is_replaced = TRUE;
      guichet_server_exchange_hang_up (former->owner);
    }
  self = g_new0 (GuichetServerUploadWriter, 1);
  self->uploads = uploads;
  self->owner = owner;
  self->id = g_strdup (upload->id);
  self->fd = fd;
  self->remaining = upload->length - upload->offset;
  g_hash_table_replace (uploads->writers, self->id, self);
  return self;
}

/**
 * guichet_server_upload_writer_write:
 *
 * Appends bytes. A failure is kept for guichet_server_upload_writer_finish().
 */
void
guichet_server_upload_writer_write (GuichetServerUploadWriter *self,
                                    const void                *data,
                                    gsize                      length)
{
  if (self->failure != 0 || self->is_replaced)
    return;
  if ((goffset) length > self->remaining)
    self->failure = EFBIG;
  else if (!write_all (self->fd, data, length))
    self->failure = errno;
  else
    self->remaining -= (goffset) length;
}

/**
 * guichet_server_upload_writer_finish:
 *
 * Brings what was written to the disk.
 *
 * Errors: %G_IO_ERROR_MESSAGE_TOO_LARGE when more came than was announced, %G_IO_ERROR_CANCELLED
 * when another connection took over, those of the disk.
 */
gboolean
guichet_server_upload_writer_finish (GuichetServerUploadWriter *self,
                                     GError                   **error)
{
  if (self->is_replaced)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another connection took over");
      return FALSE;
    }
  if (self->failure == 0 && fdatasync (self->fd) != 0)
    self->failure = errno;
  if (self->failure == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR,
               self->failure == EFBIG ? G_IO_ERROR_MESSAGE_TOO_LARGE
                                      : g_io_error_from_errno (self->failure),
               "upload %s: %s", self->id, g_strerror (self->failure));
  return FALSE;
}

void
guichet_server_upload_writer_free (GuichetServerUploadWriter *self)
{
  if (!self->is_replaced)
    g_hash_table_remove (self->uploads->writers, self->id);
  close (self->fd);
  g_free (self->id);
  g_free (self);
}
