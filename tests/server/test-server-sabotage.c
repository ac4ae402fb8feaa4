/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include "guichet-digest.h"

static GuichetServerFixture *
start (const char *fault)
{
  GuichetServerFixture *server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, "--fault", fault, NULL);
  return server;
}

/* After the fault, all is as if nothing had been. */
static void
assert_over (GuichetServerFixture *server)
{
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  guichet_server_reply_is (reply, 200, NULL);
}

static void
test_hang_up (void)
{
  static const char *const faults[] = { "GET /v1/service:drop-request:2",
                                        "GET /v1/service:lose-reply:2" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GuichetServerFixture) server = start (faults[i]);
      g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

      g_assert_cmpuint (reply->status, ==, 0);
    }
}

static void
test_status (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:status=429,retry-after=7:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  guichet_server_reply_is (reply, 429, "too-many-requests");
  g_assert_cmpstr (guichet_server_reply_header (reply, "Retry-After"), ==, "7");
  assert_over (server);
}

static void
test_redirect (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:redirect=https://other:1/x:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  g_assert_cmpuint (reply->status, ==, 302);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Location"), ==, "https://other:1/x");
  assert_over (server);
}

static void
test_captive (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:captive:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Content-Type"), ==, "text/html");
  assert_over (server);
}

static void
test_delay (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:delay=300:1");
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  guichet_server_reply_is (reply, 200, NULL);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 300000);
  assert_over (server);
}

static void
test_truncate (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:truncate=100:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_true (reply->broken);
  g_assert_cmpuint (g_bytes_get_size (reply->body), <=, 100);
  assert_over (server);
}

static void
test_drip (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET /v1:drip=2:1");
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1");

  guichet_server_reply_is (reply, 200, NULL);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 200000);
  assert_over (server);
}

static void
test_wrong_digest (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:wrong-digest:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");
  g_autofree char *true_digest = guichet_digest_of_bytes (reply->body);
  g_autofree char *announced =
    guichet_digest_from_field (guichet_server_reply_header (reply, "Content-Digest"));

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (announced);
  g_assert_cmpstr (announced, !=, true_digest);
  assert_over (server);
}

static void
test_garbage (void)
{
  g_autoptr (GuichetServerFixture) server = start ("GET *:garbage:1");
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/service");

  guichet_server_reply_is (reply, 200, NULL);
  g_assert_cmpstr (guichet_server_reply_header (reply, "Content-Type"), ==, "application/json");
  g_assert_false (g_utf8_validate_len (g_bytes_get_data (reply->body, NULL),
                                       g_bytes_get_size (reply->body), NULL));
  assert_over (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/sabotage/hang-up", test_hang_up);
  g_test_add_func ("/server/sabotage/status", test_status);
  g_test_add_func ("/server/sabotage/redirect", test_redirect);
  g_test_add_func ("/server/sabotage/captive", test_captive);
  g_test_add_func ("/server/sabotage/delay", test_delay);
  g_test_add_func ("/server/sabotage/truncate", test_truncate);
  g_test_add_func ("/server/sabotage/drip", test_drip);
  g_test_add_func ("/server/sabotage/wrong-digest", test_wrong_digest);
  g_test_add_func ("/server/sabotage/garbage", test_garbage);
  return g_test_run ();
}
