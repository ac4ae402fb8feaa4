/* guichet-medium-list.h - documents of the espace média as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-medium.h"
#include "guichet-query-model.h"

G_BEGIN_DECLS

GuichetQueryModel *guichet_medium_list_new      (GuichetDatabase    *database,
                                                 const char         *text);
void               guichet_medium_list_set_text (GuichetQueryModel  *list,
                                                 const char         *text);

G_END_DECLS
