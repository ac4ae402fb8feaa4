/* guichet-zone.h - civil days and hours of a zone, as instants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-day.h"

G_BEGIN_DECLS

#define GUICHET_ZONE_PARIS "Europe/Paris"
#define GUICHET_MINUTES_A_DAY (24 * 60)

GTimeZone  *guichet_zone_new            (const char  *identifier,
                                         GError     **error);
gint64      guichet_zone_to_instant     (GTimeZone   *zone,
                                         GuichetDay   day,
                                         int          minute);
GuichetDay  guichet_zone_get_day        (GTimeZone   *zone,
                                         gint64       instant);
char       *guichet_zone_format_instant (GTimeZone   *zone,
                                         gint64       instant);

G_END_DECLS
