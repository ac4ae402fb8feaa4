/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <string.h>

#define MEDIUM "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define CONTENT "/v1/media/" MEDIUM "/content"
#define LINE \
  "{\"type\":\"medium\",\"id\":\"" MEDIUM "\",\"title\":\"T\",\"category\":\"C\"," \
  "\"description\":\"D\",\"text\":\"0123456789\",\"media_type\":\"text/plain\"," \
  "\"published_on\":\"2026-05-01\"}"

static GuichetServerReply *
get_with (GuichetServerFixture *server,
          const char           *path,
          const char           *name,
          const char           *value)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "GET", path);

  soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
  return guichet_server_fixture_send (server, message);
}

static GuichetServerFixture *
start (void)
{
  GuichetServerFixture *server = guichet_server_fixture_new ();
  g_autofree char *file = guichet_server_fixture_save (server, "m.jsonl", LINE);

  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "import", file, NULL), ==, 0);
  guichet_server_fixture_start (server, NULL);
  return server;
}

static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GError) error = NULL;
  GBytes *result = g_input_stream_read_bytes (stream, 1 << 20, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static char *
long_line (void)
{
  g_autofree char *text = g_strnfill (4000, 'x');

  return g_strconcat ("{\"type\":\"notice\",\"id\":\"" MEDIUM "\",\"kind\":\"information\","
                      "\"title\":\"T\",\"since\":\"2026-05-01T10:00:00Z\",\"text\":\"",
                      text, "\"}", NULL);
}

/* Two codings of one content: two tags, two digests, and a 304 for each. */
static void
test_codings (void)
{
  g_autoptr (GuichetServerFixture) server = start ();
  g_autofree char *line = long_line ();
  g_autofree char *file = guichet_server_fixture_save (server, "n.jsonl", line);
  g_autoptr (GuichetServerReply) plain = NULL;
  g_autoptr (GuichetServerReply) coded = NULL;
  g_autoptr (GuichetServerReply) held = NULL;
  g_autoptr (GuichetServerReply) not_held = NULL;
  g_autoptr (GBytes) inflated = NULL;

  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "import", file, NULL), ==, 0);
  plain = get_with (server, "/v1/service", "Accept-Encoding", "identity");
  guichet_server_reply_is (plain, 200, NULL);
  coded = get_with (server, "/v1/service", "Accept-Encoding", "br, gzip;q=0.5");
  guichet_server_reply_is (coded, 200, NULL);
  g_assert_cmpstr (guichet_server_reply_header (coded, "Content-Encoding"), ==, "gzip");
  g_assert_null (guichet_server_reply_header (plain, "Content-Encoding"));
  inflated = inflate (coded->body);
  g_assert_true (g_bytes_equal (inflated, plain->body));
  g_assert_cmpstr (guichet_server_reply_header (plain, "ETag"), !=,
                   guichet_server_reply_header (coded, "ETag"));
  held = get_with (server, "/v1/service", "If-None-Match",
                   guichet_server_reply_header (plain, "ETag"));
  g_assert_cmpuint (held->status, ==, 304);
  g_assert_cmpstr (guichet_server_reply_header (held, "ETag"), ==,
                   guichet_server_reply_header (plain, "ETag"));
  not_held = get_with (server, "/v1/service", "If-None-Match",
                       guichet_server_reply_header (coded, "ETag"));
  guichet_server_reply_is (not_held, 200, NULL);
}

