/* guichet-tls.h - which TLS is good enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     guichet_tls_set_up        (void);
gboolean guichet_tls_is_acceptable (GTlsConnection *connection);

G_END_DECLS
