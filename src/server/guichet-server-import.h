/* guichet-server-import.h - loads content from JSON Lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

gboolean guichet_server_import_files (GuichetServerStore  *store,
                                      char               **paths,
                                      gint64               now,
                                      GError             **error);

G_END_DECLS
