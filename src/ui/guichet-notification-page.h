/* guichet-notification-page.h - what one is notified of, when, and what goes on without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_NOTIFICATION_PAGE (guichet_notification_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetNotificationPage, guichet_notification_page,
                      GUICHET, NOTIFICATION_PAGE, AdwPreferencesPage)

G_END_DECLS
