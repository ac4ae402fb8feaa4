/* guichet-cli-output.h - what is printed, safe for a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *guichet_cli_output_clean  (const char *text);
void  guichet_cli_output_set_up (void);

G_END_DECLS
