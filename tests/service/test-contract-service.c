/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-contract-service.h"
#include "guichet-digest.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"

#include <string.h>

#define ID "0f8fad5b-d9cb-469f-a165-70867728950e"
#define PARENT "7c9e6679-7425-40de-944b-e07fc1f90ae7"
#define OTHER "11111111-7425-40de-944b-e07fc1f90ae7"

typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetService *service;
  GuichetTestHandler handler;
  const char *body;
  guint status;
  GError *error;
} Fixture;

static void
dispatch (GuichetTestRequest *request,
          GuichetTestReply   *reply,
          gpointer            data)
{
  Fixture *fixture = data;

  fixture->handler (request, reply, fixture);
}

static void
set_up (Fixture            *fixture,
        GuichetTestHandler  handler)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autofree char *address = NULL;

  *fixture = (Fixture) { .handler = handler, .status = 200 };
  fixture->authority = guichet_test_authority_new ();
  fixture->server =
    guichet_test_server_new (fixture->authority, GUICHET_TEST_GOOD, NULL, dispatch, fixture);
  address = guichet_test_server_get_address (fixture->server);
  trust = guichet_trust_new (guichet_test_authority_get_path (fixture->authority), NULL);
  fixture->service = GUICHET_SERVICE (
    guichet_contract_service_new (address, trust, "secret", clock, &fixture->error));
  g_assert_no_error (fixture->error);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->service);
  guichet_test_server_free (fixture->server);
  fixture->server = NULL;
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_clear_error (&fixture->error);
}

static void
body_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  Fixture *fixture = data;

  guichet_test_reply_json (reply, fixture->status, fixture->body);
}

/* identify */

static GuichetServiceIdentity *
identify (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_identify_async (fixture->service, NULL, guichet_test_wait_cb, &result);
  return guichet_service_identify_finish (fixture->service, guichet_test_wait (&result),
                                          &fixture->error);
}

static void
identity_handler (GuichetTestRequest *request,
                  GuichetTestReply   *reply,
                  gpointer            data)
{
  g_assert_cmpstr (request->target, ==, "/v1");
  g_assert_null (guichet_test_request_get (request, "authorization"));
  guichet_test_reply_json (reply, 200,
                           "{\"contract\":\"guichet/1\",\"service_id\":\"" ID
                           "\",\"name\":\"Support\"}");
}

static void
test_identify (void)
{
  Fixture fixture;
  g_autoptr (GuichetServiceIdentity) identity = NULL;

  set_up (&fixture, identity_handler);
  identity = identify (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (identity->service_id, ==, ID);
  g_assert_cmpstr (identity->name, ==, "Support");
  tear_down (&fixture);
}

static void
site_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  guichet_test_reply_set (reply, 404, "text/html", "<html>", -1);
}

static void
test_identify_something_else (void)
{
  static const struct
  {
    const char *body;
    gint code;
  } cases[] = {
    { "{}", GUICHET_SERVICE_ERROR_MISMATCH },
    { "{\"contract\":\"guichet/2\",\"service_id\":\"" ID "\",\"name\":\"x\"}",
      GUICHET_SERVICE_ERROR_MISMATCH },
    { "{\"contract\":\"guichet/1\",\"service_id\":\"1\",\"name\":\"x\"}",
      GUICHET_SERVICE_ERROR_MISMATCH },
    { "[]", GUICHET_SERVICE_ERROR_MISMATCH },
    { "{\"contract\":", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { "", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  };
  Fixture fixture;

  set_up (&fixture, body_handler);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture.body = cases[i].body;
      g_assert_null (identify (&fixture));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, cases[i].code);
    }
  fixture.handler = site_handler;
  g_assert_null (identify (&fixture));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
  tear_down (&fixture);
}

/* send and look up */

#define PAYLOAD "{\"id\":\"" ID "\"}"

static char *
receipt_of (const char *id,
            const void *payload,
            gsize       length)
{
  g_autofree char *digest = guichet_digest_of_data (payload, length);
  g_autofree char *field = guichet_digest_to_field (digest);

  return g_strdup_printf ("{\"id\":\"%s\",\"recorded_at\":\"2026-05-07T15:45:00.000Z\","
                          "\"content_digest\":\"%s\",\"number\":\"D-2026-0412\","
                          "\"status\":\"enregistree\"}",
                          id, field);
}

