/* guichet-server-commands.h - the commands of guichet-server
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-server-store.h"

G_BEGIN_DECLS

/**
 * GuichetServerExit:
 *
 * The exit codes.
 */
typedef enum
{
  GUICHET_SERVER_EXIT_DONE = 0,
  GUICHET_SERVER_EXIT_FAILED = 1,
  GUICHET_SERVER_EXIT_USAGE = 2,
} GuichetServerExit;

int                 guichet_server_run_serve   (int           argc,
                                                char        **argv);
int                 guichet_server_run_token   (int           argc,
                                                char        **argv);
int                 guichet_server_run_import  (int           argc,
                                                char        **argv);
int                 guichet_server_run_agent   (int           argc,
                                                char        **argv);

gboolean            guichet_server_parse       (GOptionContext *context,
                                                int            *argc,
                                                char         ***argv);
int                 guichet_server_complain    (int             code,
                                                const char     *format,
                                                ...) G_GNUC_PRINTF (2, 3);
GuichetServerStore *guichet_server_open        (const char     *data_dir,
                                                GuichetClock  **clock);

G_END_DECLS
