/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-exchange.h"
#include "guichet-service-error.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"

#include <string.h>

#define DOCUMENT "{\"contract\":\"guichet/1\",\"name\":\"Épreuve\"}"
#define MOST_BYTES 100000
/* For the exchanges that must be given up. */
#define SHORT_PATIENCE_MS 300

typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetTransport *transport;
  GError *error;
} Fixture;

static GuichetTransport *
make_transport (Fixture           *fixture,
                GuichetTestServer *server)
{
  g_autofree char *address = guichet_test_server_get_address (server);
  g_autoptr (GTlsDatabase) trust =
    guichet_trust_new (guichet_test_authority_get_path (fixture->authority), &fixture->error);
  g_autoptr (GuichetClock) clock = guichet_clock_new (&fixture->error);
  GuichetTransport *transport = guichet_transport_new (address, trust, clock, &fixture->error);

  g_assert_no_error (fixture->error);
  guichet_transport_set_token (transport, "secret-token");
  return transport;
}

static void
set_up (Fixture            *fixture,
        GuichetTestHandler  handler)
{
  *fixture = (Fixture) { NULL };
  fixture->authority = guichet_test_authority_new ();
  fixture->server = guichet_test_server_new (fixture->authority, GUICHET_TEST_GOOD, NULL, handler,
                                             fixture);
  fixture->transport = make_transport (fixture, fixture->server);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->transport);
  guichet_test_server_free (fixture->server);
  fixture->server = NULL;
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_clear_error (&fixture->error);
}

static GuichetAnswer *
get (Fixture      *fixture,
     const char   *path,
     GCancellable *cancellable)
{
  g_autoptr (GUri) uri = guichet_transport_locate (fixture->transport, path);
  g_autoptr (GAsyncResult) result = NULL;
  const GuichetRequest request = {
    .method = "GET",
    .uri = uri,
    .compressed = TRUE,
    .accepted = { 200 },
    .media_type = "application/json",
    .has_answer = TRUE,
    .most_bytes = MOST_BYTES,
  };

  g_clear_error (&fixture->error);
  guichet_exchange_run_async (fixture->transport, &request, cancellable, guichet_test_wait_cb,
                              &result);
  return guichet_exchange_run_finish (fixture->transport, guichet_test_wait (&result),
                                      &fixture->error);
}

/* The faults, one a path */

static void
reply_raw (GuichetTestReply *reply,
           const char       *text)
{
  reply->raw = g_bytes_new (text, strlen (text));
}

static void
good (GuichetTestReply *reply)
{
  guichet_test_reply_json (reply, 200, DOCUMENT);
}

static void
cut_body (GuichetTestReply *reply)
{
  good (reply);
  reply->cut_at = (gssize) (strlen ("HTTP/1.1 200 Test\r\n\r\n") + reply->head->len + 10);
}

static void
cut_head (GuichetTestReply *reply)
{
  good (reply);
  reply->cut_at = 30;
}

static void
lost_reply (GuichetTestReply *reply)
{
  good (reply);
  reply->cut_at = 0;
}

static void
chunked_cut (GuichetTestReply *reply)
{
  reply_raw (reply, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"x\"\r\n"
                    "Content-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
}

static void
no_length (GuichetTestReply *reply)
{
  reply_raw (reply, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"x\"\r\n"
                    "Content-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\r\n"
                    "Connection: close\r\n\r\n{}");
}

static void
wrong_digest (GuichetTestReply *reply)
{
  good (reply);
  reply->body->data[5] ^= 1;
}

static void
no_digest (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 200, "application/json", DOCUMENT, -1);
  guichet_test_reply_add (reply, "ETag", "\"1\"");
}

static void
foreign_json (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 200, "application/json", "{\"login\":\"required\"}", -1);
}

static void
captive_page (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 200, "text/html", "<html>Bienvenue</html>", -1);
}

static void
verified_page (GuichetTestReply *reply)
{
  guichet_test_reply_verified (reply, 200, "text/html", "<html>Bienvenue</html>", -1);
}

