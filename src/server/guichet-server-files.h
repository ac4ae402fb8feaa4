/* guichet-server-files.h - contents kept under their SHA-256
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

gboolean    guichet_server_files_add   (GuichetServerStore  *store,
                                        const char          *path,
                                        char               **sha256,
                                        gint64              *size,
                                        GError             **error);
char       *guichet_server_files_write (GuichetServerStore  *store,
                                        const char          *data,
                                        gsize                length,
                                        GError             **error);
const char *guichet_server_files_sniff (GuichetServerStore  *store,
                                        const char          *sha256);

G_END_DECLS
