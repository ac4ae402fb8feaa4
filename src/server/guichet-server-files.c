/* guichet-server-files.c - contents kept under their SHA-256
 *
 * DIR/files/SHA256, each written beside and renamed, so that what has a name is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-files.h"

#include <string.h>

#include "guichet-digest.h"

#define MAGIC_LENGTH 8

/* Helpers */

static char *
path_of (GuichetServerStore *store,
         const char         *sha256)
{
  return g_build_filename (guichet_server_store_get_folder (store), "files", sha256, NULL);
}

/* Public API */

/**
 * guichet_server_files_write:
 *
 * Returns: (transfer full): the SHA-256 under which the content is kept
 */
char *
guichet_server_files_write (GuichetServerStore *store,
                            const char         *data,
                            gsize               length,
                            GError            **error)
{
  g_autofree char *sha256 = guichet_digest_of_data (data, length);
  g_autofree char *path = path_of (store, sha256);

  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      && !g_file_set_contents_full (path, data, (gssize) length,
                                    G_FILE_SET_CONTENTS_CONSISTENT
                                      | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error))
    return NULL;
  return g_steal_pointer (&sha256);
}

/**
 * guichet_server_files_add:
 * @path: a file to keep a copy of
 * @sha256: (out) (transfer full): the copy's name
 * @size: (out): its size in bytes
 */
gboolean
guichet_server_files_add (GuichetServerStore *store,
                          const char         *path,
                          char              **sha256,
                          gint64             *size,
                          GError            **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (!file)
    return FALSE;
  *size = (gint64) g_mapped_file_get_length (file);
  *sha256 = guichet_server_files_write (store, g_mapped_file_get_contents (file),
                                        g_mapped_file_get_length (file), error);
  return *sha256 != NULL;
}

/**
 * guichet_server_files_sniff:
 *
 * Returns: (transfer none): "image/png" or "image/jpeg" by the content's first bytes, else
 *   "application/octet-stream"
 */
const char *
guichet_server_files_sniff (GuichetServerStore *store,
                            const char         *sha256)
{
  g_autofree char *path = path_of (store, sha256);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *data = file ? g_mapped_file_get_contents (file) : NULL;

  if (!data || g_mapped_file_get_length (file) < MAGIC_LENGTH)
    return "application/octet-stream";
  if (memcmp (data, "\x89PNG\r\n\x1a\n", MAGIC_LENGTH) == 0)
    return "image/png";
  return memcmp (data, "\xff\xd8\xff", 3) == 0 ? "image/jpeg" : "application/octet-stream";
}
