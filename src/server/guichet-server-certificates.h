/* guichet-server-certificates.h - a private authority and the service's certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsCertificate *guichet_server_certificates_ensure (const char  *folder,
                                                     GError     **error);

G_END_DECLS
