/* guichet-inflate.h - gzip from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *guichet_inflate (GBytes  *bytes,
                         gsize    most_bytes,
                         GError **error);

G_END_DECLS
