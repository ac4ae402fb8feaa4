/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <string.h>

#include "guichet-digest.h"

#define ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define PATH "/v1/demandes/" ID

static GuichetServerFixture *
start (void)
{
  GuichetServerFixture *server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  return server;
}

/* What no client library would send: bytes on a TLS connection; the first answer's line. */
static char *
send_raw (GuichetServerFixture *server,
          const char           *bytes,
          gsize                 length)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *ca = g_build_filename (server->folder, "ca.pem", NULL);
  g_autoptr (GTlsDatabase) trust = g_tls_file_database_new (ca, NULL);
  g_autoptr (GSocketConnectable) identity = g_network_address_new ("localhost", 0);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  connection = g_socket_client_connect_to_uri (client, server->address, 443, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (g_socket_connection_get_socket (connection), 10);
  tls = g_tls_client_connection_new (G_IO_STREAM (connection), identity, &error);
  g_assert_no_error (error);
  g_tls_connection_set_database (G_TLS_CONNECTION (tls), trust);
  g_output_stream_write_all (g_io_stream_get_output_stream (tls), bytes, length, NULL, NULL,
                             NULL);
  lines = g_data_input_stream_new (g_io_stream_get_input_stream (tls));
  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_io_stream_close (tls, NULL, NULL);
  return line;
}

static void
assert_alive (GuichetServerFixture *server)
{
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1");

  guichet_server_reply_is (reply, 200, NULL);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *method;
    const char *path;
    guint status;
    const char *problem;
  } cases[] = {
    { "GET", "/", 404, "not-found" },
    { "GET", "/v1/", 404, "not-found" },
    { "GET", "/v2", 404, "not-found" },
    { "GET", "/v1/demandes/ID", 404, "not-found" },
    { "GET", "/v1/demandes/6F1DE5A8-6D0E-4C06-A6A1-3A3A7D6C0001", 404, "not-found" },
    { "GET", "/v1/demandes/" ID "/", 404, "not-found" },
    { "GET", "/v1/%2e%2e/etc/passwd", 404, "not-found" },
    { "GET", "/v1/images/..%2f..%2fservice.db", 404, "not-found" },
    { "DELETE", "/v1", 405, "method-not-allowed" },
    { "POST", PATH, 405, "method-not-allowed" },
    { "BREW", PATH, 405, "method-not-allowed" },
    { "GET", "/v1/uploads", 405, "method-not-allowed" },
  };
  g_autoptr (GuichetServerFixture) server = start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoupMessage) message =
        guichet_server_fixture_message (server, cases[i].method, cases[i].path);
      g_autoptr (GuichetServerReply) reply = guichet_server_fixture_send (server, message);

      guichet_server_reply_is (reply, cases[i].status, cases[i].problem);
      if (cases[i].status == 405)
        g_assert_nonnull (guichet_server_reply_header (reply, "Allow"));
    }
}

static void
test_tokens (void)
{
  static const char *const fields[] = { NULL,          "Bearer",      "Bearer ",
                                        "Bearer nobody", "Basic YTpi", "bearer" };
  g_autoptr (GuichetServerFixture) server = start ();
  g_autofree char *lower = g_strconcat ("bearer ", server->token, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "GET", PATH);
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);
      g_autoptr (GuichetServerReply) reply = NULL;

      soup_message_headers_remove (headers, "Authorization");
      if (fields[i])
        soup_message_headers_append (headers, "Authorization", fields[i]);
      reply = guichet_server_fixture_send (server, message);
      guichet_server_reply_is (reply, 401, "unauthorized");
      g_assert_true (g_str_has_prefix (guichet_server_reply_header (reply, "WWW-Authenticate"),
                                       "Bearer"));
    }
  {
    g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "GET", "/v1/service");
    g_autoptr (GuichetServerReply) reply = NULL;

    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  lower);
    reply = guichet_server_fixture_send (server, message);
    guichet_server_reply_is (reply, 200, NULL);
  }
}

static GuichetServerReply *
put_bytes (GuichetServerFixture *server,
           const char           *media_type,
           const void           *data,
           gsize                 length,
           const char           *digest)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "PUT", PATH);
  g_autoptr (GBytes) body = g_bytes_new (data, length);

  soup_message_set_request_body_from_bytes (message, media_type, body);
  if (digest)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Digest",
                                  digest);
  return guichet_server_fixture_send (server, message);
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *media_type;
    const char *body;
    guint status;
    const char *problem;
  } cases[] = {
    { "text/plain", "{}", 415, "media-type" },
    { "application/json", "", 400, "malformed" },
    { "application/json", "{", 400, "malformed" },
    { "application/json", "[]", 400, "malformed" },
    { "application/json", "{\"a\":1,\"a\":2}", 400, "malformed" },
    { "application/json", "\xff", 400, "malformed" },
    { "application/json; charset=utf-8", "{}", 422, "invalid" },
  };
  g_autoptr (GuichetServerFixture) server = start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetServerReply) reply =
        put_bytes (server, cases[i].media_type, cases[i].body, strlen (cases[i].body), NULL);

      guichet_server_reply_is (reply, cases[i].status, cases[i].problem);
    }
}

