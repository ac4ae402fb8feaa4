/* guichet-reveal.h - brings something new into view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void guichet_reveal (GtkWidget *widget);

G_END_DECLS