static void
test_refused_coding (void)
{
  g_autoptr (GuichetServerFixture) server = start ();
  g_autofree char *line = long_line ();
  g_autofree char *file = guichet_server_fixture_save (server, "n.jsonl", line);
  g_autoptr (GuichetServerReply) reply = NULL;

  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "import", file, NULL), ==, 0);
  reply = get_with (server, "/v1/service", "Accept-Encoding", "gzip;q=0");
  guichet_server_reply_is (reply, 200, NULL);
  g_assert_null (guichet_server_reply_header (reply, "Content-Encoding"));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *range;
    guint status;
    const char *content;
    const char *content_range;
  } cases[] = {
    { "bytes=0-3", 206, "0123", "bytes 0-3/10" },
    { "bytes=4-", 206, "456789", "bytes 4-9/10" },
    { "bytes=-3", 206, "789", "bytes 7-9/10" },
    { "bytes=-99", 206, "0123456789", "bytes 0-9/10" },
    { "bytes=9-99", 206, "9", "bytes 9-9/10" },
    { "bytes=5-2", 200, "0123456789", NULL },
    { "bytes=0-1,3-4", 200, "0123456789", NULL },
    { "bytes=-", 200, "0123456789", NULL },
    { "lines=1-2", 200, "0123456789", NULL },
    { "bytes=10-", 416, NULL, "bytes */10" },
    { "bytes=-0", 416, NULL, "bytes */10" },
    { "bytes=99999999999999999999-", 416, NULL, "bytes */10" },
  };
  g_autoptr (GuichetServerFixture) server = start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetServerReply) reply =
        get_with (server, CONTENT, "Range", cases[i].range);

      guichet_server_reply_is (reply, cases[i].status,
                               cases[i].status == 416 ? "range" : NULL);
      g_assert_cmpstr (guichet_server_reply_header (reply, "Content-Range"), ==,
                       cases[i].content_range);
      if (cases[i].content)
        {
          g_autoptr (GBytes) expected =
            g_bytes_new_static (cases[i].content, strlen (cases[i].content));

          g_assert_true (g_bytes_equal (reply->body, expected));
        }
    }
}

static void
test_if_range (void)
{
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (GuichetServerReply) whole = guichet_server_fixture_get (server, CONTENT);
  const char *etag = guichet_server_reply_header (whole, "ETag");
  const char *const conditions[] = { etag, "\"other\"" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "GET", CONTENT);
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);
      g_autoptr (GuichetServerReply) reply = NULL;

      soup_message_headers_replace (headers, "Range", "bytes=8-");
      soup_message_headers_replace (headers, "If-Range", conditions[i]);
      reply = guichet_server_fixture_send (server, message);
      guichet_server_reply_is (reply, i == 0 ? 206 : 200, NULL);
    }
}

/* A range is for content; a document is never cut behind its digest's back. */
static void
test_range_of_a_document (void)
{
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (GuichetServerReply) reply = get_with (server, "/v1/service", "Range", "bytes=0-3");

  guichet_server_reply_is (reply, 200, NULL);
  g_assert_cmpuint (g_bytes_get_size (reply->body), >, 4);
}

static void
test_head (void)
{
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (server, "HEAD", CONTENT);
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_send (server, message);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 0);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Content-Length"), ==, "10");
}

static void
test_fields (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } fields[] = {
    { "Cache-Control", "no-store" },
    { "Vary", "Accept-Encoding" },
    { "Date", "Thu, 07 May 2026 10:00:00 GMT" },
    { "X-Content-Type-Options", "nosniff" },
    { "Strict-Transport-Security", "max-age=31536000; includeSubDomains" },
    { "Content-Type", "application/json" },
    { "Transfer-Encoding", NULL },
  };
  g_autoptr (GuichetServerFixture) server = start ();
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1");

  guichet_server_reply_is (reply, 200, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (guichet_server_reply_header (reply, fields[i].name), ==, fields[i].value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GUICHET_NOW", "2026-05-07T10:00:00Z", TRUE);
  g_test_add_func ("/server/exchange/codings", test_codings);
  g_test_add_func ("/server/exchange/refused-coding", test_refused_coding);
  g_test_add_func ("/server/exchange/ranges", test_ranges);
  g_test_add_func ("/server/exchange/if-range", test_if_range);
  g_test_add_func ("/server/exchange/range-of-a-document", test_range_of_a_document);
  g_test_add_func ("/server/exchange/head", test_head);
  g_test_add_func ("/server/exchange/fields", test_fields);
  return g_test_run ();
}
