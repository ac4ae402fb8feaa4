/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-access-check.h"
#include "guichet-authority.h"
#include "guichet-instant.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"

#include <string.h>

#define SERVICE_ID "0c9a6a5e-6c5b-4c1e-9f43-2d3b8f1f0a01"
#define IDENTITY                                                                                   \
  "{\"contract\":\"guichet/1\",\"service_id\":\"" SERVICE_ID "\",\"name\":\"Épreuve\"}"
#define INFORMATION                                                                                \
  "{\"service_id\":\"" SERVICE_ID "\",\"name\":\"Épreuve\",\"started_on\":\"2026-01-01\","         \
  "\"profile\":\"livret-2026-03\",\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[],"        \
  "\"closures\":[]},\"limits\":{\"attachment_bytes\":1000,\"attachments\":3,"                      \
  "\"media_types\":[\"image/png\"]},\"progiciels\":[],\"telephones\":[],\"notices\":[]}"

/* What the service of a test is like. */
typedef struct
{
  const char *identity;
  guint identity_status;
  guint information_status;
  const char *problem;
  gint64 skew_seconds;
  guint delay_ms;
} Service;

static void
date (GuichetTestReply *reply,
      gint64            skew_seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, (double) skew_seconds);
  g_autofree char *text = g_date_time_format (then, "%a, %d %b %Y %H:%M:%S GMT");

  guichet_test_reply_add (reply, "Date", text);
}

static void
answer (GuichetTestRequest *request,
        GuichetTestReply   *reply,
        gpointer            data)
{
  const Service *service = data;
  const gboolean is_service = g_str_equal (request->target, "/v1/service");
  const char *authorization = guichet_test_request_get (request, "authorization");
  const guint status = is_service ? service->information_status : service->identity_status;

  reply->delay_ms = service->delay_ms;
  if (is_service && g_strcmp0 (authorization, "Bearer right") != 0)
    guichet_test_reply_problem (reply, 401, "unauthenticated", "no");
  else if (status >= 400)
    guichet_test_reply_problem (reply, status, service->problem, "no");
  else
    {
      const char *body = is_service ? INFORMATION : service->identity;

      guichet_test_reply_verified (reply, status ? status : 200, "application/json", body,
                                   (gssize) strlen (body));
    }
  date (reply, service->skew_seconds);
}

static void
portal (GuichetTestRequest *request,
        GuichetTestReply   *reply,
        gpointer            data)
{
  guichet_test_reply_set (reply, 200, "text/html", "<p>Welcome</p>", 14);
}

/* One run */

typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetAccessCheck *check;
  GuichetAccess access;
  char *address;
} Fixture;

static void
set_up (Fixture                *fixture,
        GuichetTestCertificate  certificate,
        GuichetTestHandler      handler,
        Service                *service)
{
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);

  fixture->authority = guichet_test_authority_new ();
  fixture->server = guichet_test_server_new (fixture->authority, certificate, NULL, handler,
                                             service);
  fixture->check = guichet_access_check_new (clock);
  fixture->address = guichet_test_server_get_address (fixture->server);
  fixture->access = (GuichetAccess) {
    .address = fixture->address,
    .ca_file = (char *) guichet_test_authority_get_path (fixture->authority),
    .token = (char *) "right",
  };
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->check);
  g_clear_pointer (&fixture->server, guichet_test_server_free);
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_free (fixture->address);
}

static GuichetAccessVerdict
run (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_access_check_run_async (fixture->check, &fixture->access, NULL, guichet_test_wait_cb,
                                  &result);
  return guichet_access_check_run_finish (fixture->check, guichet_test_wait (&result));
}

/* Good up to @kind, which has @problem; not checked from there on. */
static void
assert_stops (Fixture              *fixture,
              GuichetAccessKind     kind,
              GuichetAccessProblem  problem)
{
  for (GuichetAccessKind at = 0; at < GUICHET_N_ACCESS_KINDS; at++)
    {
      GuichetAccessStep *step = guichet_access_check_get_step (fixture->check, at);

      g_test_message ("step %d", (int) at);
      g_assert_cmpint (guichet_access_step_get_state (step), ==,
                       at < kind    ? GUICHET_ACCESS_PASSED
                       : at == kind ? GUICHET_ACCESS_FAILED
                                    : GUICHET_ACCESS_UNCHECKED);
      g_assert_cmpint (guichet_access_step_get_problem (step), ==,
                       at == kind ? problem : GUICHET_ACCESS_NO_PROBLEM);
    }
}

