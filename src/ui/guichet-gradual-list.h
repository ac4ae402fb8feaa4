/* guichet-gradual-list.h - a long list, given to its view bit by bit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSliceListModel *guichet_gradual_list_new (GListModel *model, GtkWidget *view);
void guichet_gradual_list_restart (GtkSliceListModel *self, GtkWidget *view);

G_END_DECLS
