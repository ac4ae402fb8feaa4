/* guichet-settings.h - what the desktop keeps for the person between two starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GSettings *guichet_settings_new           (void);
void       guichet_settings_keep_window   (GSettings *settings,
                                           GtkWindow *window);
void       guichet_settings_keep_composer (GSettings *settings,
                                           GtkWindow *window);
guint      guichet_settings_read_undo_ms  (void);

G_END_DECLS
