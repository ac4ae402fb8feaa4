/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

static const char *const line =
  "{\"type\":\"article\",\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"category\":\"F\","
  "\"title\":\"Cl\\u001b]0;piege\\u0007ôture\\u009b31m\\u202e!\",\"body\":\"\\u001b[2Jbonjour\","
  "\"updated_at\":\"2026-03-02T10:00:00Z\"}\n";

static void
assert_safe (const char *output)
{
  g_assert_true (g_utf8_validate (output, -1, NULL));
  for (const char *at = output; *at; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);

      g_assert_true (character == '\n' || character == '\t' || !g_unichar_iscntrl (character));
      g_assert_cmpuint (character, !=, 0x202E);
    }
}

/* What comes from outside cannot command the terminal, in a text nor in a document. */
static void
test_escapes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "faq.jsonl", NULL);
  g_autoptr (CliRun) imported = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) found = NULL;
  g_autoptr (CliRun) wrong = NULL;

  g_assert_true (g_file_set_contents (path, line, -1, NULL));
  imported = cli_fixture_run (NULL, "--data-dir", folder, "faq", "import", path, NULL);
  g_assert_cmpint (imported->status, ==, 0);
  shown = cli_fixture_run (NULL, "--data-dir", folder, "faq", "show",
                           "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001", NULL);
  g_assert_nonnull (strstr (shown->output, "bonjour"));
  assert_safe (shown->output);
  found = cli_fixture_run (NULL, "--data-dir", folder, "faq", "show",
                           "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001", "--json", NULL);
  g_assert_nonnull (strstr (found->output, "bonjour"));
  g_assert_null (strchr (found->output, '\033'));
  wrong = cli_fixture_run (NULL, "--data-dir", folder, "\033[2Jrien", NULL);
  g_assert_cmpint (wrong->status, ==, 2);
  g_assert_null (strchr (wrong->complaint, '\033'));
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add_func ("/cli-output/escapes", test_escapes);
  return g_test_run ();
}
