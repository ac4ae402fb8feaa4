/* guichet-background.h - going on without a window, and starting with the session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_BACKGROUND (guichet_background_get_type ())

G_DECLARE_FINAL_TYPE (GuichetBackground, guichet_background, GUICHET, BACKGROUND, GObject)

GuichetBackground *guichet_background_new  (GApplication      *application,
                                            gboolean           follows);
void               guichet_background_stay (GuichetBackground *self);
void               guichet_background_stop (GuichetBackground *self);

G_END_DECLS
