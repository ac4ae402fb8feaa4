/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <string.h>

#define ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define PATH "/v1/uploads/" ID
#define CONTENT "0123456789"
/* The SHA-256 of "0123456789". */
#define SHA256 "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"

static GuichetServerReply *
create (GuichetServerFixture *server,
        const char           *length,
        const char           *name,
        const char           *sha256)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "POST", "/v1/uploads");
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *id64 = g_base64_encode ((const guchar *) ID, strlen (ID));
  g_autofree char *name64 = g_base64_encode ((const guchar *) name, strlen (name));
  g_autofree char *sha64 = g_base64_encode ((const guchar *) sha256, strlen (sha256));
  g_autofree char *metadata =
    g_strdup_printf ("id %s,filename %s,sha256 %s", id64, name64, sha64);

  soup_message_headers_replace (headers, "Tus-Resumable", "1.0.0");
  soup_message_headers_replace (headers, "Upload-Length", length);
  soup_message_headers_replace (headers, "Upload-Metadata", metadata);
  return guichet_server_fixture_send (server, message);
}

static GuichetServerReply *
ask (GuichetServerFixture *server,
     const char           *method)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, method, PATH);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Tus-Resumable",
                                "1.0.0");
  return guichet_server_fixture_send (server, message);
}

static GuichetServerReply *
append (GuichetServerFixture *server,
        const char           *offset,
        const char           *data)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "PATCH", PATH);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GBytes) body = g_bytes_new (data, strlen (data));

  soup_message_headers_replace (headers, "Tus-Resumable", "1.0.0");
  soup_message_headers_replace (headers, "Upload-Offset", offset);
  soup_message_set_request_body_from_bytes (message, "application/offset+octet-stream", body);
  return guichet_server_fixture_send (server, message);
}

static void
assert_offset (GuichetServerFixture *server,
               const char           *offset)
{
  g_autoptr (GuichetServerReply) reply = ask (server, "HEAD");

  guichet_server_reply_is (reply, 200, NULL);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Upload-Offset"), ==, offset);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Upload-Length"), ==, "10");
  g_assert_cmpstr (guichet_server_reply_header (reply, "Tus-Resumable"), ==, "1.0.0");
  g_assert_nonnull (guichet_server_reply_header (reply, "Upload-Expires"));
}

static void
assert_created (GuichetServerFixture *server,
                const char           *offset)
{
  g_autoptr (GuichetServerReply) reply = create (server, "10", "a.txt", SHA256);

  guichet_server_reply_is (reply, 201, NULL);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Location"), ==, PATH);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Upload-Offset"), ==, offset);
}

static void
assert_appended (GuichetServerFixture *server,
                 const char           *offset,
                 const char           *data,
                 guint                 status,
                 const char           *problem)
{
  g_autoptr (GuichetServerReply) reply = append (server, offset, data);

  guichet_server_reply_is (reply, status, problem);
}

/* In parts, over a restart, creation asked again on the way. */
static void
test_resumed (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  assert_created (server, "0");
  assert_appended (server, "0", "0123", 204, NULL);
  assert_offset (server, "4");
  assert_appended (server, "0", "0123", 409, "upload-offset");
  assert_appended (server, "5", "5", 409, "upload-offset");
  g_assert_cmpint (guichet_server_fixture_stop (server), ==, 0);
  guichet_server_fixture_start (server, NULL);
  assert_created (server, "4");
  assert_appended (server, "4", "456789", 204, NULL);
  assert_offset (server, "10");
  assert_created (server, "10");
  assert_appended (server, "10", "", 204, NULL);
}

static void
test_mismatch (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) gone = NULL;

  guichet_server_fixture_start (server, NULL);
  assert_created (server, "0");
  assert_appended (server, "0", "0123456780", 460, "digest-mismatch");
  gone = ask (server, "HEAD");
  g_assert_cmpuint (gone->status, ==, 404);
  assert_created (server, "0");
  assert_appended (server, "0", CONTENT, 204, NULL);
}

static void
test_too_much (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  assert_created (server, "0");
  assert_appended (server, "0", "0123456789x", 413, "too-large");
  assert_offset (server, "0");
  assert_appended (server, "0", CONTENT, 204, NULL);
}

