/* guichet-tls.c - which TLS is good enough
 *
 * TLS 1.3 or 1.2, forward secrecy, authenticated encryption, and nothing else (ANSSI, R3 to
 * R12). GIO has no API for it: GnuTLS reads a priority string from the environment, once. What
 * GnuTLS then negotiated is checked again before a request leaves, in case the string was not
 * read: another TLS backend, or a program that forgot to call guichet_tls_set_up().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-tls.h"

#define PRIORITY                                                                                   \
  "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CIPHER-ALL:+AES-256-GCM:+AES-128-GCM:"      \
  "+CHACHA20-POLY1305:%PROFILE_MEDIUM"

/**
 * guichet_tls_set_up:
 *
 * Restricts TLS in the whole process. The first thing in main(), before any thread and any
 * connection: it changes the environment.
 */
void
guichet_tls_set_up (void)
{
  g_setenv ("G_TLS_GNUTLS_PRIORITY", PRIORITY, TRUE);
}

/**
 * guichet_tls_is_acceptable:
 * @connection: a connection whose handshake is done
 *
 * Says whether what was negotiated is good enough for a request to leave.
 */
gboolean
guichet_tls_is_acceptable (GTlsConnection *connection)
{
  GTlsProtocolVersion version = g_tls_connection_get_protocol_version (connection);

  return version == G_TLS_PROTOCOL_VERSION_TLS_1_2 || version == G_TLS_PROTOCOL_VERSION_TLS_1_3;
}
