/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-digest.h"
#include "guichet-download.h"
#include "guichet-service-error.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LENGTH 150000
#define PATH "/attachments/0f8fad5b-d9cb-469f-a165-70867728950e"

/* A service with one content, and what the test does to it. */
typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetTransport *transport;
  char *folder;
  GFile *target;
  char *part;
  guint8 *content;
  char *sha256;
  gssize cut_after;
  guint corrupt_next;
  gboolean ignores_ranges;
  gboolean wrong_range;
  guint ranged;
  goffset progress;
  GError *error;
} Fixture;

static void
reply_range (Fixture          *fixture,
             GuichetTestReply *reply,
             gsize             start)
{
  g_autofree char *range =
    g_strdup_printf ("bytes %" G_GSIZE_FORMAT "-%d/%d", fixture->wrong_range ? start - 1 : start,
                     LENGTH - 1, LENGTH);

  fixture->ranged++;
  if (start >= LENGTH)
    {
      guichet_test_reply_problem (reply, 416, "range", "-");
      return;
    }
  guichet_test_reply_verified (reply, 206, "image/png", fixture->content + start,
                               (gssize) (LENGTH - start));
  guichet_test_reply_add (reply, "Content-Range", range);
}

static void
handler (GuichetTestRequest *request,
         GuichetTestReply   *reply,
         gpointer            data)
{
  Fixture *fixture = data;
  const char *range = guichet_test_request_get (request, "range");
  g_autofree char *etag = g_strdup_printf ("\"%s\"", fixture->sha256);

  g_assert_cmpstr (request->target, ==, "/v1" PATH);
  g_assert_cmpstr (guichet_test_request_get (request, "accept-encoding"), ==, "identity");
  if (range)
    g_assert_cmpstr (guichet_test_request_get (request, "if-range"), ==, etag);
  if (range && !fixture->ignores_ranges)
    reply_range (fixture, reply, strtoul (range + strlen ("bytes="), NULL, 10));
  else
    guichet_test_reply_verified (reply, 200, "image/png", fixture->content, LENGTH);
  if (fixture->corrupt_next > 0 && fixture->corrupt_next--)
    reply->body->data[10] ^= 1;
  if (fixture->cut_after >= 0)
    reply->cut_at =
      (gssize) (strlen ("HTTP/1.1 200 Test\r\n\r\n") + reply->head->len) + fixture->cut_after;
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autofree char *address = NULL;
  g_autofree char *path = NULL;

  *fixture = (Fixture) { .cut_after = -1 };
  fixture->content = g_malloc (LENGTH);
  for (guint i = 0; i < LENGTH; i++)
    fixture->content[i] = (guint8) g_random_int ();
  fixture->sha256 = guichet_digest_of_data (fixture->content, LENGTH);
  fixture->folder = g_dir_make_tmp ("guichet-download-XXXXXX", &fixture->error);
  g_assert_no_error (fixture->error);
  path = g_build_filename (fixture->folder, "content", NULL);
  fixture->target = g_file_new_for_path (path);
  fixture->part = g_strconcat (path, ".part", NULL);
  fixture->authority = guichet_test_authority_new ();
  fixture->server =
    guichet_test_server_new (fixture->authority, GUICHET_TEST_GOOD, NULL, handler, fixture);
  address = guichet_test_server_get_address (fixture->server);
  trust = guichet_trust_new (guichet_test_authority_get_path (fixture->authority), NULL);
  fixture->transport = guichet_transport_new (address, trust, clock, &fixture->error);
  g_assert_no_error (fixture->error);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->transport);
  guichet_test_server_free (fixture->server);
  fixture->server = NULL;
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_unlink (fixture->part);
  g_file_delete (fixture->target, NULL, NULL);
  g_rmdir (fixture->folder);
  g_clear_object (&fixture->target);
  g_free (fixture->part);
  g_free (fixture->folder);
  g_free (fixture->content);
  g_free (fixture->sha256);
  g_clear_error (&fixture->error);
}

static void
progress_cb (goffset  current,
             goffset  total,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (total, ==, LENGTH);
  fixture->progress = current;
}

static gboolean
run (Fixture      *fixture,
     const char   *sha256,
     guint64       most_bytes,
     GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_download_run_async (fixture->transport, PATH, sha256, most_bytes, fixture->target,
                              progress_cb, fixture, cancellable, guichet_test_wait_cb, &result);
  return guichet_download_run_finish (fixture->transport, guichet_test_wait (&result),
                                      &fixture->error);
}

static gsize
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gsize) info.st_size : 0;
}

