/* guichet-clock.h - what time it is, real or frozen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CLOCK (guichet_clock_get_type ())

G_DECLARE_FINAL_TYPE (GuichetClock, guichet_clock, GUICHET, CLOCK, GObject)

GuichetClock *guichet_clock_new       (GError       **error);
gint64        guichet_clock_get_now   (GuichetClock  *self);
gint64        guichet_clock_get_running (GuichetClock *self);
gint64        guichet_clock_get_boot  (GuichetClock  *self);
gboolean      guichet_clock_is_frozen (GuichetClock  *self);

G_END_DECLS
