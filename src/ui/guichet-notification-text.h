/* guichet-notification-text.h - what a notification says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-notification.h"

G_BEGIN_DECLS

char *guichet_notification_text_title       (GuichetNotification *self,
                                             gboolean             number_only);
char *guichet_notification_text_body        (GuichetNotification *self,
                                             gint64               now);
char *guichet_notification_text_group_title (const GPtrArray     *all);
char *guichet_notification_text_group_body  (const GPtrArray     *all);

G_END_DECLS
