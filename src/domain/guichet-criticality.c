/* guichet-criticality.c - the levels of an Anomalie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-criticality.h"

#include "guichet-words.h"

static const char *const words[] = {
  [GUICHET_CRITICALITY_NONE] = NULL,
  [GUICHET_CRITICALITY_BLOQUANTE] = "bloquante",
  [GUICHET_CRITICALITY_MAJEURE] = "majeure",
  [GUICHET_CRITICALITY_MINEURE] = "mineure",
};

G_DEFINE_ENUM_TYPE (GuichetCriticality, guichet_criticality,
                    G_DEFINE_ENUM_VALUE (GUICHET_CRITICALITY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (GUICHET_CRITICALITY_BLOQUANTE, "bloquante"),
                    G_DEFINE_ENUM_VALUE (GUICHET_CRITICALITY_MAJEURE, "majeure"),
                    G_DEFINE_ENUM_VALUE (GUICHET_CRITICALITY_MINEURE, "mineure"))

/**
 * guichet_criticality_from_word:
 * @word: (nullable): the word of the database and of the wire
 *
 * Returns: its value; %GUICHET_CRITICALITY_NONE for %NULL and for an unknown word
 */
GuichetCriticality
guichet_criticality_from_word (const char *word)
{
  return (GuichetCriticality) guichet_words_find (words, G_N_ELEMENTS (words), word,
                                                  GUICHET_CRITICALITY_NONE);
}

/**
 * guichet_criticality_to_word:
 *
 * Returns: (nullable): the word of the database and of the wire
 */
const char *
guichet_criticality_to_word (GuichetCriticality self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (words), NULL);

  return words[self];
}
