/* guichet-blob-store.c - the contents of files, by their SHA-256
 *
 *     FOLDER/blobs/ab/abcdef…     a content, 0600; its name says what it must be
 *     FOLDER/blobs/.new/RANDOM    being written
 *     FOLDER/blobs/.part/SHA256   being downloaded, may be resumed
 *
 * A content is written under another name, synced, renamed, and its folder synced: what has
 * its name is whole. The same content is kept once. Reading checks the digest. Nothing is
 * locked: any thread may add or read, and two that add the same content do no harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-blob-store.h"

#include "guichet-digest.h"
#include "guichet-instant.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE 65536

struct _GuichetBlobStore
{
  GObject parent_instance;

  char *root;
};

G_DEFINE_FINAL_TYPE (GuichetBlobStore, guichet_blob_store, G_TYPE_OBJECT)

/* A content on its way in: where it is written, and its digest so far. */
typedef struct
{
  char *path;
  int descriptor;
  GChecksum *checksum;
  guint64 size;
} Fresh;

static void
fresh_clear (Fresh *fresh)
{
  if (fresh->descriptor >= 0)
    g_close (fresh->descriptor, NULL);
  if (fresh->path)
    g_unlink (fresh->path);
  g_clear_pointer (&fresh->path, g_free);
  g_clear_pointer (&fresh->checksum, g_checksum_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fresh, fresh_clear)

static char *
path_of (GuichetBlobStore *self,
         const char       *sha256)
{
  char group[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (self->root, group, sha256, NULL);
}

static gboolean
fail_errno (GError     **error,
            const char  *path)
{
  guichet_store_error_set_errno (error, errno, path);
  return FALSE;
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int descriptor = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = descriptor >= 0 && fsync (descriptor) == 0;

  if (!done)
    fail_errno (error, path);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  return done;
}

/* A new folder is as good as lost until the one above it is synced. */
static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (path, 0700) != 0)
    return fail_errno (error, path);
  return sync_folder (parent, error);
}

static char *
make_place (GuichetBlobStore  *self,
            const char        *name,
            GError           **error)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);

  if (!make_folder (self->root, error) || !make_folder (path, error))
    return NULL;
  return g_steal_pointer (&path);
}

static gboolean
fresh_open (GuichetBlobStore  *self,
            Fresh             *fresh,
            GError           **error)
{
  g_autofree char *folder = make_place (self, ".new", error);
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *path = NULL;

  if (!folder)
    return FALSE;
  path = g_build_filename (folder, name, NULL);
  fresh->descriptor = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fresh->descriptor < 0)
    return fail_errno (error, path);
  fresh->path = g_steal_pointer (&path);
  fresh->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return fchmod (fresh->descriptor, 0600) == 0 || fail_errno (error, fresh->path);
}

static gboolean
fresh_write (Fresh         *fresh,
             const guint8  *data,
             gsize          length,
             GError       **error)
{
  g_checksum_update (fresh->checksum, data, (gssize) length);
  fresh->size += length;
  while (length > 0)
    {
      ssize_t written = write (fresh->descriptor, data, length);

      if (written < 0 && errno != EINTR)
        return fail_errno (error, fresh->path);
      if (written > 0)
        {
          data += written;
          length -= (gsize) written;
        }
    }
  return TRUE;
}

/* @from is synced already. */
static gboolean
move_into_place (GuichetBlobStore  *self,
                 const char        *from,
                 const char        *sha256,
                 GError           **error)
{
  g_autofree char *path = path_of (self, sha256);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!make_folder (folder, error))
    return FALSE;
  if (g_rename (from, path) != 0)
    return fail_errno (error, path);
  return sync_folder (folder, error);
}

static char *
fresh_keep (GuichetBlobStore  *self,
            Fresh             *fresh,
            GError           **error)
{
  const char *sha256 = g_checksum_get_string (fresh->checksum);

  if (fsync (fresh->descriptor) != 0)
    {
      fail_errno (error, fresh->path);
      return NULL;
    }
  if (!move_into_place (self, fresh->path, sha256, error))
    return NULL;
  return g_strdup (sha256);
}

