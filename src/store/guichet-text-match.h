/* guichet-text-match.h - whether a text says a word, in SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct sqlite3;

int guichet_text_match_install (struct sqlite3 *handle);

G_END_DECLS
