/* guichet-cli-commands.h - the commands of guichetctl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-cli-context.h"

G_BEGIN_DECLS

/* One function a file, guichet-cli-NAME.c; each is named in the table of main.c. */
int guichet_cli_backup (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_calendar (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_deadline (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_encode (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_demande (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_doctor (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_faq (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_outbox (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_redact (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_restore (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_stats (GuichetCliContext *context, int argc, char **argv);
int guichet_cli_sync (GuichetCliContext *context, int argc, char **argv);

G_END_DECLS