static void
assert_arrived (Fixture *fixture)
{
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf info;

  g_assert_no_error (fixture->error);
  g_assert_true (
    g_file_load_contents (fixture->target, NULL, &content, &length, NULL, &fixture->error));
  g_assert_cmpmem (content, (int) length, fixture->content, LENGTH);
  g_assert_false (g_file_test (fixture->part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->target), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
assert_nothing (Fixture *fixture,
                gint     code)
{
  g_assert_error (fixture->error, GUICHET_SERVICE_ERROR, code);
  g_assert_false (g_file_query_exists (fixture->target, NULL));
}

static void
test_whole (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  g_assert_cmpint (fixture.progress, ==, LENGTH);
  /* Again, over what is there. */
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);
}

static void
test_unknown_digest (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_file_set_contents (fixture.part, "what an older attempt left", -1, NULL);
  g_assert_true (run (&fixture, NULL, LENGTH, NULL));
  assert_arrived (&fixture);
  g_assert_cmpuint (fixture.ranged, ==, 0);
  tear_down (&fixture);
}

static void
test_cut_and_resumed (void)
{
  static const gssize cuts[] = { 0, 1, 4096, 65536, 100000, LENGTH - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      fixture.cut_after = cuts[i];
      g_assert_false (run (&fixture, fixture.sha256, LENGTH, NULL));
      assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
      g_assert_cmpuint (size_of (fixture.part), <=, (guint64) cuts[i]);
      fixture.cut_after = -1;
      g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
      assert_arrived (&fixture);
      tear_down (&fixture);
    }
}

static void
put_part (Fixture *fixture,
          gsize    length,
          gboolean is_right)
{
  g_autofree char *part = g_memdup2 (fixture->content, length);

  if (!is_right)
    part[length / 2] ^= 1;
  g_file_set_contents_full (fixture->part, part, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                            NULL);
}

static void
test_resumed (void)
{
  static const gsize lengths[] = { 1, 65536, LENGTH - 1, LENGTH };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      put_part (&fixture, lengths[i], TRUE);
      g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
      assert_arrived (&fixture);
      g_assert_cmpuint (fixture.ranged, ==, 1);
      g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 1);
      tear_down (&fixture);
    }
}

/* A part that belongs to nothing: found at the end, deleted, and the next attempt is whole. */
static void
test_wrong_part (void)
{
  Fixture fixture;

  set_up (&fixture);
  put_part (&fixture, 1000, FALSE);
  g_assert_false (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_false (g_file_test (fixture.part, G_FILE_TEST_EXISTS));
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);

  /* As long as the whole, and wrong: begun again at once. */
  set_up (&fixture);
  put_part (&fixture, LENGTH, FALSE);
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);
}

static void
test_content_changed (void)
{
  Fixture fixture;

  set_up (&fixture);
  put_part (&fixture, 1000, FALSE);
  fixture.ignores_ranges = TRUE;
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);
}

static void
test_wrong_range (void)
{
  Fixture fixture;

  set_up (&fixture);
  put_part (&fixture, 1000, TRUE);
  fixture.wrong_range = TRUE;
  g_assert_false (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  tear_down (&fixture);
}

static void
test_altered (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.corrupt_next = 1;
  g_assert_false (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);
}

static void
test_other_content (void)
{
  Fixture fixture;
  g_autofree char *other = g_strnfill (GUICHET_DIGEST_HEX_LENGTH, 'a');

  set_up (&fixture);
  g_assert_false (run (&fixture, other, LENGTH, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  tear_down (&fixture);
}

static void
test_too_large (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_assert_false (run (&fixture, fixture.sha256, LENGTH - 1, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_cmpuint (size_of (fixture.part), ==, 0);
  tear_down (&fixture);
}

static void
test_no_folder (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_rmdir (fixture.folder);
  g_assert_false (run (&fixture, fixture.sha256, LENGTH, NULL));
  assert_nothing (&fixture, GUICHET_SERVICE_ERROR_FILE);
  tear_down (&fixture);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  for (guint delay = 0; delay < 24; delay++)
    {
      Fixture fixture;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      guint id;

      set_up (&fixture);
      id = g_timeout_add (delay, cancel_cb, cancellable);
      if (run (&fixture, fixture.sha256, LENGTH, cancellable))
        g_source_remove (id);
      else
        {
          g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_true (run (&fixture, fixture.sha256, LENGTH, NULL));
        }
      assert_arrived (&fixture);
      tear_down (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  guichet_tls_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/download/whole", test_whole);
  g_test_add_func ("/download/unknown-digest", test_unknown_digest);
  g_test_add_func ("/download/cut-and-resumed", test_cut_and_resumed);
  g_test_add_func ("/download/resumed", test_resumed);
  g_test_add_func ("/download/wrong-part", test_wrong_part);
  g_test_add_func ("/download/content-changed", test_content_changed);
  g_test_add_func ("/download/wrong-range", test_wrong_range);
  g_test_add_func ("/download/altered", test_altered);
  g_test_add_func ("/download/other-content", test_other_content);
  g_test_add_func ("/download/too-large", test_too_large);
  g_test_add_func ("/download/no-folder", test_no_folder);
  g_test_add_func ("/download/cancel", test_cancel);
  return g_test_run ();
}
