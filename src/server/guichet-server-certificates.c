/* guichet-server-certificates.c - a private authority and the service's certificate
 *
 * GIO cannot make certificates, GnuTLS can. DIR holds
 *
 *   ca.pem, ca-key.pem          the authority, made once: clients are given ca.pem
 *   server.pem, server-key.pem  localhost, 127.0.0.1 and ::1, for 397 days; made again by
 *                               the same authority at a start within 30 days of the end
 *
 * all of mode 0600. ECDSA on P-256 with SHA-256. Validity is reckoned with the machine's
 * clock, never the frozen one: it is the machine's clock that clients verify against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-certificates.h"

#include <gnutls/crypto.h>
#include <gnutls/x509.h>
#include <netinet/in.h>
#include <time.h>

#define DAY ((time_t) 24 * 60 * 60)
#define AUTHORITY_DAYS 3650
#define SERVER_DAYS 397
#define RENEWAL_DAYS 30
#define BACKDATE ((time_t) 60 * 60)
#define SERIAL_LENGTH 16

typedef struct gnutls_x509_crt_int Certificate;
typedef struct gnutls_x509_privkey_int Key;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Certificate, gnutls_x509_crt_deinit)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Key, gnutls_x509_privkey_deinit)

/* Helpers */

static gboolean
check (int         result,
       const char *what,
       GError    **error)
{
  if (result >= 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", what, gnutls_strerror (result));
  return FALSE;
}

static char *
in_folder (const char *folder,
           const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static gboolean
save (const char           *folder,
      const char           *name,
      const gnutls_datum_t *pem,
      GError              **error)
{
  g_autofree char *path = in_folder (folder, name);

  return g_file_set_contents_full (path, (const char *) pem->data, pem->size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
save_pair (const char  *folder,
           const char  *prefix,
           Certificate *certificate,
           Key         *key,
           GError     **error)
{
  g_autofree char *certificate_name = g_strconcat (prefix, ".pem", NULL);
  g_autofree char *key_name = g_strconcat (prefix, "-key.pem", NULL);
  gnutls_datum_t pem = { NULL, 0 };
  gboolean ok;

  if (!check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL,
                                                 GNUTLS_PKCS_PLAIN, &pem),
              key_name, error))
    return FALSE;
  ok = save (folder, key_name, &pem, error);
  gnutls_memset (pem.data, 0, pem.size);
  g_clear_pointer (&pem.data, gnutls_free);
  if (!ok
      || !check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem),
                 certificate_name, error))
    return FALSE;
  ok = save (folder, certificate_name, &pem, error);
  gnutls_free (pem.data);
  return ok;
}

static gboolean
load (const char     *folder,
      const char     *name,
      gnutls_datum_t *pem,
      GError        **error)
{
  g_autofree char *path = in_folder (folder, name);
  gsize length;

  if (!g_file_get_contents (path, (char **) &pem->data, &length, error))
    return FALSE;
  pem->size = (unsigned int) length;
  return TRUE;
}

static Certificate *
load_certificate (const char *folder,
                  const char *name,
                  GError    **error)
{
  g_autoptr (Certificate) certificate = NULL;
  g_autofree unsigned char *data = NULL;
  gnutls_datum_t pem = { NULL, 0 };

  if (!load (folder, name, &pem, error))
    return NULL;
  data = pem.data;
  if (!check (gnutls_x509_crt_init (&certificate), name, error)
      || !check (gnutls_x509_crt_import (certificate, &pem, GNUTLS_X509_FMT_PEM), name, error))
    return NULL;
  return g_steal_pointer (&certificate);
}

static Key *
load_key (const char *folder,
          const char *name,
          GError    **error)
{
  g_autoptr (Key) key = NULL;
  gnutls_datum_t pem = { NULL, 0 };
  gboolean ok;

  if (!load (folder, name, &pem, error))
    return NULL;
  ok = check (gnutls_x509_privkey_init (&key), name, error)
       && check (gnutls_x509_privkey_import (key, &pem, GNUTLS_X509_FMT_PEM), name, error);
  gnutls_memset (pem.data, 0, pem.size);
  g_free (pem.data);
  return ok ? g_steal_pointer (&key) : NULL;
}

static Key *
make_key (GError **error)
{
  g_autoptr (Key) key = NULL;

  if (!check (gnutls_x509_privkey_init (&key), "key", error)
      || !check (gnutls_x509_privkey_generate (
                   key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0),
                 "key", error))
    return NULL;
  return g_steal_pointer (&key);
}

