/* guichet-cli-session.h - the data and the service, for one command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-cli-context.h"
#include "guichet-database.h"
#include "guichet-sync.h"

G_BEGIN_DECLS

/**
 * GuichetCliSession:
 * @database: the folder's data
 * @sync: (nullable): the facade; %NULL for a command that reads
 */
typedef struct
{
  GuichetDatabase *database;
  GuichetSync *sync;
} GuichetCliSession;

gboolean  guichet_cli_session_open     (GuichetCliSession    *self,
                                        GuichetCliContext    *context,
                                        GuichetDatabaseMode   mode,
                                        int                  *status);
void      guichet_cli_session_close    (GuichetCliSession    *self);
char     *guichet_cli_session_resolve  (GuichetCliSession    *self,
                                        const char           *reference,
                                        int                  *status);
void      guichet_cli_session_keep_cb  (GObject              *source,
                                        GAsyncResult         *result,
                                        gpointer              slot);
void      guichet_cli_session_wait     (GAsyncResult        **slot);
gboolean  guichet_cli_session_command  (GuichetCliSession    *self,
                                        GAsyncResult        **slot,
                                        int                  *status);
int       guichet_cli_session_explain  (const GError         *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuichetCliSession, guichet_cli_session_close)

G_END_DECLS
