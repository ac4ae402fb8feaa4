/* guichet-spelling-words.h - the words of a line that are to be spelt right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetSpellingWord:
 * @start: in characters of the line
 * @end: in characters, behind its last
 */
typedef struct
{
  int start;
  int end;
} GuichetSpellingWord;

GArray *guichet_spelling_words_list (const char *line);

G_END_DECLS
