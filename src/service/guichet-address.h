/* guichet-address.h - a service's address, as people give it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *guichet_address_normalise (const char  *typed,
                                 GError     **error);
char *guichet_address_get_host  (const char  *address);

G_END_DECLS
