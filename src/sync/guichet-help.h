/* guichet-help.h - the application's own help, among the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

G_BEGIN_DECLS

/* Articles of this category are the help. */
#define GUICHET_HELP_CATEGORY "Aide de Guichet"

void     guichet_help_install_async  (GuichetDatabase      *database,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean guichet_help_install_finish (GuichetDatabase      *database,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
