/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"

static GuichetAttachment *
attach_path (Fixture     *fixture,
             const char  *id,
             const char  *path,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  guichet_sync_attach_file_async (fixture->sync, id, file, NULL, fixture_keep_cb, &result);
  return guichet_sync_attach_finish (fixture->sync, fixture_wait (&result), error);
}

static char *
make_file (Fixture    *fixture,
           const char *name,
           const char *content,
           gsize       length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  return path;
}

static void
refuse (Fixture          *fixture,
        const char       *id,
        const char       *path,
        GuichetSyncError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (attach_path (fixture, id, path, &error));
  g_assert_error (error, GUICHET_SYNC_ERROR, (int) code);
}

static void
test_takes (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  g_assert_true (fixture_exchange (&fixture, NULL));
  id = fixture_write (&fixture, "Pièces");
  path = make_file (&fixture, "écran.png", PNG, sizeof PNG);
  attachment = attach_path (&fixture, id, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (guichet_attachment_get_media_type (attachment), ==, "image/png");
  g_assert_cmpstr (guichet_attachment_get_name (attachment), ==, "écran.png");
  g_assert_cmpuint (guichet_attachment_get_size (attachment), ==, sizeof PNG);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (guichet_blob_store_has (guichet_database_get_blobs (fixture.database),
                                         guichet_attachment_get_sha256 (attachment)));
  fixture_tear_down (&fixture);
}

static void
test_refuses (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *html = NULL;
  g_autofree char *large = NULL;
  g_autofree char *pipe_path = NULL;
  int fd;

  fixture_set_up (&fixture);
  g_assert_true (fixture_exchange (&fixture, NULL));
  id = fixture_write (&fixture, "Pièces");
  empty = make_file (&fixture, "vide.png", "", 0);
  html = make_file (&fixture, "page.png", "<!DOCTYPE html><html></html>", 28);
  large = g_build_filename (fixture.folder, "grand.txt", NULL);
  fd = g_open (large, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (4) << 30), ==, 0);
  close (fd);
  pipe_path = g_build_filename (fixture.folder, "tube", NULL);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);

  refuse (&fixture, id, empty, GUICHET_SYNC_ERROR_EMPTY_FILE);
  refuse (&fixture, id, html, GUICHET_SYNC_ERROR_UNSUPPORTED);
  refuse (&fixture, id, large, GUICHET_SYNC_ERROR_TOO_LARGE);
  refuse (&fixture, id, pipe_path, GUICHET_SYNC_ERROR_UNSUPPORTED);
  refuse (&fixture, id, fixture.folder, GUICHET_SYNC_ERROR_UNSUPPORTED);
  refuse (&fixture, id, "/nulle/part.txt", GUICHET_SYNC_ERROR_VANISHED);
  fixture_tear_down (&fixture);
}

static void
test_too_many (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GuichetAttachment) first = NULL;
  g_autoptr (GuichetAttachment) second = NULL;
  g_autoptr (GuichetAttachment) third = NULL;

  fixture_set_up (&fixture);
  g_assert_true (fixture_exchange (&fixture, NULL));
  id = fixture_write (&fixture, "Pièces");
  first = fixture_attach (&fixture, id, "1.txt", "un");
  second = fixture_attach (&fixture, id, "2.txt", "deux");
  third = fixture_attach (&fixture, id, "3.txt", "trois");
  path = make_file (&fixture, "4.txt", "quatre", 6);
  refuse (&fixture, id, path, GUICHET_SYNC_ERROR_TOO_MANY);
  fixture_tear_down (&fixture);
}

static gboolean
wait_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  while (!g_atomic_int_get ((gint *) data))
    g_usleep (1000);
  return TRUE;
}

/* A content is taken in while the worker is busy, and so does not keep it busy either. */
static void
test_beside_the_worker (void)
{
  static const char sha256[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  g_autoptr (GAsyncResult) waited = NULL;
  g_autoptr (GAsyncResult) attached = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  GuichetBlobStore *blobs;
  gint done = FALSE;
  gboolean there;

  fixture_set_up (&fixture);
  blobs = guichet_database_get_blobs (fixture.database);
  id = fixture_write (&fixture, "Pendant ce temps");
  guichet_database_write_async (fixture.database, wait_worker, &done, NULL, NULL, fixture_keep_cb,
                                &waited);
  guichet_sync_attach_async (fixture.sync, id, "a.txt", content, NULL, fixture_keep_cb, &attached);
  while (!(there = guichet_blob_store_has (blobs, sha256)) && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_atomic_int_set (&done, TRUE);
  attachment = guichet_sync_attach_finish (fixture.sync, fixture_wait (&attached), NULL);
  g_assert_true (there);
  g_assert_nonnull (attachment);
  g_assert_true (guichet_database_write_finish (fixture.database, fixture_wait (&waited), NULL));
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/takes", test_takes);
  g_test_add_func ("/intake/refuses", test_refuses);
  g_test_add_func ("/intake/too-many", test_too_many);
  g_test_add_func ("/intake/beside-the-worker", test_beside_the_worker);
  return g_test_run ();
}
