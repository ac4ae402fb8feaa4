/* guichet-cli-context.h - what every command of guichetctl is given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetCliExit:
 * @GUICHET_CLI_DONE: done
 * @GUICHET_CLI_FAILED: refused or failed, said why
 * @GUICHET_CLI_USAGE: wrong usage
 * @GUICHET_CLI_UNREACHABLE: service unreachable; nothing is lost
 * @GUICHET_CLI_SIGN_IN: sign-in needed
 * @GUICHET_CLI_PARTLY: some items were refused by the service
 * @GUICHET_CLI_IN_USE: another program holds the data
 *
 * Exit statuses, on which scripts rely.
 */
typedef enum
{
  GUICHET_CLI_DONE = 0,
  GUICHET_CLI_FAILED = 1,
  GUICHET_CLI_USAGE = 2,
  GUICHET_CLI_UNREACHABLE = 3,
  GUICHET_CLI_SIGN_IN = 4,
  GUICHET_CLI_PARTLY = 5,
  GUICHET_CLI_IN_USE = 6,
} GuichetCliExit;

/**
 * GuichetCliContext:
 * @data_dir: the folder of the account
 * @service: (nullable): the address given
 * @ca_file: (nullable): the authority's certificate given
 * @token_file: (nullable): the token's file given
 * @json: whether --json was given to the command
 * @clock: what time it is
 * @paris: Europe/Paris (H4)
 *
 * What the composition root has made and what the common options say.
 */
typedef struct
{
  char *data_dir;
  char *service;
  char *ca_file;
  char *token_file;
  gboolean json;
  GuichetClock *clock;
  GTimeZone *paris;
} GuichetCliContext;

/* The function of a command: argv[0] is its name. Returns a GuichetCliExit. */
typedef int (*GuichetCliFunc) (GuichetCliContext *context, int argc, char **argv);

char   **guichet_cli_context_parse (GuichetCliContext   *self,
                                    const GOptionEntry  *entries,
                                    const char          *usage,
                                    int                  argc,
                                    char               **argv,
                                    int                 *status);
void     guichet_cli_complain      (const char          *format,
                                    ...) G_GNUC_PRINTF (1, 2);
int      guichet_cli_fail_usage    (const char          *usage);

G_END_DECLS
