/* guichet-words.c - enumerations as words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-words.h"

/**
 * guichet_words_find:
 * @words: the words, by value; %NULL where a value has none
 * @word: (nullable): what to look for
 *
 * Returns: the value whose word is @word, or @otherwise
 */
int
guichet_words_find (const char *const *words,
                    gsize              n_words,
                    const char        *word,
                    int                otherwise)
{
  for (gsize i = 0; word && i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (int) i;
  return otherwise;
}
