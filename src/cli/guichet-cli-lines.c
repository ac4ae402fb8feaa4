/* guichet-cli-lines.c - lines of a stream, none longer than allowed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-lines.h"

/**
 * guichet_cli_lines_next:
 * @line: (out caller-allocates): gets the line without its end; it may hold NULs
 *
 * Reads one line in memory that does not grow beyond @most_bytes. The last one may lack its end.
 *
 * Returns: what was read
 */
GuichetCliLine
guichet_cli_lines_next (FILE    *stream,
                        GString *line,
                        gsize    most_bytes)
{
  gboolean too_long = FALSE;
  gboolean empty = TRUE;
  int c;

  g_string_truncate (line, 0);
  while ((c = getc_unlocked (stream)) != EOF && c != '\n')
    {
      empty = FALSE;
      if (line->len < most_bytes)
        g_string_append_c (line, (char) c);
      else
        too_long = TRUE;
    }
  if (c == EOF && empty)
    return GUICHET_CLI_LINE_END;
  return too_long ? GUICHET_CLI_LINE_TOO_LONG : GUICHET_CLI_LINE_READ;
}