static void
redirect (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 302, "text/html", "", 0);
  guichet_test_reply_add (reply, "Location", "/v1/good");
}

static void
created (GuichetTestReply *reply)
{
  guichet_test_reply_json (reply, 201, DOCUMENT);
}

static void
too_long (GuichetTestReply *reply)
{
  g_autofree char *text = g_strnfill (MOST_BYTES + 1, ' ');

  guichet_test_reply_json (reply, 200, text);
}

static void
unknown_coding (GuichetTestReply *reply)
{
  good (reply);
  guichet_test_reply_add (reply, "Content-Encoding", "br");
}

static void
garbage (GuichetTestReply *reply)
{
  reply_raw (reply, "\x01\x02\x03 this is not HTTP at all\r\n\r\n");
}

static void
dripped (GuichetTestReply *reply)
{
  good (reply);
  reply->drip_ms = 50;
}

static void
silent (GuichetTestReply *reply)
{
  good (reply);
  reply->delay_ms = 3 * SHORT_PATIENCE_MS;
}

static void
foreign_401 (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 401, "text/html", "<html>", -1);
  guichet_test_reply_add (reply, "WWW-Authenticate", "Basic realm=\"hotel\"");
}

static void
bearer_401 (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 401, NULL, "", 0);
  guichet_test_reply_add (reply, "WWW-Authenticate", "Bearer error=\"invalid_token\"");
}

static void
own_401 (GuichetTestReply *reply)
{
  guichet_test_reply_problem (reply, 401, "unauthorized", "Jeton refusé");
}

static void
foreign_404 (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 404, "text/html", "<html>", -1);
}

static void
own_404 (GuichetTestReply *reply)
{
  guichet_test_reply_problem (reply, 404, "not-found", "Inconnue");
}

static void
cut_problem (GuichetTestReply *reply)
{
  own_404 (reply);
  reply->cut_at = (gssize) (strlen ("HTTP/1.1 404 Test\r\n\r\n") + reply->head->len + 10);
}

static void
endless_problem (GuichetTestReply *reply)
{
  g_autofree char *text = g_strnfill (1024 * 1024, ' ');

  guichet_test_reply_set (reply, 503, "text/html", text, -1);
}

static void
own_422 (GuichetTestReply *reply)
{
  guichet_test_reply_problem (reply, 422, "invalid", "Le titre est trop long");
}

static void
busy (GuichetTestReply *reply)
{
  guichet_test_reply_problem (reply, 429, "too-many-requests", "-");
  guichet_test_reply_add (reply, "Retry-After", "7");
}

static void
gateway (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 502, "text/html", "<html>nginx</html>", -1);
}

static void
portal_511 (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 511, "text/html", "<html>", -1);
}

static void
proxy_407 (GuichetTestReply *reply)
{
  guichet_test_reply_set (reply, 407, "text/html", "<html>", -1);
}

