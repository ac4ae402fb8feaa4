/* guichet-find-text.c - where some words stand in a text, as a reader means them
 *
 * Case, accents, ligatures, the kind of apostrophe and the kind of space do not matter:
 * "a l'oeil" finds "à l’œil". Both sides are folded to plain characters, each of which
 * remembers the bytes it came from, so that what is marked is the text as it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-find-text.h"

#include "guichet-article-text.h"

#include <string.h>

/* The most characters of a title, a category or a snippet that a row shows. */
#define CLEAN_MAX 1000

/**
 * Folded:
 * @character: plain, lower case
 * @start: where the character it stands for begins
 * @end: where that one ends
 */
typedef struct
{
  gunichar character;
  guint start;
  guint end;
} Folded;

/* Helpers */

static gunichar
fold (gunichar character)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (g_unichar_isspace (character))
    return ' ';
  if (character == 0x2019 || character == 0x02BC)
    return '\'';
  g_unichar_fully_decompose (g_unichar_tolower (character), FALSE, base, G_N_ELEMENTS (base));
  return base[0];
}

static void
append (GArray   *folded,
        gunichar  character,
        guint     start,
        guint     end)
{
  Folded one = { character, start, end };

  g_array_append_val (folded, one);
}

static GArray *
fold_text (const char *text)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (Folded));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = fold (g_utf8_get_char (p));
      guint start = (guint) (p - text);
      guint end = (guint) (g_utf8_next_char (p) - text);

      if (g_unichar_ismark (character) && folded->len > 0)
        g_array_index (folded, Folded, folded->len - 1).end = end;
      else if (character == 0x0153 || character == 0x00E6)
        {
          append (folded, character == 0x0153 ? 'o' : 'a', start, end);
          append (folded, 'e', start, end);
        }
      else
        append (folded, character, start, end);
    }
  return folded;
}

static gboolean
stands_at (GArray *text,
           guint   position,
           GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (g_array_index (text, Folded, position + i).character !=
        g_array_index (words, Folded, i).character)
      return FALSE;
  return TRUE;
}

/* Public API */

/**
 * guichet_find_text_clean:
 * @text: (nullable): what the service wrote on one line
 *
 * Leaves out what would make a line look other than it is: controls, and characters that turn
 * the direction of writing.
 *
 * Returns: (transfer full): the text
 */
char *
guichet_find_text_clean (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  if (text)
    guichet_article_text_append (clean, text, strlen (text), CLEAN_MAX);
  for (char *p = clean->str; *p; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * guichet_find_text:
 * @text: where to look
 * @words: what to look for
 *
 * Returns: (transfer full) (element-type GuichetFindRange): where it stands, in order, without
 *   overlaps; empty for empty words
 */
GArray *
guichet_find_text (const char *text,
                   const char *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (GuichetFindRange));
  g_autoptr (GArray) where = fold_text (text);
  g_autoptr (GArray) what = fold_text (words);
  guint position = 0;

  while (what->len > 0 && position + what->len <= where->len)
    if (stands_at (where, position, what))
      {
        GuichetFindRange range = {
          g_array_index (where, Folded, position).start,
          g_array_index (where, Folded, position + what->len - 1).end,
        };

        g_array_append_val (ranges, range);
        position += what->len;
      }
    else
      position++;
  return ranges;
}
