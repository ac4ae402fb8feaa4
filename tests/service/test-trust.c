/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-test-authority.h"
#include "guichet-trust.h"

#include <glib/gstdio.h>
#include <gnutls/gnutls.h>

static GTlsCertificate *
issue (GuichetTestAuthority *authority)
{
  gnutls_x509_crt_t certificate;
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *made;

  guichet_test_authority_issue (authority, GUICHET_TEST_GOOD, &certificate, &key);
  g_assert_cmpint (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  made = g_tls_certificate_new_from_pem ((const char *) pem.data, pem.size, &error);
  g_assert_no_error (error);
  gnutls_free (pem.data);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
  return made;
}

static GTlsCertificateFlags
verify (GTlsDatabase    *trust,
        GTlsCertificate *certificate,
        const char      *host)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 443);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags faults =
    g_tls_database_verify_chain (trust, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                 identity, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  g_assert_no_error (error);
  return faults;
}

static void
test_private_authority (void)
{
  g_autoptr (GuichetTestAuthority) ours = guichet_test_authority_new ();
  g_autoptr (GuichetTestAuthority) other = guichet_test_authority_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) trust =
    guichet_trust_new (guichet_test_authority_get_path (ours), &error);
  g_autoptr (GTlsCertificate) good = issue (ours);
  g_autoptr (GTlsCertificate) bad = issue (other);

  g_assert_no_error (error);
  g_assert_cmpint (verify (trust, good, "localhost"), ==, G_TLS_CERTIFICATE_NO_FLAGS);
  g_assert_cmpint (verify (trust, good, "example.org") & G_TLS_CERTIFICATE_BAD_IDENTITY, !=, 0);
  g_assert_cmpint (verify (trust, bad, "localhost") & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);
}

/* An authority of the system still counts when a private one is given. */
static void
test_system_still_counts (void)
{
  g_autoptr (GuichetTestAuthority) ours = guichet_test_authority_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) trust =
    guichet_trust_new (guichet_test_authority_get_path (ours), &error);
  g_autolist (GTlsCertificate) system =
    g_tls_certificate_list_new_from_file ("/etc/ssl/certs/ca-certificates.crt", NULL);

  if (!system)
    {
      g_test_skip ("the system has no bundle of authorities");
      return;
    }
  g_assert_cmpint (verify (trust, system->data, "localhost") & G_TLS_CERTIFICATE_UNKNOWN_CA, ==, 0);
}

static void
test_relative_path (void)
{
  g_autoptr (GuichetTestAuthority) ours = guichet_test_authority_new ();
  const char *path = guichet_test_authority_get_path (ours);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (GTlsCertificate) good = issue (ours);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  trust = guichet_trust_new ("ca.pem", &error);
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (verify (trust, good, "localhost"), ==, G_TLS_CERTIFICATE_NO_FLAGS);
}

static void
test_bad_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_trust_new ("/nonexistent/ca.pem", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (guichet_trust_new ("/dev/null", &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/private-authority", test_private_authority);
  g_test_add_func ("/trust/system-still-counts", test_system_still_counts);
  g_test_add_func ("/trust/relative-path", test_relative_path);
  g_test_add_func ("/trust/bad-files", test_bad_files);
  return g_test_run ();
}