static void
put_handler (GuichetTestRequest *request,
             GuichetTestReply   *reply,
             gpointer            data)
{
  Fixture *fixture = data;
  g_autofree char *receipt = receipt_of (ID, request->body->data, request->body->len);
  g_autofree char *digest = guichet_digest_of_data (request->body->data, request->body->len);
  g_autofree char *field = guichet_digest_to_field (digest);

  g_assert_cmpstr (request->method, ==, "PUT");
  g_assert_cmpstr (guichet_test_request_get (request, "content-digest"), ==, field);
  g_assert_cmpstr (guichet_test_request_get (request, "content-type"), ==, "application/json");
  g_assert_cmpstr (request->target, ==, fixture->body);
  guichet_test_reply_json (reply, fixture->status, receipt);
}

static GuichetReceipt *
send_item (Fixture             *fixture,
           GuichetOutgoingKind  kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) payload = g_bytes_new_static (PAYLOAD, strlen (PAYLOAD));

  g_clear_error (&fixture->error);
  guichet_service_send_async (fixture->service, kind, ID,
                              kind == GUICHET_OUTGOING_DEMANDE ? NULL : PARENT, payload, NULL,
                              guichet_test_wait_cb, &result);
  return guichet_service_send_finish (fixture->service, guichet_test_wait (&result),
                                      &fixture->error);
}

static void
test_send (void)
{
  static const struct
  {
    GuichetOutgoingKind kind;
    const char *target;
    guint status;
  } cases[] = {
    { GUICHET_OUTGOING_DEMANDE, "/v1/demandes/" ID, 201 },
    { GUICHET_OUTGOING_DEMANDE, "/v1/demandes/" ID, 200 },
    { GUICHET_OUTGOING_MESSAGE, "/v1/demandes/" PARENT "/messages/" ID, 201 },
    { GUICHET_OUTGOING_VALIDATION, "/v1/demandes/" PARENT "/validations/" ID, 201 },
    { GUICHET_OUTGOING_VOTE, "/v1/articles/" PARENT "/votes/" ID, 201 },
  };
  Fixture fixture;

  set_up (&fixture, put_handler);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetReceipt) receipt = NULL;

      fixture.body = cases[i].target;
      fixture.status = cases[i].status;
      receipt = send_item (&fixture, cases[i].kind);
      g_assert_no_error (fixture.error);
      g_assert_cmpstr (guichet_receipt_get_fields (receipt)->id, ==, ID);
      g_assert_cmpstr (guichet_receipt_get_fields (receipt)->number, ==, "D-2026-0412");
      g_assert_cmpint (guichet_receipt_get_fields (receipt)->recorded_at, ==, 1778168700000);
    }
  tear_down (&fixture);
}

/* Nothing but a receipt for our id and our bytes is a success. */
static void
test_send_is_not_believed (void)
{
  g_autofree char *other_id = receipt_of (OTHER, PAYLOAD, strlen (PAYLOAD));
  g_autofree char *other_bytes = receipt_of (ID, "x", 1);
  const char *bodies[] = { other_id, other_bytes };
  Fixture fixture;

  set_up (&fixture, body_handler);
  fixture.status = 201;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      fixture.body = bodies[i];
      g_assert_null (send_item (&fixture, GUICHET_OUTGOING_DEMANDE));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
    }
  fixture.body = "{\"ok\":true}";
  g_assert_null (send_item (&fixture, GUICHET_OUTGOING_DEMANDE));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
  tear_down (&fixture);
}

static void
portal_handler (GuichetTestRequest *request,
                GuichetTestReply   *reply,
                gpointer            data)
{
  Fixture *fixture = data;

  guichet_test_reply_set (reply, fixture->status, "text/html", "<html>Bienvenue</html>", -1);
  if (fixture->status / 100 == 3)
    guichet_test_reply_add (reply, "Location", "/welcome");
}