static void
assert_run (GuichetTestCertificate  certificate,
            Service                 service,
            const char             *token,
            GuichetAccessVerdict    verdict,
            GuichetAccessKind       kind,
            GuichetAccessProblem    problem)
{
  Fixture fixture;

  set_up (&fixture, certificate, answer, &service);
  fixture.access.token = (char *) token;
  g_assert_cmpint (run (&fixture), ==, verdict);
  assert_stops (&fixture, kind, problem);
  tear_down (&fixture);
}

static const Service usual = { .identity = IDENTITY };

/* Tests */

static void
test_good (void)
{
  Service service = usual;
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_GOOD);
  assert_stops (&fixture, GUICHET_N_ACCESS_KINDS, GUICHET_ACCESS_NO_PROBLEM);
  g_assert_cmpstr (guichet_access_check_get_service_id (fixture.check), ==, SERVICE_ID);
  g_assert_cmpstr (guichet_access_check_get_name (fixture.check), ==, "Épreuve");
  g_assert_cmpstr (guichet_access_step_get_detail (
                     guichet_access_check_get_step (fixture.check, GUICHET_ACCESS_TOKEN)),
                   ==, "Épreuve");
  g_assert_nonnull (guichet_access_step_get_detail (
    guichet_access_check_get_step (fixture.check, GUICHET_ACCESS_SECURE)));
  tear_down (&fixture);
}

static void
test_certificates (void)
{
  assert_run (GUICHET_TEST_WRONG_HOST, usual, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_SECURE,
              GUICHET_ACCESS_WRONG_NAME);
  assert_run (GUICHET_TEST_EXPIRED, usual, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_SECURE,
              GUICHET_ACCESS_EXPIRED);
  assert_run (GUICHET_TEST_FUTURE, usual, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_SECURE,
              GUICHET_ACCESS_NOT_YET_VALID);
  assert_run (GUICHET_TEST_SELF_SIGNED, usual, "right", GUICHET_ACCESS_BAD,
              GUICHET_ACCESS_SECURE, GUICHET_ACCESS_UNKNOWN_AUTHORITY);
}

static void
test_unknown_authority (void)
{
  Service service = usual;
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.ca_file = NULL;
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_BAD);
  assert_stops (&fixture, GUICHET_ACCESS_SECURE, GUICHET_ACCESS_UNKNOWN_AUTHORITY);
  g_assert_cmpuint (guichet_test_server_count (fixture.server), ==, 0);
  tear_down (&fixture);
}

static gboolean
greet_cb (GSocketService    *service,
          GSocketConnection *connection)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (output, "220 hello\r\n", 11, NULL, NULL, NULL);
}

static void
test_no_tls (void)
{
  Service service = usual;
  Fixture fixture;
  g_autoptr (GSocketService) plain = g_socket_service_new ();
  const guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (plain), NULL, NULL);
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", port);

  g_signal_connect (plain, "incoming", G_CALLBACK (greet_cb), NULL);
  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.address = address;
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_BAD);
  assert_stops (&fixture, GUICHET_ACCESS_SECURE, GUICHET_ACCESS_NOT_SECURE);
  tear_down (&fixture);
}

static void
test_contract (void)
{
  Service other = usual, absent = usual, down = usual;

  other.identity = "{\"contract\":\"guichet/9\",\"service_id\":\"" SERVICE_ID
                   "\",\"name\":\"Épreuve\"}";
  absent.identity_status = 404;
  absent.problem = "not-found";
  down.identity_status = 503;
  down.problem = "unavailable";
  assert_run (GUICHET_TEST_GOOD, other, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_CONTRACT,
              GUICHET_ACCESS_OTHER_CONTRACT);
  assert_run (GUICHET_TEST_GOOD, absent, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_CONTRACT,
              GUICHET_ACCESS_OTHER_CONTRACT);
  assert_run (GUICHET_TEST_GOOD, down, "right", GUICHET_ACCESS_LATER, GUICHET_ACCESS_CONTRACT,
              GUICHET_ACCESS_UNAVAILABLE);
}

