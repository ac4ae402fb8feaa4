/* guichet-status.c - where a Demande stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-status.h"

#include "guichet-words.h"

static const char *const words[] = {
  [GUICHET_STATUS_NONE] = NULL,
  [GUICHET_STATUS_ENREGISTREE] = "enregistree",
  [GUICHET_STATUS_PRISE_EN_CHARGE] = "prise_en_charge",
  [GUICHET_STATUS_QUALIFIEE] = "qualifiee",
  [GUICHET_STATUS_NON_REPRODUITE] = "non_reproduite",
  [GUICHET_STATUS_PLAN_FOURNI] = "plan_fourni",
  [GUICHET_STATUS_LIVREE] = "livree",
  [GUICHET_STATUS_VALIDEE] = "validee",
  [GUICHET_STATUS_REFUSEE] = "refusee",
  [GUICHET_STATUS_ATTENTE_CLIENT] = "attente_client",
  [GUICHET_STATUS_ATTENTE_TIERS] = "attente_tiers",
  [GUICHET_STATUS_HORS_PERIMETRE] = "hors_perimetre",
  [GUICHET_STATUS_CLOSE] = "close",
  [GUICHET_STATUS_UNKNOWN] = NULL,
};

G_DEFINE_ENUM_TYPE (GuichetStatus, guichet_status,
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_ENREGISTREE, "enregistree"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_PRISE_EN_CHARGE, "prise-en-charge"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_QUALIFIEE, "qualifiee"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_NON_REPRODUITE, "non-reproduite"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_PLAN_FOURNI, "plan-fourni"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_LIVREE, "livree"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_VALIDEE, "validee"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_REFUSEE, "refusee"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_ATTENTE_CLIENT, "attente-client"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_ATTENTE_TIERS, "attente-tiers"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_HORS_PERIMETRE, "hors-perimetre"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (GUICHET_STATUS_UNKNOWN, "unknown"))

/**
 * guichet_status_from_word:
 * @word: (nullable): the word of the database and of the wire
 *
 * Returns: its value; %GUICHET_STATUS_NONE for %NULL and "", %GUICHET_STATUS_UNKNOWN for another
 *   word
 */
GuichetStatus
guichet_status_from_word (const char *word)
{
  if (!word || !*word)
    return GUICHET_STATUS_NONE;
  return (GuichetStatus) guichet_words_find (words, G_N_ELEMENTS (words), word,
                                               GUICHET_STATUS_UNKNOWN);
}

/**
 * guichet_status_to_word:
 *
 * Returns: (nullable): the word of the database and of the wire
 */
const char *
guichet_status_to_word (GuichetStatus self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (words), NULL);

  return words[self];
}
