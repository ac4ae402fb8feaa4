/* guichet-outgoing-list.h - what leaves, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-outgoing.h"
#include "guichet-query-model.h"

G_BEGIN_DECLS

GuichetQueryModel *guichet_outgoing_list_new     (GuichetDatabase  *database);
GuichetQueryModel *guichet_outgoing_list_new_for (GuichetDatabase  *database,
                                                  const char       *parent_id);

G_END_DECLS
