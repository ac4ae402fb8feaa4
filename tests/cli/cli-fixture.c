/* cli-fixture.c - running guichetctl as scripts do
 *
 * The path of the program under test is the last word of the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli-fixture.h"

static const char *program;
static GSubprocessLauncher *launcher;

/**
 * cli_fixture_init:
 *
 * Like g_test_init(); takes the program's path off the command line first.
 */
void
cli_fixture_init (int    *argc,
                  char ***argv)
{
  g_assert_cmpint (*argc, >, 1);
  program = (*argv)[--*argc];
  g_test_init (argc, argv, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                        | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
}

/**
 * cli_fixture_setenv:
 * @value: (nullable): %NULL to take it out
 *
 * Changes the environment of the runs to come.
 */
void
cli_fixture_setenv (const char *name,
                    const char *value)
{
  if (value)
    g_subprocess_launcher_setenv (launcher, name, value, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, name);
}

/**
 * cli_fixture_run:
 * @input: (nullable): standard input
 * @first_word: the first argument
 *
 * Returns: (transfer full): what came out
 */
CliRun *
cli_fixture_run (const char *input,
                 const char *first_word,
                 ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliRun *run = g_new0 (CliRun, 1);
  const char *word = first_word;
  va_list arguments;

  g_ptr_array_add (words, (char *) program);
  va_start (arguments, first_word);
  for (; word; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (char *) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input ? input : "", NULL, &run->output, &run->complaint,
                                 &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

void
cli_run_free (CliRun *self)
{
  g_free (self->output);
  g_free (self->complaint);
  g_free (self);
}