static gboolean
copy_stream (GInputStream   *stream,
             Fresh          *fresh,
             guint64         most_bytes,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);

  for (;;)
    {
      gssize length = g_input_stream_read (stream, block, BLOCK_SIZE, cancellable, error);

      if (length <= 0)
        return length == 0;
      if (fresh->size + (guint64) length > most_bytes)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       "More than %" G_GUINT64_FORMAT " bytes", most_bytes);
          return FALSE;
        }
      if (!fresh_write (fresh, block, (gsize) length, error))
        return FALSE;
    }
}

static gboolean
damaged (const char  *sha256,
         GError     **error)
{
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED,
               "The content %s is no longer what it was", sha256);
  return FALSE;
}

static void
remove_stale (const char *folder,
              const char *name,
              gint64      older_than,
              guint      *removed)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  if ((gint64) status.st_mtime * GUICHET_SECOND_MS < older_than && g_unlink (path) == 0)
    (*removed)++;
}

static gboolean
collect_folder (const char  *folder,
                GHashTable  *referenced,
                gint64       older_than,
                guint       *removed,
                GError     **error)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, error);
  const char *name;

  if (!names)
    return FALSE;
  while ((name = g_dir_read_name (names)))
    if (!g_hash_table_contains (referenced, name))
      remove_stale (folder, name, older_than, removed);
  return TRUE;
}

static void
guichet_blob_store_finalize (GObject *object)
{
  GuichetBlobStore *self = GUICHET_BLOB_STORE (object);

  g_clear_pointer (&self->root, g_free);
  G_OBJECT_CLASS (guichet_blob_store_parent_class)->finalize (object);
}

static void
guichet_blob_store_class_init (GuichetBlobStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_blob_store_finalize;
}

static void
guichet_blob_store_init (GuichetBlobStore *self)
{
}

/**
 * guichet_blob_store_new:
 * @folder: the account's folder
 *
 * Touches nothing until something is added.
 *
 * Returns: (transfer full): the store
 */
GuichetBlobStore *
guichet_blob_store_new (GFile *folder)
{
  GuichetBlobStore *self = g_object_new (GUICHET_TYPE_BLOB_STORE, NULL);

  self->root = g_build_filename (g_file_peek_path (folder), "blobs", NULL);
  return self;
}

/**
 * guichet_blob_store_has:
 *
 * Says whether the content is there; not whether it is still what it was.
 */
gboolean
guichet_blob_store_has (GuichetBlobStore *self,
                        const char       *sha256)
{
  g_autofree char *path = NULL;

  if (!guichet_digest_is_valid (sha256))
    return FALSE;
  path = path_of (self, sha256);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * guichet_blob_store_get_file:
 * @sha256: a valid digest
 *
 * Returns: (transfer full): where the content is, or would be; only to be read
 */
GFile *
guichet_blob_store_get_file (GuichetBlobStore *self,
                             const char       *sha256)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (guichet_digest_is_valid (sha256), NULL);

  path = path_of (self, sha256);
  return g_file_new_for_path (path);
}

/**
 * guichet_blob_store_load:
 *
 * Reads a content whole and checks it.
 *
 * Returns: (transfer full): the content. Errors: %GUICHET_STORE_ERROR_NOT_FOUND,
 *   %GUICHET_STORE_ERROR_DAMAGED
 */
GBytes *
guichet_blob_store_load (GuichetBlobStore  *self,
                         const char        *sha256,
                         GError           **error)
{
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) content = NULL;
  char *data;
  gsize length;

  if (!guichet_blob_store_has (self, sha256))
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND,
                   "No content %s", sha256);
      return NULL;
    }
  path = path_of (self, sha256);
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  content = g_bytes_new_take (data, length);
  found = guichet_digest_of_bytes (content);
  if (!g_str_equal (found, sha256))
    {
      damaged (sha256, error);
      return NULL;
    }
  return g_steal_pointer (&content);
}

/**
 * guichet_blob_store_verify:
 *
 * Reads a content, of any size, and checks that it is what it was.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_DAMAGED or %GUICHET_STORE_ERROR_NOT_FOUND
 */
gboolean
guichet_blob_store_verify (GuichetBlobStore  *self,
                           const char        *sha256,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *found = NULL;

  if (!guichet_blob_store_has (self, sha256))
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND,
                   "No content %s", sha256);
      return FALSE;
    }
  file = guichet_blob_store_get_file (self, sha256);
  found = guichet_digest_of_file (file, cancellable, error);
  if (!found)
    return FALSE;
  return g_str_equal (found, sha256) || damaged (sha256, error);
}

