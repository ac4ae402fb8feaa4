/* guichet-migrations.h - the versions of the schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

/* "GUIC": what tells our database from any other (PRAGMA application_id). */
#define GUICHET_MIGRATIONS_APPLICATION_ID 0x47554943

guint     guichet_migrations_get_latest (void);
gboolean  guichet_migrations_apply      (GuichetConnection  *connection,
                                         GError            **error);
gboolean  guichet_migrations_apply_from (GuichetConnection  *connection,
                                         const char *const  *scripts,
                                         GError            **error);

G_END_DECLS
