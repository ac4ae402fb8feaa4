/* guichet-trust.c - the system's certificate authorities and one more
 *
 * A town hall's service may be certified by an authority of its own, given as a PEM file. It
 * counts beside those of the system and never replaces them: a chain is good when either of the
 * two databases finds no fault in it. The faults reported are those found with the private
 * authority, unless it does not know the chain: then the system has the better word. The system's
 * authorities, more than a hundred, are only read for a chain that the private one does not vouch
 * for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-trust.h"

struct _GuichetTrust
{
  GTlsDatabase parent_instance;

  GTlsDatabase *authorities;
  GTlsDatabase *system;
};

G_DEFINE_FINAL_TYPE (GuichetTrust, guichet_trust, G_TYPE_TLS_DATABASE)

/* A handshake is verified in whatever thread makes it. */
static GTlsDatabase *
ensure_system (GuichetTrust *self)
{
  if (g_once_init_enter (&self->system))
    g_once_init_leave (&self->system,
                       g_tls_backend_get_default_database (g_tls_backend_get_default ()));
  return self->system;
}

static GTlsCertificateFlags
guichet_trust_verify_chain (GTlsDatabase             *database,
                            GTlsCertificate          *chain,
                            const gchar              *purpose,
                            GSocketConnectable       *identity,
                            GTlsInteraction          *interaction,
                            GTlsDatabaseVerifyFlags   flags,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  GuichetTrust *self = GUICHET_TRUST (database);
  GTlsCertificateFlags faults, system_faults;

  faults = g_tls_database_verify_chain (self->authorities, chain, purpose, identity, interaction,
                                        flags, cancellable, error);
  if (faults == G_TLS_CERTIFICATE_NO_FLAGS || g_cancellable_is_cancelled (cancellable))
    return faults;
  g_clear_error (error);
  system_faults = g_tls_database_verify_chain (ensure_system (self), chain, purpose, identity,
                                               interaction, flags, cancellable, error);
  return system_faults == G_TLS_CERTIFICATE_NO_FLAGS || faults & G_TLS_CERTIFICATE_UNKNOWN_CA
           ? system_faults
           : faults;
}

static void
guichet_trust_finalize (GObject *object)
{
  GuichetTrust *self = GUICHET_TRUST (object);

  g_clear_object (&self->authorities);
  g_clear_object (&self->system);
  G_OBJECT_CLASS (guichet_trust_parent_class)->finalize (object);
}

static void
guichet_trust_class_init (GuichetTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_trust_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = guichet_trust_verify_chain;
}

static void
guichet_trust_init (GuichetTrust *self)
{
}

/**
 * guichet_trust_new:
 * @path: a PEM file with one or more certificates of authorities
 *
 * The file is read here, once. A relative path is taken from the current folder: GIO, given one,
 * would only warn and then trust nothing.
 *
 * Returns: (transfer full): what a service's certificate is verified against. Errors: those of
 *   GIO, %G_TLS_ERROR_BAD_CERTIFICATE for a file without a certificate.
 */
GTlsDatabase *
guichet_trust_new (const char  *path,
                   GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autolist (GTlsCertificate) certificates =
    g_tls_certificate_list_new_from_file (absolute, error);
  g_autoptr (GuichetTrust) self = NULL;

  if (!certificates)
    {
      if (error && !*error)
        g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "%s holds no certificate",
                     absolute);
      return NULL;
    }
  self = g_object_new (GUICHET_TYPE_TRUST, NULL);
  self->authorities = g_tls_file_database_new (absolute, error);
  if (!self->authorities)
    return NULL;
  return G_TLS_DATABASE (g_steal_pointer (&self));
}
