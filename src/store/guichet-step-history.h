/* guichet-step-history.h - the steps of past Demandes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

char **guichet_step_history_list  (GuichetConnection  *connection,
                                   const char         *progiciel,
                                   GError            **error);
char **guichet_step_history_match (const char *const  *history,
                                   const char         *typed,
                                   guint               limit);

G_END_DECLS
