/* guichet-authority.h - the certificate of an authority, from a file that somebody chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetAuthority:
 * @name: whom the first certificate of the file is about
 * @fingerprint: SHA-256 of that certificate: pairs of hexadecimal digits, ":" between them
 * @expires_at: until when it holds: Unix milliseconds, UTC
 * @count: how many certificates the file holds
 * @pem: the certificates, and nothing else that the file may hold
 */
typedef struct
{
  char *name;
  char *fingerprint;
  gint64 expires_at;
  guint count;
  char *pem;
} GuichetAuthority;

void              guichet_authority_read_async  (GFile                *file,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GuichetAuthority *guichet_authority_read_finish (GAsyncResult         *result,
                                                 GError              **error);
GuichetAuthority *guichet_authority_read        (GFile                *file,
                                                 GError              **error);
char             *guichet_authority_name_of     (const char           *distinguished_name);
void              guichet_authority_free        (GuichetAuthority     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetAuthority, guichet_authority_free)

G_END_DECLS