/* A hundred thousand brackets, which json-glib alone would not survive; too many bytes. */
static void
test_huge_bodies (void)
{
  const gsize depth = 100000;
  const gsize size = 9 * 1024 * 1024;
  g_autofree char *nested = g_strnfill (depth, '[');
  g_autofree char *large = g_strnfill (size, ' ');
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (GuichetServerReply) deep = put_bytes (server, "application/json", nested, depth, NULL);
  g_autoptr (GuichetServerReply) wide = put_bytes (server, "application/json", large, size, NULL);

  guichet_server_reply_is (deep, 400, "malformed");
  guichet_server_reply_is (wide, 413, "too-large");
  assert_alive (server);
}

static void
test_digest (void)
{
  static const char json[] =
    "{\"id\":\"" ID "\",\"title\":\"T\",\"written_at\":\"2026-05-07T10:00:00Z\"}";
  g_autofree char *right = guichet_digest_of_data (json, strlen (json));
  g_autofree char *right_field = guichet_digest_to_field (right);
  g_autofree char *wrong = guichet_digest_of_data ("x", 1);
  g_autofree char *wrong_field = guichet_digest_to_field (wrong);
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (GuichetServerReply) refused =
    put_bytes (server, "application/json", json, strlen (json), wrong_field);
  g_autoptr (GuichetServerReply) accepted =
    put_bytes (server, "application/json", json, strlen (json), right_field);

  guichet_server_reply_is (refused, 400, "digest-mismatch");
  guichet_server_reply_is (accepted, 201, NULL);
}

static void
test_accept (void)
{
  static const struct
  {
    const char *accept;
    guint status;
  } cases[] = {
    { "text/html", 406 }, { "text/html, */*;q=0.1", 200 }, { "application/*", 200 },
    { "Application/JSON", 200 }, { "", 406 },
  };
  g_autoptr (GuichetServerFixture) server = start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "GET", "/v1");
      g_autoptr (GuichetServerReply) reply = NULL;

      soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                    cases[i].accept);
      reply = guichet_server_fixture_send (server, message);
      guichet_server_reply_is (reply, cases[i].status,
                               cases[i].status == 406 ? "not-acceptable" : NULL);
    }
}

/* Bytes that are no HTTP, or hardly: an error or a closed connection, and the service lives. */
static void
test_raw (void)
{
  static const char *const requests[] = {
    "\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /v1 HTTP/1.1\r\n\r\n",
    "GET http://[/v1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /v1 HTTP/1.1\r\nHost: a/b\r\n\r\n",
    "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    "PUT " PATH " HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    "PUT " PATH " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "PUT " PATH " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
    "PUT " PATH " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "\x16\x03\x01\x02",
  };
  g_autoptr (GuichetServerFixture) server = start ();

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *request = g_strconcat (requests[i], "\r\n\r\n", NULL);
      g_autofree char *line = send_raw (server, request, strlen (request));

      if (line)
        g_assert_true (g_regex_match_simple ("^HTTP/1\\.[01] [45]", line, 0, 0));
      assert_alive (server);
    }
}

static void
test_giant_header (void)
{
  const gsize length = 8 * 1024 * 1024;
  g_autoptr (GuichetServerFixture) server = start ();
  g_autofree char *filler = g_strnfill (length, 'a');
  g_autofree char *request =
    g_strconcat ("GET /v1 HTTP/1.1\r\nHost: x\r\nX: ", filler, "\r\n\r\n", NULL);
  g_autofree char *line = send_raw (server, request, strlen (request));

  if (line)
    g_assert_true (g_regex_match_simple ("^HTTP/1\\.[01] 4", line, 0, 0));
  assert_alive (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/router/addresses", test_addresses);
  g_test_add_func ("/server/router/tokens", test_tokens);
  g_test_add_func ("/server/router/bodies", test_bodies);
  g_test_add_func ("/server/router/huge-bodies", test_huge_bodies);
  g_test_add_func ("/server/router/digest", test_digest);
  g_test_add_func ("/server/router/accept", test_accept);
  g_test_add_func ("/server/router/raw", test_raw);
  g_test_add_func ("/server/router/giant-header", test_giant_header);
  return g_test_run ();
}
