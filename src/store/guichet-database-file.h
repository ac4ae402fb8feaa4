/* guichet-database-file.h - the database as a file: looked at, made, brought up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

#define GUICHET_DATABASE_FILE_NAME "guichet.db"

gboolean guichet_database_file_look    (const char         *path,
                                        guint              *version,
                                        GError            **error);
gboolean guichet_database_file_prepare (const char         *path,
                                        gint64              now,
                                        GError            **error);
gboolean guichet_database_file_migrate (const char         *path,
                                        guint               version,
                                        const char *const  *scripts,
                                        GError            **error);
gboolean guichet_database_file_copy    (const char         *path,
                                        const char         *target,
                                        GError            **error);

G_END_DECLS
