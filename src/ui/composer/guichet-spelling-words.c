/* guichet-spelling-words.c - the words of a line that are to be spelt right
 *
 * Nothing in a path through menus, no code, no acronym, no address: what is copied from a
 * screen is right as it is. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-spelling-words.h"

#include <string.h>

#define SHORTEST_WORD 2

/* Helpers */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* What holds a run of characters together that is looked at as one. */
static gboolean
is_in_run (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_apostrophe (c)
         || (c && c < 128 && strchr ("-_@/\\.:#&", (int) c));
}

/* Dots and the like at its ends are the sentence's. */
static void
trim (const gunichar      *line,
      GuichetSpellingWord *run)
{
  while (run->start < run->end && !g_unichar_isalnum (line[run->start]))
    run->start++;
  while (run->end > run->start && !g_unichar_isalnum (line[run->end - 1])
         && !g_unichar_ismark (line[run->end - 1]))
    run->end--;
}

static gboolean
is_word (const gunichar            *line,
         const GuichetSpellingWord *run)
{
  gboolean any_lower = FALSE;

  if (run->end - run->start < SHORTEST_WORD)
    return FALSE;
  for (int i = run->start; i < run->end; i++)
    {
      if (!g_unichar_isalpha (line[i]) && !g_unichar_ismark (line[i]) && !is_apostrophe (line[i])
          && line[i] != '-')
        return FALSE;
      any_lower = any_lower || g_unichar_islower (line[i]);
    }
  return any_lower;
}

/* Public API */

/**
 * guichet_spelling_words_list:
 * @line: one line, UTF-8
 *
 * Returns: (transfer full) (element-type GuichetSpellingWord): where the words are
 */
GArray *
guichet_spelling_words_list (const char *line)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (GuichetSpellingWord));
  g_autofree gunichar *characters = NULL;
  glong length = 0;
  GuichetSpellingWord run = { -1, 0 };

  if (strstr (line, "›"))
    return words;
  characters = g_utf8_to_ucs4_fast (line, -1, &length);
  for (int i = 0; i <= length; i++)
    if (i < length && is_in_run (characters[i]))
      run.start = run.start < 0 ? i : run.start;
    else if (run.start >= 0)
      {
        run.end = i;
        trim (characters, &run);
        if (is_word (characters, &run))
          g_array_append_val (words, run);
        run.start = -1;
      }
  return words;
}
