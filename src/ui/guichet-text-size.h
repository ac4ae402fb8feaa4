/* guichet-text-size.h - whether text is larger than usual
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean guichet_text_size_is_large (GtkWidget *widget);
void     guichet_text_size_follow   (GtkWidget *widget,
                                     GCallback  changed);

G_END_DECLS
