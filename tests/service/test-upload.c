/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-digest.h"
#include "guichet-service-error.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"
#include "guichet-upload.h"

#include <glib/gstdio.h>
#include <string.h>

#define ID "0f8fad5b-d9cb-469f-a165-70867728950e"
#define LOCATION "/v1/uploads/" ID
#define LENGTH 200000

/* A service that keeps one upload, and what the test does to it. */
typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetTransport *transport;
  GuichetAttachment *attachment;
  GFile *file;
  GByteArray *content;
  GByteArray *held;
  gboolean exists;
  gboolean is_done;
  guint creations;
  guint asks;
  guint patches;
  const char *location;
  guint drop_next_patch;
  guint mismatch_next_patch;
  guint lose_next_patch;
  guint refuse_next_patch;
  guint refuse_status;
  guint stray_next_offset;
  gboolean without_mark;
  goffset progress;
  GError *error;
} Fixture;

static void
add_mark (Fixture          *fixture,
          GuichetTestReply *reply)
{
  if (!fixture->without_mark)
    guichet_test_reply_add (reply, "Tus-Resumable", "1.0.0");
}

static void
create (Fixture            *fixture,
        GuichetTestRequest *request,
        GuichetTestReply   *reply)
{
  const char *metadata = guichet_test_request_get (request, "upload-metadata");

  g_assert_cmpstr (guichet_test_request_get (request, "tus-resumable"), ==, "1.0.0");
  g_assert_cmpstr (guichet_test_request_get (request, "content-length"), ==, "0");
  g_assert_cmpstr (guichet_test_request_get (request, "upload-length"), ==, G_STRINGIFY (LENGTH));
  g_assert_true (g_str_has_prefix (metadata, "id MGY4ZmFkNWIt"));
  g_assert_nonnull (strstr (metadata, ",filename "));
  g_assert_nonnull (strstr (metadata, ",sha256 "));
  fixture->creations++;
  fixture->exists = TRUE;
  guichet_test_reply_set (reply, 201, NULL, "", 0);
  guichet_test_reply_add (reply, "Location", fixture->location);
  add_mark (fixture, reply);
}

static void
add_offset (Fixture          *fixture,
            GuichetTestReply *reply)
{
  g_autofree char *offset = g_strdup_printf ("%u", fixture->held->len);

  guichet_test_reply_add (reply, "Upload-Offset", offset);
  add_mark (fixture, reply);
}

static void
ask (Fixture          *fixture,
     GuichetTestReply *reply)
{
  fixture->asks++;
  if (!fixture->exists)
    {
      guichet_test_reply_set (reply, 404, NULL, "", 0);
      add_mark (fixture, reply);
      return;
    }
  guichet_test_reply_set (reply, 200, NULL, "", 0);
  guichet_test_reply_add (reply, "Upload-Length", G_STRINGIFY (LENGTH));
  add_offset (fixture, reply);
}

static gboolean
once (guint *times)
{
  if (*times == 0)
    return FALSE;
  (*times)--;
  return TRUE;
}

static void
forget (Fixture *fixture)
{
  fixture->exists = FALSE;
  g_byte_array_set_size (fixture->held, 0);
}

static void
refuse_patch (Fixture          *fixture,
              GuichetTestReply *reply,
              guint             status,
              const char       *name)
{
  guichet_test_reply_problem (reply, status, name, "-");
  add_mark (fixture, reply);
}

static void
patch (Fixture            *fixture,
       GuichetTestRequest *request,
       GuichetTestReply   *reply)
{
  guint64 offset =
    g_ascii_strtoull (guichet_test_request_get (request, "upload-offset"), NULL, 10);

  fixture->patches++;
  guichet_test_server_cut_bodies (fixture->server, -1);
  g_assert_cmpstr (guichet_test_request_get (request, "content-type"), ==,
                   "application/offset+octet-stream");
  if (once (&fixture->refuse_next_patch))
    refuse_patch (fixture, reply, fixture->refuse_status, "invalid");
  else if (once (&fixture->drop_next_patch))
    {
      forget (fixture);
      refuse_patch (fixture, reply, 404, "upload-missing");
    }
  else if (once (&fixture->stray_next_offset) || offset != fixture->held->len)
    refuse_patch (fixture, reply, 409, "upload-offset");
  else
    {
      g_byte_array_append (fixture->held, request->body->data, request->body->len);
      if (once (&fixture->mismatch_next_patch))
        {
          forget (fixture);
          refuse_patch (fixture, reply, 460, "digest-mismatch");
          return;
        }
      fixture->is_done = fixture->held->len == LENGTH;
      guichet_test_reply_set (reply, 204, NULL, "", 0);
      add_offset (fixture, reply);
      if (once (&fixture->lose_next_patch))
        reply->cut_at = 0;
    }
}

static void
handler (GuichetTestRequest *request,
         GuichetTestReply   *reply,
         gpointer            data)
{
  if (g_str_equal (request->method, "POST"))
    create (data, request, reply);
  else if (g_str_equal (request->method, "HEAD"))
    ask (data, reply);
  else
    patch (data, request, reply);
}

