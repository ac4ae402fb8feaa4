/* guichet-gradual-list.h - a long list, given to its view bit by bit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GRADUAL_LIST (guichet_gradual_list_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGradualList, guichet_gradual_list, GUICHET, GRADUAL_LIST, GObject)

GuichetGradualList *guichet_gradual_list_new     (GListModel         *model,
                                                  GtkWidget          *view);
void                guichet_gradual_list_restart (GuichetGradualList *self);

G_END_DECLS