static const struct
{
  const char *path;
  void (*make) (GuichetTestReply *reply);
  gint code;
  gboolean is_short;
} faults[] = {
  { "/good", good, -1 },
  { "/cut-body", cut_body, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/cut-head", cut_head, GUICHET_SERVICE_ERROR_UNREACHABLE },
  { "/lost-reply", lost_reply, GUICHET_SERVICE_ERROR_UNREACHABLE },
  { "/chunked-cut", chunked_cut, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/no-length", no_length, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/wrong-digest", wrong_digest, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/no-digest", no_digest, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/foreign-json", foreign_json, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/captive-page", captive_page, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/verified-page", verified_page, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/redirect", redirect, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/created", created, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/too-long", too_long, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/unknown-coding", unknown_coding, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/garbage", garbage, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/dripped", dripped, GUICHET_SERVICE_ERROR_TIMED_OUT, TRUE },
  { "/silent", silent, GUICHET_SERVICE_ERROR_TIMED_OUT, TRUE },
  { "/foreign-401", foreign_401, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/bearer-401", bearer_401, GUICHET_SERVICE_ERROR_SIGN_IN },
  { "/own-401", own_401, GUICHET_SERVICE_ERROR_SIGN_IN },
  { "/foreign-404", foreign_404, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/own-404", own_404, GUICHET_SERVICE_ERROR_NOT_FOUND },
  { "/cut-problem", cut_problem, GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "/endless-problem", endless_problem, GUICHET_SERVICE_ERROR_UNAVAILABLE },
  { "/own-422", own_422, GUICHET_SERVICE_ERROR_INVALID },
  { "/busy", busy, GUICHET_SERVICE_ERROR_BUSY },
  { "/gateway", gateway, GUICHET_SERVICE_ERROR_UNAVAILABLE },
  { "/portal-511", portal_511, GUICHET_SERVICE_ERROR_CAPTIVE },
  { "/proxy-407", proxy_407, GUICHET_SERVICE_ERROR_PROXY },
};

static void
fault_handler (GuichetTestRequest *request,
               GuichetTestReply   *reply,
               gpointer            data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (request->target + strlen ("/v1"), faults[i].path))
      faults[i].make (reply);
}

static void
test_faults (void)
{
  Fixture fixture;

  set_up (&fixture, fault_handler);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GuichetAnswer) answer = NULL;

      g_test_message ("%s", faults[i].path);
      guichet_transport_set_patience (fixture.transport,
                                      faults[i].is_short ? SHORT_PATIENCE_MS : 20000);
      answer = get (&fixture, faults[i].path, NULL);
      if (faults[i].code < 0)
        {
          g_assert_no_error (fixture.error);
          g_assert_cmpmem (g_bytes_get_data (answer->body, NULL),
                           (int) g_bytes_get_size (answer->body), DOCUMENT, strlen (DOCUMENT));
          continue;
        }
      g_assert_null (answer);
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, faults[i].code);
    }
  /* Each was asked once, but those that libsoup may repeat by itself: a GET whose connection
   * ended before any answer. */
  g_assert_cmpuint (guichet_test_server_count (fixture.server), <=, G_N_ELEMENTS (faults) + 3);
  tear_down (&fixture);
}

static void
test_details (void)
{
  Fixture fixture;

  set_up (&fixture, fault_handler);
  g_assert_null (get (&fixture, "/own-422", NULL));
  g_assert_cmpstr (guichet_service_error_get_detail (fixture.error), ==, "Le titre est trop long");
  g_assert_cmpstr (guichet_service_error_get_problem (fixture.error), ==, "invalid");
  g_assert_null (get (&fixture, "/busy", NULL));
  g_assert_cmpint (guichet_service_error_get_retry_after (fixture.error), ==, 7000);
  tear_down (&fixture);
}

static void
test_unreachable (void)
{
  Fixture fixture;

  set_up (&fixture, fault_handler);
  guichet_test_server_free (fixture.server);
  fixture.server = NULL;
  g_assert_null (get (&fixture, "/good", NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  tear_down (&fixture);
}

/* What leaves */

static void
check_handler (GuichetTestRequest *request,
               GuichetTestReply   *reply,
               gpointer            data)
{
  g_assert_cmpstr (guichet_test_request_get (request, "authorization"), ==, "Bearer secret-token");
  g_assert_cmpstr (guichet_test_request_get (request, "accept-encoding"), ==, "gzip");
  g_assert_null (guichet_test_request_get (request, "cookie"));
  guichet_test_reply_json (reply, 200, DOCUMENT);
  guichet_test_reply_add (reply, "Set-Cookie", "session=1");
}

static void
test_what_leaves (void)
{
  Fixture fixture;

  set_up (&fixture, check_handler);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GuichetAnswer) answer = get (&fixture, "/service", NULL);

      g_assert_no_error (fixture.error);
    }
  g_assert_cmpuint (guichet_test_server_contacts (fixture.server), ==, 1);
  g_assert_cmpint (ABS (guichet_transport_get_skew (fixture.transport)), <, 5000);
  tear_down (&fixture);
}