static void
test_portal (void)
{
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, portal, NULL);
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_LATER);
  assert_stops (&fixture, GUICHET_ACCESS_CONTRACT, GUICHET_ACCESS_NOT_A_SERVICE);
  tear_down (&fixture);
}

static void
test_other_service (void)
{
  Service service = usual;
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.service_id = (char *) "0c9a6a5e-6c5b-4c1e-9f43-2d3b8f1f0a02";
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_BAD);
  assert_stops (&fixture, GUICHET_ACCESS_CONTRACT, GUICHET_ACCESS_OTHER_SERVICE);
  tear_down (&fixture);
}

static void
test_token (void)
{
  Service forbidden = usual;

  forbidden.information_status = 403;
  forbidden.problem = "forbidden";
  assert_run (GUICHET_TEST_GOOD, usual, "wrong", GUICHET_ACCESS_BAD, GUICHET_ACCESS_TOKEN,
              GUICHET_ACCESS_TOKEN_REFUSED);
  assert_run (GUICHET_TEST_GOOD, usual, "", GUICHET_ACCESS_BAD, GUICHET_ACCESS_TOKEN,
              GUICHET_ACCESS_EMPTY);
  assert_run (GUICHET_TEST_GOOD, forbidden, "right", GUICHET_ACCESS_BAD, GUICHET_ACCESS_TOKEN,
              GUICHET_ACCESS_TOKEN_FORBIDDEN);
}

static void
assert_clock (gint64               skew_seconds,
              GuichetAccessState   state,
              GuichetAccessProblem problem)
{
  Service service = usual;
  Fixture fixture;
  GuichetAccessStep *step;

  service.skew_seconds = skew_seconds;
  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_GOOD);
  step = guichet_access_check_get_step (fixture.check, GUICHET_ACCESS_CLOCK);
  g_assert_cmpint (guichet_access_step_get_state (step), ==, state);
  g_assert_cmpint (guichet_access_step_get_problem (step), ==, problem);
  if (state == GUICHET_ACCESS_WARNED)
    g_assert_cmpint (guichet_access_step_get_amount (step) / GUICHET_MINUTE_MS, ==, 10);
  tear_down (&fixture);
}

static void
test_clock (void)
{
  assert_clock (60, GUICHET_ACCESS_PASSED, GUICHET_ACCESS_NO_PROBLEM);
  assert_clock (-60, GUICHET_ACCESS_PASSED, GUICHET_ACCESS_NO_PROBLEM);
  assert_clock (630, GUICHET_ACCESS_WARNED, GUICHET_ACCESS_CLOCK_SLOW);
  assert_clock (-630, GUICHET_ACCESS_WARNED, GUICHET_ACCESS_CLOCK_FAST);
}

static void
assert_address (const char           *address,
                GuichetAccessVerdict  verdict,
                GuichetAccessKind     kind,
                GuichetAccessProblem  problem)
{
  Service service = usual;
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.address = (char *) address;
  g_assert_cmpint (run (&fixture), ==, verdict);
  assert_stops (&fixture, kind, problem);
  tear_down (&fixture);
}

static void
test_address (void)
{
  g_autofree char *closed = NULL;
  GuichetTestServer *server = guichet_test_server_new_plain (answer, NULL);

  closed = g_strdup_printf ("https://127.0.0.1:%u", guichet_test_server_get_port (server));
  guichet_test_server_free (server);
  assert_address ("", GUICHET_ACCESS_BAD, GUICHET_ACCESS_ADDRESS, GUICHET_ACCESS_EMPTY);
  assert_address ("http://guichet.example", GUICHET_ACCESS_BAD, GUICHET_ACCESS_ADDRESS,
                  GUICHET_ACCESS_NOT_HTTPS);
  assert_address ("https://", GUICHET_ACCESS_BAD, GUICHET_ACCESS_ADDRESS,
                  GUICHET_ACCESS_MALFORMED);
  assert_address (closed, GUICHET_ACCESS_LATER, GUICHET_ACCESS_MACHINE, GUICHET_ACCESS_REFUSED);
}

