/* guichet-delivery.c - how far an outgoing item is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-delivery.h"

#include "guichet-words.h"

static const char *const words[] = {
  [GUICHET_DELIVERY_DRAFT] = "draft",
  [GUICHET_DELIVERY_QUEUED] = "queued",
  [GUICHET_DELIVERY_SENDING] = "sending",
  [GUICHET_DELIVERY_SENT] = "sent",
  [GUICHET_DELIVERY_REFUSED] = "refused",
};

G_DEFINE_ENUM_TYPE (GuichetDelivery, guichet_delivery,
                    G_DEFINE_ENUM_VALUE (GUICHET_DELIVERY_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DELIVERY_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DELIVERY_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DELIVERY_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DELIVERY_REFUSED, "refused"))

/**
 * guichet_delivery_from_word:
 * @word: (nullable): the word of the database and of the wire
 *
 * Returns: its value; %GUICHET_DELIVERY_DRAFT for %NULL and for an unknown word
 */
GuichetDelivery
guichet_delivery_from_word (const char *word)
{
  return (GuichetDelivery) guichet_words_find (words, G_N_ELEMENTS (words), word,
                                               GUICHET_DELIVERY_DRAFT);
}

/**
 * guichet_delivery_to_word:
 *
 * Returns: (nullable): the word of the database and of the wire
 */
const char *
guichet_delivery_to_word (GuichetDelivery self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (words), NULL);

  return words[self];
}
