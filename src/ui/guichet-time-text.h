/* guichet-time-text.h - instants in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *guichet_time_text_clock  (GTimeZone *zone,
                                gint64     instant);
char *guichet_time_text_day    (GTimeZone *zone,
                                gint64     instant,
                                gint64     now);
char *guichet_time_text_moment (GTimeZone *zone,
                                gint64     instant,
                                gint64     now);
char *guichet_time_text_brief  (GTimeZone *zone,
                                gint64     instant,
                                gint64     now);
char *guichet_time_text_ago    (GTimeZone *zone,
                                gint64     instant,
                                gint64     now);

G_END_DECLS