/* What both certificates have: a random serial, a name, a key, a validity. */
static Certificate *
make_certificate (Key        *key,
                  const char *name,
                  int         days,
                  GError    **error)
{
  g_autoptr (Certificate) certificate = NULL;
  guint8 serial[SERIAL_LENGTH];
  guint8 key_id[64];
  gsize key_id_length = sizeof key_id;
  time_t now = time (NULL);
  int result = gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial);

  serial[0] = (guint8) ((serial[0] & 0x3f) | 0x40);
  if (result < 0 || gnutls_x509_crt_init (&certificate) < 0
      || gnutls_x509_crt_set_version (certificate, 3) < 0
      || gnutls_x509_crt_set_serial (certificate, serial, sizeof serial) < 0
      || gnutls_x509_crt_set_dn (certificate, name, NULL) < 0
      || gnutls_x509_crt_set_activation_time (certificate, now - BACKDATE) < 0
      || gnutls_x509_crt_set_expiration_time (certificate, now - BACKDATE + days * DAY) < 0
      || gnutls_x509_crt_set_key (certificate, key) < 0
      || gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA1, key_id, &key_id_length)
           < 0
      || gnutls_x509_crt_set_subject_key_id (certificate, key_id, key_id_length) < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: cannot make a certificate", name);
      return NULL;
    }
  return g_steal_pointer (&certificate);
}

static gboolean
make_authority (const char *folder,
                GError    **error)
{
  g_autoptr (Key) key = make_key (error);
  g_autoptr (Certificate) authority =
    key ? make_certificate (key, "CN=Guichet private authority", AUTHORITY_DAYS, error) : NULL;

  if (!authority
      || !check (gnutls_x509_crt_set_basic_constraints (authority, 1, 0), "ca.pem", error)
      || !check (gnutls_x509_crt_set_key_usage (authority,
                                                GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN),
                 "ca.pem", error)
      || !check (gnutls_x509_crt_sign2 (authority, authority, key, GNUTLS_DIG_SHA256, 0),
                 "ca.pem", error))
    return FALSE;
  return save_pair (folder, "ca", authority, key, error);
}

static gboolean
add_names (Certificate *certificate,
           GError     **error)
{
  static const guint8 loopback_4[4] = { 127, 0, 0, 1 };

  return check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME,
                                                      "localhost", 9, GNUTLS_FSAN_APPEND),
                "localhost", error)
         && check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS,
                                                         loopback_4, sizeof loopback_4,
                                                         GNUTLS_FSAN_APPEND),
                   "127.0.0.1", error)
         && check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS,
                                                         &in6addr_loopback,
                                                         sizeof in6addr_loopback,
                                                         GNUTLS_FSAN_APPEND),
                   "::1", error);
}

static gboolean
add_usage (Certificate *certificate,
           Certificate *authority,
           GError     **error)
{
  guint8 key_id[64];
  gsize length = sizeof key_id;

  return check (gnutls_x509_crt_set_basic_constraints (certificate, 0, -1), "server.pem", error)
         && check (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE),
                   "server.pem", error)
         && check (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0),
                   "server.pem", error)
         && check (gnutls_x509_crt_get_subject_key_id (authority, key_id, &length, NULL),
                   "ca.pem", error)
         && check (gnutls_x509_crt_set_authority_key_id (certificate, key_id, length),
                   "server.pem", error);
}

static gboolean
make_server (const char *folder,
             GError    **error)
{
  g_autoptr (Certificate) authority = load_certificate (folder, "ca.pem", error);
  g_autoptr (Key) authority_key = authority ? load_key (folder, "ca-key.pem", error) : NULL;
  g_autoptr (Key) key = authority_key ? make_key (error) : NULL;
  g_autoptr (Certificate) certificate =
    key ? make_certificate (key, "CN=Guichet reference service", SERVER_DAYS, error) : NULL;

  if (!certificate || !add_names (certificate, error)
      || !add_usage (certificate, authority, error)
      || !check (gnutls_x509_crt_sign2 (certificate, authority, authority_key, GNUTLS_DIG_SHA256,
                                        0),
                 "server.pem", error))
    return FALSE;
  return save_pair (folder, "server", certificate, key, error);
}

static gboolean
exists (const char *folder,
        const char *name)
{
  g_autofree char *path = in_folder (folder, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Says whether the certificate in the folder will do: readable, ours, far from its end. */
static gboolean
is_fresh (const char *folder)
{
  g_autoptr (Certificate) authority = load_certificate (folder, "ca.pem", NULL);
  g_autoptr (Certificate) certificate = load_certificate (folder, "server.pem", NULL);
  g_autoptr (Key) key = load_key (folder, "server-key.pem", NULL);

  return authority && certificate && key
         && gnutls_x509_crt_get_expiration_time (certificate) - time (NULL) > RENEWAL_DAYS * DAY
         && gnutls_x509_crt_check_issuer (certificate, authority) == 1;
}

/* Public API */

/**
 * guichet_server_certificates_ensure:
 * @folder: the data folder
 *
 * Makes what is missing or about to end.
 *
 * Returns: (transfer full): the service's certificate with its key
 */
GTlsCertificate *
guichet_server_certificates_ensure (const char *folder,
                                    GError    **error)
{
  g_autofree char *certificate = in_folder (folder, "server.pem");
  g_autofree char *key = in_folder (folder, "server-key.pem");

  if (!exists (folder, "ca.pem") && !make_authority (folder, error))
    return NULL;
  if (!is_fresh (folder) && !make_server (folder, error))
    return NULL;
  return g_tls_certificate_new_from_files (certificate, key, error);
}
