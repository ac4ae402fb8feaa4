/* guichet-sort-key.h - texts as they are sorted and found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *guichet_sort_key_make    (const char *text);
char *guichet_sort_key_pattern (const char *typed);

G_END_DECLS