/* The many shapes of a portal: never a success, never followed, asked once. */
static void
test_send_to_a_portal (void)
{
  static const guint statuses[] = { 200, 201, 202, 204, 301, 302, 303,
                                    307, 308, 401, 403, 404, 511 };
  Fixture fixture;

  set_up (&fixture, portal_handler);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      fixture.status = statuses[i];
      g_assert_null (send_item (&fixture, GUICHET_OUTGOING_DEMANDE));
      g_test_message ("%u", statuses[i]);
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CAPTIVE);
      g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, i + 1);
    }
  tear_down (&fixture);
}

static void
lost_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  Fixture *fixture = data;

  if (g_str_equal (request->method, "PUT"))
    reply->cut_at = 0;
  else
    guichet_test_reply_json (reply, 200, fixture->body);
}

/* The service recorded it and its reply was lost: not sent twice by libsoup, found by asking. */
static void
test_lost_reply (void)
{
  Fixture fixture;
  g_autofree char *receipt = receipt_of (ID, PAYLOAD, strlen (PAYLOAD));
  g_autofree char *digest = guichet_digest_of_data (PAYLOAD, strlen (PAYLOAD));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GuichetReceipt) found = NULL;

  set_up (&fixture, lost_handler);
  fixture.body = receipt;
  g_assert_null (send_item (&fixture, GUICHET_OUTGOING_DEMANDE));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 1);
  g_clear_error (&fixture.error);
  guichet_service_lookup_async (fixture.service, GUICHET_OUTGOING_DEMANDE, ID, NULL, NULL,
                                guichet_test_wait_cb, &result);
  found = guichet_service_lookup_finish (fixture.service, guichet_test_wait (&result),
                                         &fixture.error);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (guichet_receipt_get_fields (found)->digest, ==, digest);
  tear_down (&fixture);
}

/* pages */

#define EMPTY_PAGE                                                                                 \
  "{\"demandes\":[],\"events\":[],\"removed\":[],\"cursor\":\"c 1/é\",\"more\":false}"

static GuichetFeedPage *
fetch (Fixture    *fixture,
       const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_fetch_page_async (fixture->service, GUICHET_FEED_DEMANDES, cursor, 200, NULL,
                                    guichet_test_wait_cb, &result);
  return guichet_service_fetch_page_finish (fixture->service, guichet_test_wait (&result),
                                            &fixture->error);
}

static void
page_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  Fixture *fixture = data;

  g_assert_cmpstr (request->target, ==, "/v1/demandes?limit=200&after=c%201%2F%C3%A9");
  if (guichet_test_request_get (request, "if-none-match"))
    {
      guichet_test_reply_set (reply, 304, NULL, "", 0);
      fixture->status = 304;
    }
  else
    guichet_test_reply_json (reply, 200, fixture->body);
}

static void
test_unchanged_page (void)
{
  Fixture fixture;
  g_autoptr (GuichetFeedPage) first = NULL, unread = NULL, again = NULL, after_token = NULL;
  g_autoptr (GuichetFeedContent) content = NULL;

  set_up (&fixture, page_handler);
  fixture.body = EMPTY_PAGE;
  first = fetch (&fixture, "c 1/é");
  g_assert_no_error (fixture.error);
  /* Not yet read: it may hold something. */
  unread = fetch (&fixture, "c 1/é");
  g_assert_false (guichet_feed_page_is_unchanged (unread));
  g_assert_true (guichet_feed_page_read (unread, &content, &fixture.error));
  g_assert_cmpstr (content->cursor, ==, "c 1/é");
  again = fetch (&fixture, "c 1/é");
  g_assert_true (guichet_feed_page_is_unchanged (again));
  guichet_contract_service_set_token (GUICHET_CONTRACT_SERVICE (fixture.service), "other");
  after_token = fetch (&fixture, "c 1/é");
  g_assert_false (guichet_feed_page_is_unchanged (after_token));
  tear_down (&fixture);
}