static void
write_file (Fixture *fixture)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("guichet-upload-XXXXXX", &path, &fixture->error);

  g_assert_no_error (fixture->error);
  g_close (fd, NULL);
  g_file_set_contents (path, (const char *) fixture->content->data, LENGTH, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->file = g_file_new_for_path (path);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autofree char *address = NULL;
  g_autofree char *sha256 = NULL;

  *fixture = (Fixture) { .location = LOCATION };
  fixture->content = g_byte_array_new ();
  fixture->held = g_byte_array_new ();
  for (guint i = 0; i < LENGTH / 4; i++)
    {
      guint32 word = g_random_int ();

      g_byte_array_append (fixture->content, (const guint8 *) &word, 4);
    }
  write_file (fixture);
  sha256 = guichet_digest_of_data (fixture->content->data, LENGTH);
  fixture->attachment =
    guichet_attachment_new (ID, "copie d'écran.png", "image/png", LENGTH, sha256);
  fixture->authority = guichet_test_authority_new ();
  fixture->server =
    guichet_test_server_new (fixture->authority, GUICHET_TEST_GOOD, NULL, handler, fixture);
  address = guichet_test_server_get_address (fixture->server);
  trust = guichet_trust_new (guichet_test_authority_get_path (fixture->authority), NULL);
  fixture->transport = guichet_transport_new (address, trust, clock, &fixture->error);
  g_assert_no_error (fixture->error);
  guichet_transport_set_patience (fixture->transport, 3000);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->transport);
  guichet_test_server_free (fixture->server);
  fixture->server = NULL;
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_file_delete (fixture->file, NULL, NULL);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->attachment);
  g_byte_array_unref (fixture->content);
  g_byte_array_unref (fixture->held);
  g_clear_error (&fixture->error);
}

static void
progress_cb (goffset  current,
             goffset  total,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (total, ==, LENGTH);
  g_assert_cmpint (current, <=, LENGTH);
  fixture->progress = current;
}

static gboolean
run (Fixture      *fixture,
     GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_upload_run_async (fixture->transport, fixture->attachment, fixture->file, progress_cb,
                            fixture, cancellable, guichet_test_wait_cb, &result);
  return guichet_upload_run_finish (fixture->transport, guichet_test_wait (&result),
                                    &fixture->error);
}

static void
assert_arrived (Fixture *fixture)
{
  g_assert_no_error (fixture->error);
  g_assert_cmpmem (fixture->held->data, (int) fixture->held->len, fixture->content->data, LENGTH);
  g_assert_cmpint (fixture->progress, ==, LENGTH);
}

static void
test_whole (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  g_assert_cmpuint (fixture.patches, ==, 1);
  /* Once more is harmless, and moves nothing. */
  g_assert_true (run (&fixture, NULL));
  g_assert_cmpuint (fixture.patches, ==, 1);
  tear_down (&fixture);
}

/* What was held before, at every offset that may be special. */
static void
test_resumed (void)
{
  static const guint offsets[] = {
    0, 1, 2, 4095, 4096, 4097, 8191, 8192, 65535, 65536, 65537, 131072, LENGTH - 1, LENGTH,
  };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      fixture.exists = TRUE;
      g_byte_array_append (fixture.held, fixture.content->data, offsets[i]);
      g_assert_true (run (&fixture, NULL));
      assert_arrived (&fixture);
      g_assert_cmpuint (fixture.patches, ==, offsets[i] == LENGTH ? 0 : 1);
      tear_down (&fixture);
    }
}

/* The connection ends inside the body, at every offset that may be special. */
static void
test_broken_off (void)
{
  static const gssize offsets[] = { 0, 1, 4096, 65536, 100000, LENGTH - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      guichet_test_server_cut_bodies (fixture.server, offsets[i]);
      g_assert_true (run (&fixture, NULL));
      assert_arrived (&fixture);
      g_assert_cmpuint (fixture.patches, ==, 2);
      g_assert_cmpuint (fixture.creations, ==, 1);
      tear_down (&fixture);
    }
}

static void
test_lost_reply (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.lose_next_patch = 1;
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  g_assert_cmpuint (fixture.patches, ==, 1);
  g_assert_cmpuint (fixture.asks, ==, 2);
  tear_down (&fixture);
}

static void
test_stray_offset (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.stray_next_offset = 1;
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  g_assert_cmpuint (fixture.patches, ==, 2);
  tear_down (&fixture);
}

static void
test_dropped (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.drop_next_patch = 1;
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  g_assert_cmpuint (fixture.creations, ==, 2);
  tear_down (&fixture);

  set_up (&fixture);
  fixture.drop_next_patch = 2;
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UPLOAD_LOST);
  g_assert_cmpuint (fixture.creations, ==, 2);
  tear_down (&fixture);
}

static void
test_digest_mismatch (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.mismatch_next_patch = 1;
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);

  set_up (&fixture);
  fixture.mismatch_next_patch = 2;
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UPLOAD_LOST);
  tear_down (&fixture);
}

/* Nothing gets through: the caller is told, soon, and what came stays. */
static void
test_gives_up (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.stray_next_offset = 100;
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CONFLICT);
  g_assert_cmpuint (fixture.patches, <=, 4);
  tear_down (&fixture);
}

