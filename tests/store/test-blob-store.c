/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-blob-store.h"
#include "guichet-digest.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define EMPTY_SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ABC_SHA256 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static char *
add (GuichetBlobStore *blobs,
     const char       *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  char *sha256 = guichet_blob_store_add_bytes (blobs, bytes, &error);

  g_assert_no_error (error);
  return sha256;
}

static guint
count_left (StoreFixture *fixture,
            const char   *name)
{
  g_autofree char *path = store_fixture_get_path (fixture, name);
  g_autoptr (GDir) names = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (names && g_dir_read_name (names))
    count++;
  return count;
}

static void
test_bytes (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autofree char *sha256 = add (blobs, "abc");
  g_autofree char *again = add (blobs, "abc");
  g_autofree char *empty = add (blobs, "");
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) nothing = NULL;

  g_assert_cmpstr (sha256, ==, ABC_SHA256);
  g_assert_cmpstr (again, ==, ABC_SHA256);
  g_assert_cmpstr (empty, ==, EMPTY_SHA256);
  g_assert_true (guichet_blob_store_has (blobs, ABC_SHA256));
  g_assert_false (guichet_blob_store_has (blobs, "../../etc/passwd"));
  content = guichet_blob_store_load (blobs, ABC_SHA256, NULL);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 3);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), 3, "abc", 3);
  nothing = guichet_blob_store_load (blobs, EMPTY_SHA256, NULL);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  g_assert_cmpuint (count_left (fixture, "blobs/.new"), ==, 0);
}

static void
test_modes (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  mode_t before = umask (0);
  g_autofree char *sha256 = add (blobs, "abc");
  g_autoptr (GFile) file = guichet_blob_store_get_file (blobs, sha256);
  g_autoptr (GFile) group = g_file_get_parent (file);
  struct stat status;

  umask (before);
  g_assert_cmpint (stat (g_file_peek_path (file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpint (stat (g_file_peek_path (group), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0700);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autofree char *sha256 = add (blobs, "abc");
  g_autoptr (GFile) file = guichet_blob_store_get_file (blobs, sha256);
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_blob_store_verify (blobs, sha256, NULL, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "abd", 3, NULL));
  g_assert_null (guichet_blob_store_load (blobs, sha256, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (guichet_blob_store_verify (blobs, sha256, NULL, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_unlink (g_file_peek_path (file));
  g_assert_null (guichet_blob_store_load (blobs, sha256, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static void
test_files (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autofree char *path = store_fixture_get_path (fixture, "source");
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autofree char *expected = guichet_digest_of_data (large, 200000);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size = 0;

  g_assert_null (guichet_blob_store_add_file (blobs, source, 10, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, large, 200000, NULL));
  g_assert_null (guichet_blob_store_add_file (blobs, source, 199999, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpuint (count_left (fixture, "blobs/.new"), ==, 0);
  g_assert_cmpuint (count_left (fixture, "blobs"), ==, 1);

  sha256 = guichet_blob_store_add_file (blobs, source, 200000, &size, NULL, NULL);
  g_assert_cmpstr (sha256, ==, expected);
  g_assert_cmpuint (size, ==, 200000);
  g_assert_true (guichet_blob_store_verify (blobs, sha256, NULL, NULL));
}

static void
test_partial (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autoptr (GFile) partial = guichet_blob_store_get_partial (blobs, ABC_SHA256, NULL);
  const char *path = g_file_peek_path (partial);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "ab", 2, NULL));
  g_assert_false (guichet_blob_store_adopt (blobs, ABC_SHA256, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
  g_assert_false (guichet_blob_store_has (blobs, ABC_SHA256));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_assert_true (guichet_blob_store_adopt (blobs, ABC_SHA256, NULL));
  g_assert_true (guichet_blob_store_verify (blobs, ABC_SHA256, NULL, NULL));
}

static void
test_collect (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autoptr (GHashTable) referenced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *left = store_fixture_get_path (fixture, "blobs/.new/left");
  guint removed = 9;

  g_assert_true (guichet_blob_store_collect (blobs, referenced, G_MAXINT64, &removed, NULL));
  g_assert_cmpuint (removed, ==, 0);
  kept = add (blobs, "kept");
  gone = add (blobs, "gone");
  g_assert_true (g_file_set_contents (left, "half", 4, NULL));
  g_hash_table_add (referenced, kept);
  g_assert_true (guichet_blob_store_collect (blobs, referenced, 1000, &removed, NULL));
  g_assert_cmpuint (removed, ==, 0);
  g_assert_true (guichet_blob_store_collect (blobs, referenced, G_MAXINT64, &removed, NULL));
  g_assert_cmpuint (removed, ==, 2);
  g_assert_true (guichet_blob_store_has (blobs, kept));
  g_assert_false (guichet_blob_store_has (blobs, gone));
}

/* Where nothing can be written, nothing is claimed to be kept. */
static void
test_unwritable (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = store_fixture_get_path (fixture, "blobs");
  g_autoptr (GuichetBlobStore) blobs = guichet_blob_store_new (fixture->folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "a file in the way", -1, NULL));
  g_assert_null (guichet_blob_store_add_bytes (blobs, bytes, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/blob-store/bytes", test_bytes);
  STORE_TEST ("/blob-store/modes", test_modes);
  STORE_TEST ("/blob-store/damaged", test_damaged);
  STORE_TEST ("/blob-store/files", test_files);
  STORE_TEST ("/blob-store/partial", test_partial);
  STORE_TEST ("/blob-store/collect", test_collect);
  STORE_TEST ("/blob-store/unwritable", test_unwritable);
  return g_test_run ();
}
