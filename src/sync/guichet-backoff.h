/* guichet-backoff.h - how long to wait before the next attempt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 guichet_backoff_delay (guint  attempts,
                              gint64 retry_after,
                              double chance);

G_END_DECLS
