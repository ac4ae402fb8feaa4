/* guichet-outgoing-kind.c - what an outgoing item is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing-kind.h"

#include "guichet-words.h"

static const char *const words[] = {
  [GUICHET_OUTGOING_DEMANDE] = "demande",
  [GUICHET_OUTGOING_MESSAGE] = "message",
  [GUICHET_OUTGOING_VALIDATION] = "validation",
  [GUICHET_OUTGOING_VOTE] = "vote",
};

G_DEFINE_ENUM_TYPE (GuichetOutgoingKind, guichet_outgoing_kind,
                    G_DEFINE_ENUM_VALUE (GUICHET_OUTGOING_DEMANDE, "demande"),
                    G_DEFINE_ENUM_VALUE (GUICHET_OUTGOING_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (GUICHET_OUTGOING_VALIDATION, "validation"),
                    G_DEFINE_ENUM_VALUE (GUICHET_OUTGOING_VOTE, "vote"))

/**
 * guichet_outgoing_kind_from_word:
 * @word: (nullable): the word of the database and of the wire
 *
 * Returns: its value; %GUICHET_OUTGOING_DEMANDE for %NULL and for an unknown word
 */
GuichetOutgoingKind
guichet_outgoing_kind_from_word (const char *word)
{
  return (GuichetOutgoingKind) guichet_words_find (words, G_N_ELEMENTS (words), word,
                                                   GUICHET_OUTGOING_DEMANDE);
}

/**
 * guichet_outgoing_kind_to_word:
 *
 * Returns: (nullable): the word of the database and of the wire
 */
const char *
guichet_outgoing_kind_to_word (GuichetOutgoingKind self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (words), NULL);

  return words[self];
}