static void
test_refusals (void)
{
  static const struct
  {
    guint status;
    gint code;
  } cases[] = {
    { 401, GUICHET_SERVICE_ERROR_SIGN_IN }, { 403, GUICHET_SERVICE_ERROR_FORBIDDEN },
    { 409, GUICHET_SERVICE_ERROR_CONFLICT }, { 413, GUICHET_SERVICE_ERROR_TOO_LARGE },
    { 415, GUICHET_SERVICE_ERROR_INVALID }, { 422, GUICHET_SERVICE_ERROR_INVALID },
    { 429, GUICHET_SERVICE_ERROR_BUSY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      fixture.refuse_next_patch = 100;
      fixture.refuse_status = cases[i].status;
      g_assert_false (run (&fixture, NULL));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, cases[i].code);
      g_assert_cmpuint (fixture.patches, ==, 1);
      tear_down (&fixture);
    }
}

static void
test_unavailable_for_a_moment (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.refuse_next_patch = 2;
  fixture.refuse_status = 503;
  g_assert_true (run (&fixture, NULL));
  assert_arrived (&fixture);
  tear_down (&fixture);
}

static void
test_other_origin (void)
{
  static const char *locations[] = {
    "https://elsewhere.example" LOCATION, "http://127.0.0.1" LOCATION, "//127.0.0.1:1" LOCATION, "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      fixture.location = locations[i];
      g_assert_false (run (&fixture, NULL));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
      g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 1);
      tear_down (&fixture);
    }
}

static void
test_captive (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.without_mark = TRUE;
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CAPTIVE);
  g_assert_cmpuint (fixture.patches, ==, 0);
  tear_down (&fixture);
}

/* A file that is not, or no longer, what was attached: nothing of it leaves. */
static void
test_bad_file (void)
{
  static const char *const contents[] = { "", "short", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      Fixture fixture;

      set_up (&fixture);
      if (contents[i])
        g_file_set_contents (g_file_peek_path (fixture.file), contents[i], -1, NULL);
      else
        g_file_delete (fixture.file, NULL, NULL);
      g_assert_false (run (&fixture, NULL));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE);
      g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 0);
      tear_down (&fixture);
    }
}

static void
test_altered_file (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.content->data[1000] ^= 1;
  g_file_set_contents (g_file_peek_path (fixture.file), (const char *) fixture.content->data,
                       LENGTH, NULL);
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE);
  tear_down (&fixture);
}

/* The file changes while it is on its way: the service refuses its digest, we say why. */
static void
altering_handler (GuichetTestRequest *request,
                  GuichetTestReply   *reply,
                  gpointer            data)
{
  Fixture *fixture = data;

  if (g_str_equal (request->method, "HEAD"))
    g_file_set_contents (g_file_peek_path (fixture->file), "other", -1, NULL);
  handler (request, reply, data);
}

static void
test_altered_on_the_way (void)
{
  Fixture fixture;
  g_autofree char *address = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);

  set_up (&fixture);
  g_clear_object (&fixture.transport);
  guichet_test_server_free (fixture.server);
  fixture.server = NULL;
  fixture.server = guichet_test_server_new (fixture.authority, GUICHET_TEST_GOOD, NULL,
                                            altering_handler, &fixture);
  address = guichet_test_server_get_address (fixture.server);
  trust = guichet_trust_new (guichet_test_authority_get_path (fixture.authority), NULL);
  fixture.transport = guichet_transport_new (address, trust, clock, NULL);
  guichet_transport_set_patience (fixture.transport, 1000);
  g_assert_false (run (&fixture, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE);
  g_assert_false (fixture.is_done);
  tear_down (&fixture);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* Cancelled at many moments; what follows completes it, from what was held. */
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
      if (run (&fixture, cancellable))
        g_source_remove (id);
      else
        {
          g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_true (run (&fixture, NULL));
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
  g_test_add_func ("/upload/whole", test_whole);
  g_test_add_func ("/upload/resumed", test_resumed);
  g_test_add_func ("/upload/broken-off", test_broken_off);
  g_test_add_func ("/upload/lost-reply", test_lost_reply);
  g_test_add_func ("/upload/stray-offset", test_stray_offset);
  g_test_add_func ("/upload/dropped", test_dropped);
  g_test_add_func ("/upload/digest-mismatch", test_digest_mismatch);
  g_test_add_func ("/upload/gives-up", test_gives_up);
  g_test_add_func ("/upload/refusals", test_refusals);
  g_test_add_func ("/upload/unavailable-for-a-moment", test_unavailable_for_a_moment);
  g_test_add_func ("/upload/other-origin", test_other_origin);
  g_test_add_func ("/upload/captive", test_captive);
  g_test_add_func ("/upload/bad-file", test_bad_file);
  g_test_add_func ("/upload/altered-file", test_altered_file);
  g_test_add_func ("/upload/altered-on-the-way", test_altered_on_the_way);
  g_test_add_func ("/upload/cancel", test_cancel);
  return g_test_run ();
}
