/* guichet-digest.h - SHA-256 as the contract writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_DIGEST_HEX_LENGTH 64

char    *guichet_digest_of_bytes      (GBytes        *bytes);
char    *guichet_digest_of_data       (const void    *data,
                                       gsize          length);
char    *guichet_digest_of_file       (GFile         *file,
                                       GCancellable  *cancellable,
                                       GError       **error);
gboolean guichet_digest_is_valid      (const char    *hex);
char    *guichet_digest_to_field      (const char    *hex);
char    *guichet_digest_from_field    (const char    *field);

G_END_DECLS
