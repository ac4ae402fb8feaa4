/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-cli-lines.h"

static void
assert_next (FILE           *stream,
             GuichetCliLine  read,
             const char     *text)
{
  g_autoptr (GString) line = g_string_new ("left over");

  g_assert_cmpint (guichet_cli_lines_next (stream, line, 5), ==, read);
  if (text)
    g_assert_cmpstr (line->str, ==, text);
}

static void
test_lines (void)
{
  char text[] = "one\n\n12345\n123456\nlast";
  FILE *stream = fmemopen (text, sizeof text - 1, "r");

  assert_next (stream, GUICHET_CLI_LINE_READ, "one");
  assert_next (stream, GUICHET_CLI_LINE_READ, "");
  assert_next (stream, GUICHET_CLI_LINE_READ, "12345");
  assert_next (stream, GUICHET_CLI_LINE_TOO_LONG, NULL);
  assert_next (stream, GUICHET_CLI_LINE_READ, "last");
  assert_next (stream, GUICHET_CLI_LINE_END, "");
  fclose (stream);
}

static void
test_last_line_has_its_end (void)
{
  char text[] = "one\n";
  FILE *stream = fmemopen (text, sizeof text - 1, "r");

  assert_next (stream, GUICHET_CLI_LINE_READ, "one");
  assert_next (stream, GUICHET_CLI_LINE_END, "");
  fclose (stream);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-lines/lines", test_lines);
  g_test_add_func ("/cli-lines/last-line-has-its-end", test_last_line_has_its_end);
  return g_test_run ();
}
