/* guichet-trust.h - the system's certificate authorities and one more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_TRUST (guichet_trust_get_type ())

G_DECLARE_FINAL_TYPE (GuichetTrust, guichet_trust, GUICHET, TRUST, GTlsDatabase)

GTlsDatabase *guichet_trust_new (const char  *path,
                                 GError     **error);

G_END_DECLS
