/* guichet-destination.h - a place of the application, or something to do there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DESTINATION (guichet_destination_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDestination, guichet_destination, GUICHET, DESTINATION, GObject)

GuichetDestination *guichet_destination_new           (const char          *icon_name,
                                                       const char          *title,
                                                       const char          *subtitle,
                                                       const char          *action,
                                                       const char          *target);
const char         *guichet_destination_get_icon_name (GuichetDestination  *self);
const char         *guichet_destination_get_title     (GuichetDestination  *self);
const char         *guichet_destination_get_subtitle  (GuichetDestination  *self);
const char         *guichet_destination_get_action    (GuichetDestination  *self);
GVariant           *guichet_destination_get_target    (GuichetDestination  *self);

G_END_DECLS
