/* cli-fixture.h - running guichetctl as scripts do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliRun:
 * @status: the exit status
 * @output: what standard output got
 * @complaint: what standard error got
 */
typedef struct
{
  int status;
  char *output;
  char *complaint;
} CliRun;

void    cli_fixture_init (int         *argc,
                          char       ***argv);
void    cli_fixture_setenv (const char *name,
                            const char *value);
CliRun *cli_fixture_run  (const char  *input,
                          const char  *first_word,
                          ...) G_GNUC_NULL_TERMINATED;
void    cli_run_free     (CliRun      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
