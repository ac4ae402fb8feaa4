/* guichet-instant.h - instants: Unix milliseconds, UTC
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_SECOND_MS G_GINT64_CONSTANT (1000)
#define GUICHET_MINUTE_MS (60 * GUICHET_SECOND_MS)
#define GUICHET_HOUR_MS (60 * GUICHET_MINUTE_MS)

gboolean   guichet_instant_parse       (const char *text,
                                        gint64     *instant);
char      *guichet_instant_format      (gint64      instant);
GDateTime *guichet_instant_to_datetime (gint64      instant,
                                        GTimeZone  *zone);

G_END_DECLS