/* A page that held something is asked for whole again: it may not have been stored. */
static void
test_page_with_content_is_never_unchanged (void)
{
  Fixture fixture;

  set_up (&fixture, page_handler);
  fixture.body = "{\"demandes\":[],\"events\":[],\"removed\":[\"" ID "\"],\"cursor\":\"c2\","
                 "\"more\":false}";
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GuichetFeedPage) page = fetch (&fixture, "c 1/é");
      g_autoptr (GuichetFeedContent) content = NULL;

      g_assert_false (guichet_feed_page_is_unchanged (page));
      g_assert_true (guichet_feed_page_read (page, &content, &fixture.error));
      g_assert_cmpstr (content->removed[0], ==, ID);
    }
  tear_down (&fixture);
}

static GBytes *
deflate (const void *data,
         gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
reply_gzip (GuichetTestReply *reply,
            const char       *text,
            gsize             length,
            gsize             missing)
{
  g_autoptr (GBytes) packed = deflate (text, length);

  guichet_test_reply_verified (reply, 200, "application/json", g_bytes_get_data (packed, NULL),
                               (gssize) (g_bytes_get_size (packed) - missing));
  guichet_test_reply_add (reply, "Content-Encoding", "gzip");
}

static void
gzip_handler (GuichetTestRequest *request,
              GuichetTestReply   *reply,
              gpointer            data)
{
  g_autofree char *zeros = NULL;

  g_assert_cmpstr (guichet_test_request_get (request, "accept-encoding"), ==, "gzip");
  if (strstr (request->target, "good"))
    reply_gzip (reply, EMPTY_PAGE, strlen (EMPTY_PAGE), 0);
  else if (strstr (request->target, "cut"))
    reply_gzip (reply, EMPTY_PAGE, strlen (EMPTY_PAGE), 9);
  else
    {
      zeros = g_malloc0 (300 * 1024 * 1024);
      reply_gzip (reply, zeros, 300 * 1024 * 1024, 0);
    }
}

static void
test_gzip (void)
{
  static const char *bad[] = { "cut", "bomb" };
  Fixture fixture;
  g_autoptr (GuichetFeedPage) good = NULL;
  g_autoptr (GuichetFeedContent) content = NULL;

  set_up (&fixture, gzip_handler);
  good = fetch (&fixture, "good");
  g_assert_no_error (fixture.error);
  g_assert_true (guichet_feed_page_read (good, &content, &fixture.error));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GuichetFeedPage) page = fetch (&fixture, bad[i]);
      GuichetFeedContent *none = NULL;

      g_assert_no_error (fixture.error);
      g_assert_false (guichet_feed_page_read (page, &none, &fixture.error));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
    }
  tear_down (&fixture);
}

static void
test_nested (void)
{
  Fixture fixture;
  g_autofree char *nested = g_strnfill (100000, '[');
  g_autoptr (GuichetFeedPage) page = NULL;
  GuichetFeedContent *content = NULL;

  set_up (&fixture, body_handler);
  fixture.body = nested;
  page = fetch (&fixture, NULL);
  g_assert_no_error (fixture.error);
  g_assert_false (guichet_feed_page_read (page, &content, &fixture.error));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  tear_down (&fixture);
}

static void
unknown_handler (GuichetTestRequest *request,
                 GuichetTestReply   *reply,
                 gpointer            data)
{
  guichet_test_reply_problem (reply, 410, "cursor-unknown", "-");
}

static void
test_cursor_unknown (void)
{
  Fixture fixture;

  set_up (&fixture, unknown_handler);
  g_assert_null (fetch (&fixture, "old"));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  guichet_tls_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-service/identify", test_identify);
  g_test_add_func ("/contract-service/identify-something-else", test_identify_something_else);
  g_test_add_func ("/contract-service/send", test_send);
  g_test_add_func ("/contract-service/send-is-not-believed", test_send_is_not_believed);
  g_test_add_func ("/contract-service/send-to-a-portal", test_send_to_a_portal);
  g_test_add_func ("/contract-service/lost-reply", test_lost_reply);
  g_test_add_func ("/contract-service/unchanged-page", test_unchanged_page);
  g_test_add_func ("/contract-service/page-with-content-is-never-unchanged",
                   test_page_with_content_is_never_unchanged);
  g_test_add_func ("/contract-service/gzip", test_gzip);
  g_test_add_func ("/contract-service/nested", test_nested);
  g_test_add_func ("/contract-service/cursor-unknown", test_cursor_unknown);
  return g_test_run ();
}
