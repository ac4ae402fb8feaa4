/* guichet-reproducible.c - how often an incident comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reproducible.h"

#include "guichet-words.h"

static const char *const words[] = {
  [GUICHET_REPRODUCIBLE_NONE] = NULL,
  [GUICHET_REPRODUCIBLE_ALWAYS] = "always",
  [GUICHET_REPRODUCIBLE_SOMETIMES] = "sometimes",
  [GUICHET_REPRODUCIBLE_ONCE] = "once",
};

G_DEFINE_ENUM_TYPE (GuichetReproducible, guichet_reproducible,
                    G_DEFINE_ENUM_VALUE (GUICHET_REPRODUCIBLE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (GUICHET_REPRODUCIBLE_ALWAYS, "always"),
                    G_DEFINE_ENUM_VALUE (GUICHET_REPRODUCIBLE_SOMETIMES, "sometimes"),
                    G_DEFINE_ENUM_VALUE (GUICHET_REPRODUCIBLE_ONCE, "once"))

/**
 * guichet_reproducible_from_word:
 * @word: (nullable): the word of the database and of the wire
 *
 * Returns: its value; %GUICHET_REPRODUCIBLE_NONE for %NULL and for an unknown word
 */
GuichetReproducible
guichet_reproducible_from_word (const char *word)
{
  return (GuichetReproducible) guichet_words_find (words, G_N_ELEMENTS (words), word,
                                                   GUICHET_REPRODUCIBLE_NONE);
}

/**
 * guichet_reproducible_to_word:
 *
 * Returns: (nullable): the word of the database and of the wire
 */
const char *
guichet_reproducible_to_word (GuichetReproducible self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (words), NULL);

  return words[self];
}