/* A proxy on the way: it learns the host and the port, and nothing else. */
static void
proxy_handler (GuichetTestRequest *request,
               GuichetTestReply   *reply,
               gpointer            data)
{
  guint *connects = data;

  g_assert_cmpstr (request->method, ==, "CONNECT");
  g_assert_null (guichet_test_request_get (request, "authorization"));
  g_assert_null (guichet_test_request_get (request, "cookie"));
  (*connects)++;
  guichet_test_reply_set (reply, 407, "text/html", "<html>", -1);
  guichet_test_reply_add (reply, "Proxy-Authenticate", "Basic realm=\"mairie\"");
}

static void
test_proxy (void)
{
  Fixture fixture;
  guint connects = 0;
  g_autoptr (GuichetTestServer) proxy = guichet_test_server_new_plain (proxy_handler, &connects);
  g_autofree char *address = guichet_test_server_get_address (proxy);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (address, NULL);

  set_up (&fixture, fault_handler);
  soup_session_set_proxy_resolver (guichet_transport_get_session (fixture.transport), resolver);
  g_assert_null (get (&fixture, "/good", NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_PROXY);
  g_assert_cmpuint (connects, >, 0);
  g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 0);
  tear_down (&fixture);
}

/* Cancelling, at every moment */

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
slow_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  g_autofree char *text = g_strnfill (40, ' ');

  guichet_test_reply_json (reply, 200, text);
  reply->drip_ms = 1;
  reply->delay_ms = 10;
}

static void
test_cancel (void)
{
  Fixture fixture;

  set_up (&fixture, slow_handler);
  for (guint delay = 0; delay < 60; delay += 2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GuichetAnswer) answer = NULL;
      guint id = 0;

      if (delay == 0)
        g_cancellable_cancel (cancellable);
      else
        id = g_timeout_add (delay, cancel_cb, cancellable);
      answer = get (&fixture, "/good", cancellable);
      if (answer)
        g_source_remove (id);
      else
        g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  tear_down (&fixture);
}

/* Truncated at every byte */

typedef struct
{
  Fixture fixture;
  gssize cut_at;
} Cutting;

static void
cut_handler (GuichetTestRequest *request,
             GuichetTestReply   *reply,
             gpointer            data)
{
  Cutting *cutting = data;

  guichet_test_reply_json (reply, 200, "{\"a\":1}");
  reply->cut_at = cutting->cut_at;
}

static void
test_cut_everywhere (void)
{
  Cutting cutting = { { NULL }, 0 };
  guint accepted = 0;

  set_up (&cutting.fixture, NULL);
  g_clear_object (&cutting.fixture.transport);
  g_clear_pointer (&cutting.fixture.server, guichet_test_server_free);
  cutting.fixture.server = guichet_test_server_new (cutting.fixture.authority, GUICHET_TEST_GOOD,
                                                    NULL, cut_handler, &cutting);
  cutting.fixture.transport = make_transport (&cutting.fixture, cutting.fixture.server);
  for (cutting.cut_at = 0; accepted == 0; cutting.cut_at++)
    {
      g_autoptr (GuichetAnswer) answer = get (&cutting.fixture, "/x", NULL);

      g_assert_cmpint (cutting.cut_at, <, 1000);
      if (answer)
        {
          g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 7);
          accepted++;
        }
      else
        g_assert_cmpint (cutting.fixture.error->domain, ==, GUICHET_SERVICE_ERROR);
    }
  tear_down (&cutting.fixture);
}

int
main (int   argc,
      char *argv[])
{
  guichet_tls_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/faults", test_faults);
  g_test_add_func ("/exchange/details", test_details);
  g_test_add_func ("/exchange/unreachable", test_unreachable);
  g_test_add_func ("/exchange/what-leaves", test_what_leaves);
  g_test_add_func ("/exchange/proxy", test_proxy);
  g_test_add_func ("/exchange/cancel", test_cancel);
  g_test_add_func ("/exchange/cut-everywhere", test_cut_everywhere);
  return g_test_run ();
}
