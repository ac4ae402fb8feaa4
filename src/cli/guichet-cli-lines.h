/* guichet-cli-lines.h - lines of a stream, none longer than allowed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * GuichetCliLine:
 * @GUICHET_CLI_LINE_READ: a line was read
 * @GUICHET_CLI_LINE_TOO_LONG: a line was longer than allowed, and passed over
 * @GUICHET_CLI_LINE_END: there is none left
 */
typedef enum
{
  GUICHET_CLI_LINE_READ,
  GUICHET_CLI_LINE_TOO_LONG,
  GUICHET_CLI_LINE_END,
} GuichetCliLine;

GuichetCliLine guichet_cli_lines_next (FILE    *stream,
                                       GString *line,
                                       gsize    most_bytes);

G_END_DECLS
