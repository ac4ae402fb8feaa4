/* guichet-notifier.h - tells the person what they should not miss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_NOTIFIER (guichet_notifier_get_type ())

G_DECLARE_FINAL_TYPE (GuichetNotifier, guichet_notifier, GUICHET, NOTIFIER, GObject)

GuichetNotifier *guichet_notifier_new  (GtkApplication  *application,
                                        GuichetSync     *sync,
                                        GuichetDatabase *database,
                                        GuichetClock    *clock);
void             guichet_notifier_stop (GuichetNotifier *self);

G_END_DECLS
