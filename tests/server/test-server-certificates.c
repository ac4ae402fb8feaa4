/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-certificates.h"

#include <glib/gstdio.h>

#define DAY G_TIME_SPAN_DAY

static char *
contents (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static GTlsCertificate *
ensure (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = guichet_server_certificates_ensure (folder, &error);

  g_assert_no_error (error);
  return certificate;
}

static GTlsCertificateFlags
verify (GTlsCertificate *certificate,
        const char      *folder,
        const char      *host)
{
  g_autofree char *path = g_build_filename (folder, "ca.pem", NULL);
  g_autoptr (GTlsCertificate) authority = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 443);

  g_assert_nonnull (authority);
  return g_tls_certificate_verify (certificate, identity, authority);
}

static void
test_made (void)
{
  static const char *const files[] = { "ca.pem", "ca-key.pem", "server.pem", "server-key.pem" };
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GTlsCertificate) certificate = ensure (folder);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) to = g_tls_certificate_get_not_valid_after (certificate);

  g_assert_cmpuint (verify (certificate, folder, "localhost"), ==, 0);
  g_assert_cmpuint (verify (certificate, folder, "127.0.0.1"), ==, 0);
  g_assert_cmpuint (verify (certificate, folder, "::1"), ==, 0);
  g_assert_cmpuint (verify (certificate, folder, "example.org"), ==,
                    G_TLS_CERTIFICATE_BAD_IDENTITY);
  g_assert_cmpint (g_date_time_difference (to, from) / DAY, <=, 825);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GTlsCertificate) first = ensure (folder);
  g_autoptr (GTlsCertificate) second = ensure (folder);

  g_assert_true (g_tls_certificate_is_same (first, second));
}

/* A certificate that is gone, or spoilt, is made again by the same authority. */
static void
test_renewed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GTlsCertificate) first = ensure (folder);
  g_autofree char *authority = contents (folder, "ca.pem");
  g_autofree char *path = g_build_filename (folder, "server.pem", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GTlsCertificate) second = NULL;

  g_file_set_contents (path, "spoilt", -1, NULL);
  second = ensure (folder);
  after = contents (folder, "ca.pem");
  g_assert_false (g_tls_certificate_is_same (first, second));
  g_assert_cmpstr (authority, ==, after);
  g_assert_cmpuint (verify (second, folder, "localhost"), ==, 0);
}

/* Without its key the authority cannot sign: said, not made anew under the clients' feet. */
static void
test_authority_without_key (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GTlsCertificate) first = ensure (folder);
  g_autofree char *key = g_build_filename (folder, "ca-key.pem", NULL);
  g_autofree char *path = g_build_filename (folder, "server.pem", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (key);
  g_unlink (path);
  g_assert_null (guichet_server_certificates_ensure (folder, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/certificates/made", test_made);
  g_test_add_func ("/server/certificates/kept", test_kept);
  g_test_add_func ("/server/certificates/renewed", test_renewed);
  g_test_add_func ("/server/certificates/authority-without-key", test_authority_without_key);
  return g_test_run ();
}