static void
test_refused_creations (void)
{
  static const struct
  {
    const char *length;
    const char *name;
    const char *sha256;
    guint status;
    const char *problem;
  } cases[] = {
    { "26214401", "a", SHA256, 413, "too-large" },
    { "4294967296", "a", SHA256, 413, "too-large" },
    { "0", "a", SHA256, 422, "invalid" },
    { "-1", "a", SHA256, 400, "malformed" },
    { "ten", "a", SHA256, 400, "malformed" },
    { "10", "../a", SHA256, 422, "invalid" },
    { "10", "a", "abc", 422, "invalid" },
  };
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetServerReply) reply =
        create (server, cases[i].length, cases[i].name, cases[i].sha256);

      guichet_server_reply_is (reply, cases[i].status, cases[i].problem);
    }
  assert_created (server, "0");
  {
    g_autoptr (GuichetServerReply) other = create (server, "11", "a", SHA256);

    guichet_server_reply_is (other, 409, "conflict");
  }
}

static void
test_deleted (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) deleted = NULL;
  g_autoptr (GuichetServerReply) again = NULL;

  guichet_server_fixture_start (server, NULL);
  assert_created (server, "0");
  deleted = ask (server, "DELETE");
  guichet_server_reply_is (deleted, 204, NULL);
  again = ask (server, "DELETE");
  guichet_server_reply_is (again, 404, "not-found");
}

/* Seven days on, nothing is left but the beginning. */
static void
test_expired (void)
{
  g_autoptr (GuichetServerFixture) server = NULL;
  g_autoptr (GuichetServerReply) gone = NULL;

  g_setenv ("GUICHET_NOW", "2026-05-07T10:00:00Z", TRUE);
  server = guichet_server_fixture_new ();
  guichet_server_fixture_start (server, NULL);
  assert_created (server, "0");
  assert_appended (server, "0", "0123", 204, NULL);
  guichet_server_fixture_stop (server);
  g_setenv ("GUICHET_NOW", "2026-05-14T09:59:59Z", TRUE);
  guichet_server_fixture_start (server, NULL);
  assert_offset (server, "4");
  guichet_server_fixture_stop (server);
  g_setenv ("GUICHET_NOW", "2026-05-14T10:00:00Z", TRUE);
  guichet_server_fixture_start (server, NULL);
  g_unsetenv ("GUICHET_NOW");
  gone = ask (server, "HEAD");
  g_assert_cmpuint (gone->status, ==, 404);
  assert_created (server, "0");
}

/* A connection cut in the middle: what arrived is kept. */
static void
test_cut (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, "--fault", "PATCH /v1/uploads/*:lose-reply:1", NULL);
  assert_created (server, "0");
  assert_appended (server, "0", "01234", 0, NULL);
  assert_offset (server, "5");
  assert_appended (server, "5", "56789", 204, NULL);
}

static void
test_version (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (SoupMessage) options = NULL;
  g_autoptr (GuichetServerReply) refused = NULL;
  g_autoptr (GuichetServerReply) described = NULL;

  guichet_server_fixture_start (server, NULL);
  message = guichet_server_fixture_message (server, "POST", "/v1/uploads");
  refused = guichet_server_fixture_send (server, message);
  guichet_server_reply_is (refused, 412, "tus-version");
  g_assert_cmpstr (guichet_server_reply_header (refused, "Tus-Version"), ==, "1.0.0");
  options = guichet_server_fixture_message (server, "OPTIONS", "/v1/uploads");
  described = guichet_server_fixture_send (server, options);
  guichet_server_reply_is (described, 204, NULL);
  g_assert_cmpstr (guichet_server_reply_header (described, "Tus-Max-Size"), ==, "26214400");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/uploads/resumed", test_resumed);
  g_test_add_func ("/server/uploads/mismatch", test_mismatch);
  g_test_add_func ("/server/uploads/too-much", test_too_much);
  g_test_add_func ("/server/uploads/refused-creations", test_refused_creations);
  g_test_add_func ("/server/uploads/deleted", test_deleted);
  g_test_add_func ("/server/uploads/expired", test_expired);
  g_test_add_func ("/server/uploads/cut", test_cut);
  g_test_add_func ("/server/uploads/version", test_version);
  return g_test_run ();
}
