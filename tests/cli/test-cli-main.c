/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

static void
test_help (void)
{
  g_autoptr (CliRun) run = cli_fixture_run (NULL, "--help", NULL);
  g_autoptr (CliRun) command = cli_fixture_run (NULL, "calendar", "--help", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "--data-dir"));
  g_assert_nonnull (strstr (run->output, "  calendar holidays YEAR"));
  g_assert_nonnull (strstr (run->output, "  deadline "));
  g_assert_cmpint (command->status, ==, 0);
  g_assert_nonnull (strstr (command->output, "--json"));
}

static void
test_version (void)
{
  g_autoptr (CliRun) run = cli_fixture_run (NULL, "--version", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->output, "guichetctl "));
}

static void
assert_wrong (CliRun *run)
{
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_nonnull (strstr (run->complaint, "guichetctl"));
}

static void
test_usage (void)
{
  g_autoptr (CliRun) none = cli_fixture_run (NULL, NULL, NULL);
  g_autoptr (CliRun) unknown = cli_fixture_run (NULL, "dance", NULL);
  g_autoptr (CliRun) option = cli_fixture_run (NULL, "--dance", "deadline", NULL);
  g_autoptr (CliRun) both =
    cli_fixture_run (NULL, "--profile", "a", "--data-dir", "/b", "deadline", NULL);
  g_autoptr (CliRun) outside = cli_fixture_run (NULL, "--profile", "../a", "deadline", NULL);

  assert_wrong (none);
  assert_wrong (unknown);
  assert_wrong (option);
  assert_wrong (both);
  assert_wrong (outside);
}

static void
test_common_options_come_first (void)
{
  g_autoptr (CliRun) run =
    cli_fixture_run (NULL, "--profile", "essai", "--service", "https://localhost/", "calendar",
                     "holidays", "2026", NULL);

  g_assert_cmpint (run->status, ==, 0);
}

static void
test_clock (void)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_setenv ("GUICHET_NOW", "yesterday");
  run = cli_fixture_run (NULL, "calendar", "holidays", "2026", NULL);
  cli_fixture_setenv ("GUICHET_NOW", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->complaint, "GUICHET_NOW"));
}

/* A zone that the machine does not know is a reason not to start. */
static void
test_no_tzdata (void)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_setenv ("TZDIR", "/nonexistent");
  run = cli_fixture_run (NULL, "deadline", NULL);
  cli_fixture_setenv ("TZDIR", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->complaint, "tzdata"));
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add_func ("/cli-main/help", test_help);
  g_test_add_func ("/cli-main/version", test_version);
  g_test_add_func ("/cli-main/usage", test_usage);
  g_test_add_func ("/cli-main/common-options-come-first", test_common_options_come_first);
  g_test_add_func ("/cli-main/clock", test_clock);
  g_test_add_func ("/cli-main/no-tzdata", test_no_tzdata);
  return g_test_run ();
}