/**
 * guichet_blob_store_add_bytes:
 *
 * Keeps a content. It is on the disk when this returns.
 *
 * Returns: (transfer full): its SHA-256, or %NULL
 */
char *
guichet_blob_store_add_bytes (GuichetBlobStore  *self,
                              GBytes            *content,
                              GError           **error)
{
  g_auto (Fresh) fresh = { .descriptor = -1 };
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  if (!fresh_open (self, &fresh, error) || !fresh_write (&fresh, data, length, error))
    return NULL;
  return fresh_keep (self, &fresh, error);
}

/**
 * guichet_blob_store_add_file:
 * @most_bytes: what the content may not exceed
 * @size: (out) (optional): its size
 *
 * Copies a file. It is on the disk when this returns; a source that fails or grows too large
 * while it is read leaves nothing.
 *
 * Returns: (transfer full): its SHA-256, or %NULL. Errors: those of reading @source (GIOError),
 *   among them %G_IO_ERROR_MESSAGE_TOO_LARGE; those of writing (GuichetStoreError)
 */
char *
guichet_blob_store_add_file (GuichetBlobStore  *self,
                             GFile             *source,
                             guint64            most_bytes,
                             guint64           *size,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_auto (Fresh) fresh = { .descriptor = -1 };
  g_autoptr (GFileInputStream) stream = g_file_read (source, cancellable, error);

  if (!stream
      || !fresh_open (self, &fresh, error)
      || !copy_stream (G_INPUT_STREAM (stream), &fresh, most_bytes, cancellable, error))
    return NULL;
  if (size)
    *size = fresh.size;
  return fresh_keep (self, &fresh, error);
}

/**
 * guichet_blob_store_get_partial:
 * @sha256: what the content will be
 *
 * Where a download may write, and go on the next time.
 *
 * Returns: (transfer full): a file that may not exist yet, in a folder that does
 */
GFile *
guichet_blob_store_get_partial (GuichetBlobStore  *self,
                                const char        *sha256,
                                GError           **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (guichet_digest_is_valid (sha256), NULL);

  folder = make_place (self, ".part", error);
  return folder ? g_file_new_build_filename (folder, sha256, NULL) : NULL;
}

/**
 * guichet_blob_store_adopt:
 *
 * Keeps what was downloaded to guichet_blob_store_get_partial(), after checking it. What is not
 * what it should be is removed.
 */
gboolean
guichet_blob_store_adopt (GuichetBlobStore  *self,
                          const char        *sha256,
                          GError           **error)
{
  g_autoptr (GFile) partial = guichet_blob_store_get_partial (self, sha256, error);
  g_autofree char *found = partial ? guichet_digest_of_file (partial, NULL, error) : NULL;
  const char *path;
  int descriptor;
  gboolean synced;

  if (!found)
    return FALSE;
  path = g_file_peek_path (partial);
  if (!g_str_equal (found, sha256))
    {
      g_unlink (path);
      return damaged (sha256, error);
    }
  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  synced = descriptor >= 0 && fchmod (descriptor, 0600) == 0 && fsync (descriptor) == 0;
  if (!synced)
    fail_errno (error, path);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  return synced && move_into_place (self, path, sha256, error);
}

/**
 * guichet_blob_store_collect:
 * @referenced: (element-type utf8): the digests that something still names, as a set
 * @older_than: Unix milliseconds, UTC: what was written since is left, for somebody may be about
 *   to name it
 * @removed: (out): how many files went
 *
 * Removes the contents that nothing names, and what was left half-written.
 */
gboolean
guichet_blob_store_collect (GuichetBlobStore  *self,
                            GHashTable        *referenced,
                            gint64             older_than,
                            guint             *removed,
                            GError           **error)
{
  g_autoptr (GDir) groups = NULL;
  const char *name;

  *removed = 0;
  if (!g_file_test (self->root, G_FILE_TEST_IS_DIR))
    return TRUE;
  groups = g_dir_open (self->root, 0, error);
  if (!groups)
    return FALSE;
  while ((name = g_dir_read_name (groups)))
    {
      g_autofree char *folder = g_build_filename (self->root, name, NULL);

      if (!collect_folder (folder, referenced, older_than, removed, error))
        return FALSE;
    }
  return TRUE;
}
