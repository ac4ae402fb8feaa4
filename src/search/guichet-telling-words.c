/* guichet-telling-words.c - the words of a text that say what it is about
 *
 * Codes such as ERR-4012 tell most and come first; then words of four letters or more that are
 * not among those of any sentence. Pure: for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-telling-words.h"

#include "guichet-sort-key.h"

#include <string.h>

#define SHORTEST_WORD 4
#define SHORTEST_CODE 3
#define LONGEST_TEXT 4000

/* Without accents, as they are compared. */
static const char *const common[] = {
  "afin",     "ainsi",  "alors",  "apres",   "aucun",    "aucune", "aussi",  "autre",  "avant",
  "avec",     "avoir",  "cela",   "celle",   "cette",    "chaque", "chez",   "comme",  "comment",
  "contre",   "dans",   "depuis", "deux",    "donc",     "dont",   "elle",   "elles",  "encore",
  "entre",    "etait",  "etre",   "faire",   "fait",     "faut",   "jour",   "jours",  "leur",
  "leurs",    "lors",   "lorsque", "mais",   "matin",    "meme",   "moins",  "nous",   "notre",
  "parce",    "pas",    "pendant", "peut",   "plus",     "plusieurs", "pour", "pourquoi",
  "puis",     "quand",  "quel",   "quelle",  "quelques", "sans",   "sont",   "sous",   "tous",
  "tout",     "toute",  "toutes", "tres",    "trop",     "vers",   "votre",  "vous",   "bonjour",
  "merci",    "erreur", "message", "probleme", "impossible", NULL,
};

/* Helpers */

/* Part of a word, or between two parts of a code. */
static gboolean
is_joint (const char *at)
{
  return (*at == '-' || *at == '_') && g_ascii_isalnum (at[1]);
}

static void
add (GPtrArray  *words,
     const char *word)
{
  if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (word));
}

/* A code is kept whole; what is joined otherwise is two words. */
static void
sort_in (const char *run,
         GPtrArray  *codes,
         GPtrArray  *words)
{
  g_auto (GStrv) parts = NULL;

  if (guichet_telling_words_is_code (run))
    {
      add (codes, run);
      return;
    }
  parts = g_strsplit_set (run, "-_", -1);
  for (guint i = 0; parts[i]; i++)
    if (strlen (parts[i]) >= SHORTEST_WORD && !g_strv_contains (common, parts[i]))
      add (words, parts[i]);
}

/* Public API */

/**
 * guichet_telling_words_is_code:
 *
 * Says whether @word is a code rather than a word: three digits or more, alone or with letters.
 */
gboolean
guichet_telling_words_is_code (const char *word)
{
  guint n_digits = 0;

  for (; *word; word++)
    if (g_ascii_isdigit (*word))
      n_digits++;
  return n_digits >= SHORTEST_CODE;
}

/**
 * guichet_telling_words_list:
 * @text: what was written
 * @limit: the most words
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, in lower case without accents,
 *   the codes first, each once
 */
char **
guichet_telling_words_list (const char *text,
                            guint       limit)
{
  g_autofree char *shorter = g_utf8_make_valid (text, (gssize) MIN (strlen (text), LONGEST_TEXT));
  g_autofree char *key = guichet_sort_key_make (shorter);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *at = key;; at++)
    {
      if (g_ascii_isalnum (*at) || (start && is_joint (at)))
        start = start ? start : at;
      else if (start)
        {
          g_autofree char *run = g_strndup (start, (gsize) (at - start));

          sort_in (run, codes, words);
          start = NULL;
        }
      if (!*at)
        break;
    }
  for (guint i = 0; i < codes->len && i < limit; i++)
    g_strv_builder_add (list, codes->pdata[i]);
  for (guint i = 0; i < words->len && codes->len + i < limit; i++)
    g_strv_builder_add (list, words->pdata[i]);
  return g_strv_builder_end (list);
}
