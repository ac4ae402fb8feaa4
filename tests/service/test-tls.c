/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract/guichet-contract-service.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"

/* GnuTLS reads its priorities once a process: each case runs in its own. */

#define IDENTITY                                                                                   \
  "{\"contract\":\"guichet/1\",\"service_id\":\"7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c4d\","           \
  "\"name\":\"Essai\"}"

static void
handler (GuichetTestRequest *request,
         GuichetTestReply   *reply,
         gpointer            data)
{
  g_assert_null (guichet_test_request_get (request, "authorization"));
  guichet_test_reply_json (reply, 200, IDENTITY);
}

/* Gives the error of one exchange, NULL for a success, and how many requests the server saw. */
static GError *
exchange (GuichetTestCertificate  certificate,
          const char             *priority,
          gboolean                knows_authority,
          guint                  *count)
{
  g_autoptr (GuichetTestAuthority) authority = guichet_test_authority_new ();
  g_autoptr (GuichetTestServer) server =
    guichet_test_server_new (authority, certificate, priority, handler, NULL);
  g_autofree char *address = guichet_test_server_get_address (server);
  GError *error = NULL;
  g_autoptr (GTlsDatabase) trust =
    knows_authority ? guichet_trust_new (guichet_test_authority_get_path (authority), &error)
                    : NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (&error);
  g_autoptr (GuichetContractService) service =
    guichet_contract_service_new (address, trust, "secret", clock, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GuichetServiceIdentity) identity = NULL;

  g_assert_no_error (error);
  guichet_contract_service_set_patience (service, 5000);
  guichet_service_identify_async (GUICHET_SERVICE (service), NULL, guichet_test_wait_cb, &result);
  identity = guichet_service_identify_finish (GUICHET_SERVICE (service),
                                              guichet_test_wait (&result), &error);
  g_assert_true (!identity == !!error);
  *count = guichet_test_server_count (server);
  return error;
}

static void
expect_refusal (GuichetTestCertificate  certificate,
                const char             *priority,
                gboolean                knows_authority)
{
  guint count;
  g_autoptr (GError) error = exchange (certificate, priority, knows_authority, &count);

  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED);
  g_assert_cmpuint (count, ==, 0);
}

static void
expect_success (const char *priority)
{
  guint count;
  g_autoptr (GError) error = exchange (GUICHET_TEST_GOOD, priority, TRUE, &count);

  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_certificates (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  guichet_tls_set_up ();
  expect_success (NULL);
  expect_refusal (GUICHET_TEST_GOOD, NULL, FALSE);
  expect_refusal (GUICHET_TEST_WRONG_HOST, NULL, TRUE);
  expect_refusal (GUICHET_TEST_EXPIRED, NULL, TRUE);
  expect_refusal (GUICHET_TEST_FUTURE, NULL, TRUE);
  expect_refusal (GUICHET_TEST_SELF_SIGNED, NULL, TRUE);
}

static void
test_versions (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  guichet_tls_set_up ();
  expect_success ("NORMAL:-VERS-ALL:+VERS-TLS1.3");
  expect_success ("NORMAL:-VERS-ALL:+VERS-TLS1.2");
  expect_refusal (GUICHET_TEST_GOOD, "NORMAL:-VERS-ALL:+VERS-TLS1.1", TRUE);
  expect_refusal (GUICHET_TEST_GOOD, "NORMAL:-VERS-ALL:+VERS-TLS1.0", TRUE);
  expect_refusal (GUICHET_TEST_GOOD,
                  "NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+AES-128-CBC:+AES-256-CBC", TRUE);
}

/* The second line: without the priorities, what was negotiated is looked at. */
static void
test_version_is_checked (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.1:+VERS-TLS1.0",
            TRUE);
  expect_success ("NORMAL:-VERS-ALL:+VERS-TLS1.2");
  expect_refusal (GUICHET_TEST_GOOD, "NORMAL:-VERS-ALL:+VERS-TLS1.1", TRUE);
}

/* An address in clear is refused where it is given: not one packet. */
static void
test_clear_address (void)
{
  g_autoptr (GuichetTestServer) server = guichet_test_server_new_plain (handler, NULL);
  g_autofree char *address = guichet_test_server_get_address (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (&error);

  g_assert_true (g_str_has_prefix (address, "http://"));
  g_assert_null (guichet_contract_service_new (address, NULL, "secret", clock, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED);
  guichet_test_sleep (50);
  g_assert_cmpuint (guichet_test_server_contacts (server), ==, 0);
}

static void
test_not_tls (void)
{
  g_autoptr (GuichetTestServer) server = guichet_test_server_new_plain (handler, NULL);
  g_autofree char *address =
    g_strdup_printf ("https://127.0.0.1:%u", guichet_test_server_get_port (server));
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (&error);
  g_autoptr (GuichetContractService) service =
    guichet_contract_service_new (address, NULL, "secret", clock, &error);
  g_autoptr (GAsyncResult) result = NULL;

  guichet_contract_service_set_patience (service, 1000);
  guichet_service_identify_async (GUICHET_SERVICE (service), NULL, guichet_test_wait_cb, &result);
  g_assert_null (guichet_service_identify_finish (GUICHET_SERVICE (service),
                                                  guichet_test_wait (&result), &error));
  g_assert_cmpint (error->domain, ==, GUICHET_SERVICE_ERROR);
  g_assert_cmpuint (guichet_test_server_count (server), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tls/certificates", test_certificates);
  g_test_add_func ("/tls/versions", test_versions);
  g_test_add_func ("/tls/version-is-checked", test_version_is_checked);
  g_test_add_func ("/tls/clear-address", test_clear_address);
  g_test_add_func ("/tls/not-tls", test_not_tls);
  return g_test_run ();
}
