/* guichet-cli-output.c - what is printed, safe for a terminal
 *
 * Titles, messages and errors come from outside: what a terminal would obey (escape sequences,
 * other control characters) and what would show words in another order than they are (marks of
 * direction) is shown as U+FFFD instead. It holds for a pipe too: who reads it may be a terminal.
 * Documents of --json are made by json-glib, and cleaned of what it lets through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-output.h"

#include <stdio.h>
#include <string.h>

/* Helpers */

static gboolean
is_unsafe (gunichar character)
{
  if (character == '\n' || character == '\t')
    return FALSE;
  return character < 0x20 || (character >= 0x7F && character < 0xA0)
         || (character >= 0x202A && character <= 0x202E)
         || (character >= 0x2066 && character <= 0x2069);
}

static void
print_to (FILE       *stream,
          const char *text)
{
  g_autofree char *clean = guichet_cli_output_clean (text);
  g_autofree char *local = NULL;

  if (!g_get_charset (NULL))
    local = g_locale_from_utf8 (clean, -1, NULL, NULL, NULL);
  if (!local && !g_get_charset (NULL))
    local = g_str_to_ascii (clean, NULL);
  fputs (local ? local : clean, stream);
  fflush (stream);
}

static void
print_result (const char *text)
{
  print_to (stdout, text);
}

static void
print_complaint (const char *text)
{
  print_to (stderr, text);
}

/* Public API */

/**
 * guichet_cli_output_clean:
 *
 * Returns: (transfer full): @text as UTF-8 that a terminal shows and does not obey
 */
char *
guichet_cli_output_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);

      g_string_append_unichar (clean, is_unsafe (character) ? 0xFFFD : character);
    }
  return g_string_free (clean, FALSE);
}

/**
 * guichet_cli_output_set_up:
 *
 * From now on all that g_print() and g_printerr() print is clean.
 */
void
guichet_cli_output_set_up (void)
{
  g_set_print_handler (print_result);
  g_set_printerr_handler (print_complaint);
}