/* Whether there is a network to ask or not, no machine has that name. */
static void
test_name (void)
{
  Service service = usual;
  Fixture fixture;
  GuichetAccessStep *step;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.address = (char *) "https://nowhere.invalid";
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_LATER);
  step = guichet_access_check_get_step (fixture.check, GUICHET_ACCESS_NAME);
  g_assert_cmpint (guichet_access_step_get_state (step), ==, GUICHET_ACCESS_FAILED);
  g_assert_cmpstr (guichet_access_step_get_detail (step), ==, "nowhere.invalid");
  tear_down (&fixture);
}

static void
test_authority_file (void)
{
  Service service = usual;
  Fixture fixture;

  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  fixture.access.ca_file = (char *) "/nowhere/ca.pem";
  g_assert_cmpint (run (&fixture), ==, GUICHET_ACCESS_BAD);
  g_assert_cmpint (guichet_access_step_get_problem (
                     guichet_access_check_get_step (fixture.check, GUICHET_ACCESS_SECURE)),
                   ==, GUICHET_ACCESS_AUTHORITY_FILE);
  tear_down (&fixture);
}

static void
test_cancelled (void)
{
  Service service = usual;
  Fixture fixture;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  service.delay_ms = 1000;
  set_up (&fixture, GUICHET_TEST_GOOD, answer, &service);
  guichet_access_check_run_async (fixture.check, &fixture.access, cancellable,
                                  guichet_test_wait_cb, &result);
  g_timeout_add_once (100, (GSourceOnceFunc) g_cancellable_cancel, cancellable);
  g_assert_cmpint (guichet_access_check_run_finish (fixture.check, guichet_test_wait (&result)),
                   ==, GUICHET_ACCESS_UNKNOWN);
  tear_down (&fixture);
}

static void
test_authority (void)
{
  g_autoptr (GuichetTestAuthority) authority = guichet_test_authority_new ();
  g_autoptr (GFile) file = g_file_new_for_path (guichet_test_authority_get_path (authority));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAuthority) read = guichet_authority_read (file, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->count, ==, 1);
  g_assert_cmpuint (strlen (read->fingerprint), ==, 32 * 3 - 1);
  g_assert_true (g_str_has_prefix (read->pem, "-----BEGIN CERTIFICATE-----"));
  g_assert_null (guichet_authority_read (folder, &error));
  g_assert_nonnull (error);
}

static void
test_names (void)
{
  static const struct
  {
    const char *dn;
    const char *name;
  } names[] = {
    { "CN=Autorité,O=Mairie", "Autorité" },
    { "O=Mairie,CN=Autorité", "Autorité" },
    { "O=Mairie\\, service informatique,C=FR", "Mairie, service informatique" },
    { "C=FR", "C=FR" },
    { "", "" },
    { "CN=,O=Mairie", "Mairie" },
    { "CN=a\\", "a\\" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = guichet_authority_name_of (names[i].dn);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

static void
test_clean_token (void)
{
  static const char *const typed[] = { "abc", " abc\n", "a\r\nbc", "\tBearer abc ",
                                       "\xc2\xa0" "abc\xe2\x80\x8b" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *token = guichet_access_clean_token (typed[i]);

      g_assert_cmpstr (token, ==, "abc");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-check/good", test_good);
  g_test_add_func ("/access-check/certificates", test_certificates);
  g_test_add_func ("/access-check/unknown-authority", test_unknown_authority);
  g_test_add_func ("/access-check/no-tls", test_no_tls);
  g_test_add_func ("/access-check/contract", test_contract);
  g_test_add_func ("/access-check/portal", test_portal);
  g_test_add_func ("/access-check/other-service", test_other_service);
  g_test_add_func ("/access-check/token", test_token);
  g_test_add_func ("/access-check/clock", test_clock);
  g_test_add_func ("/access-check/address", test_address);
  g_test_add_func ("/access-check/name", test_name);
  g_test_add_func ("/access-check/authority-file", test_authority_file);
  g_test_add_func ("/access-check/cancelled", test_cancelled);
  g_test_add_func ("/access/authority", test_authority);
  g_test_add_func ("/access/authority-names", test_names);
  g_test_add_func ("/access/clean-token", test_clean_token);
  return g_test_run ();
}
