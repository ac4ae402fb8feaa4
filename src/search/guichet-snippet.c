/* guichet-snippet.c - the piece of a text that shows why it was found
 *
 * The text is CommonMark as it is stored: parsing twenty articles for two lines of each would
 * take most of the time of a search. So the words are looked for in the source, where marks do no
 * harm; the stretch that has most of them is chosen; and that stretch alone is cleaned of its
 * marks. A word is only stemmed when its first letter is that of a stem.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-snippet.h"

#include <string.h>

#define WINDOW_BYTES 190
#define LEAD_BYTES 48
#define MOST_MATCHES 64

typedef struct
{
  guint start;
  guint end;
  const char *stem;
} Match;

/* Helpers: finding */

typedef struct
{
  GuichetFrench *french;
  GHashTable *stems;
  GHashTable *words;
  GHashTable *exact;
  gboolean firsts[256];
} Finder;

static void
finder_init (Finder        *self,
             GuichetFrench *french,
             GHashTable    *stems,
             GHashTable    *words,
             GHashTable    *exact)
{
  GHashTableIter iter;
  gpointer stem;

  self->french = french;
  self->stems = stems;
  self->words = words;
  self->exact = exact;
  memset (self->firsts, 0, sizeof self->firsts);
  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    self->firsts[*(const guint8 *) stem] = TRUE;
}

static gboolean
may_begin (Finder     *self,
           const char *at)
{
  const gunichar character = g_utf8_get_char (at);
  const gunichar folded = character == 0x153 || character == 0x152 ? 'o'
                          : character == 0xE6 || character == 0xC6
                            ? 'a'
                            : guichet_french_fold (self->french, character);

  return folded >= 0x80 || (folded && self->firsts[folded]);
}

static gboolean
is_inside_word (const char *at)
{
  const gunichar character = g_utf8_get_char (at);

  return character < 0x80 ? g_ascii_isalnum ((char) character)
                          : g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* The end of what holds together at @at, with its joiners: what the reader of words needs. */
static const char *
end_of_chunk (const char *at)
{
  while (*at && (is_inside_word (at) || (strchr ("-._/", *at) && is_inside_word (at + 1))))
    at = g_utf8_next_char (at);
  return at;
}

static void
find_in_chunk (Finder     *self,
               const char *text,
               const char *at,
               const char *end,
               GArray     *matches)
{
  GuichetWord word;

  guichet_french_begin (self->french, at, (gsize) (end - at));
  while (guichet_french_next (self->french, &word))
    {
      gpointer stem;
      const guint start = (guint) (at - text) + word.start;

      if (word.is_part && matches->len > 0
          && g_array_index (matches, Match, matches->len - 1).end > start)
        continue;
      if (g_hash_table_lookup_extended (self->stems, word.stem, &stem, NULL))
        {
          const Match match = { start, (guint) (at - text) + word.end, stem };
          gpointer exact;

          if (g_hash_table_lookup_extended (self->words, word.surface, &exact, NULL))
            g_hash_table_add (self->exact, exact);

          g_array_append_val (matches, match);
        }
    }
}

static GArray *
find (Finder     *self,
      const char *text,
      guint       most)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  const char *at = text;

  while (*at && matches->len < most)
    {
      const char *end;

      if (!is_inside_word (at))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      end = end_of_chunk (at);
      if (may_begin (self, at) || strpbrk (at, "-._/") < end)
        find_in_chunk (self, text, at, end, matches);
      at = end;
    }
  return matches;
}

/* Helpers: choosing */

/* How many different stems stand in the window that begins with a match. */
static guint
count_in_window (GArray *matches,
                 guint   first)
{
  const guint start = g_array_index (matches, Match, first).start;
  guint count = 0;

  for (guint i = first; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      gboolean is_new = TRUE;

      if (match->end > start + WINDOW_BYTES - LEAD_BYTES)
        break;
      for (guint j = first; j < i; j++)
        is_new = is_new && g_array_index (matches, Match, j).stem != match->stem;
      count += is_new;
    }
  return count;
}

static const char *
choose_start (const char *text,
              GArray     *matches)
{
  guint best = 0;
  guint most = 0;
  const char *match;
  const char *start;

  if (matches->len == 0)
    return text;
  for (guint i = 0; i < matches->len; i++)
    {
      const guint count = count_in_window (matches, i);

      if (count > most)
        {
          most = count;
          best = i;
        }
    }
  match = text + g_array_index (matches, Match, best).start;
  start = match;
  while (start > text && start[-1] != '\n' && match - start < LEAD_BYTES)
    start--;
  if (start == text || start[-1] == '\n')
    return start;
  while (start < match && !g_ascii_isspace (*start))
    start++;
  return start;
}

static const char *
choose_end (const char *start)
{
  const char *end = start + strnlen (start, WINDOW_BYTES);

  while (*end && !g_ascii_isspace (*end))
    end++;
  return end;
}

/* Helpers: cleaning */

static gboolean
is_rule (const char *line,
         const char *end)
{
  const char *at = line;

  while (at < end && *at != '\n' && strchr ("-|: \t=", *at))
    at++;
  return at > line && (at == end || *at == '\n');
}

/* Past the address of a link or of an image: "](…)". */
static const char *
skip_address (const char *at,
              const char *end)
{
  const char *close = memchr (at, ')', (gsize) (end - at));

  return close ? close + 1 : end;
}

static void
append_space (GString *clean)
{
  if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
    g_string_append_c (clean, ' ');
}

static const char *
clean_one (GString    *clean,
           const char *at,
           const char *end)
{
  const char *next = g_utf8_next_char (at);

  if (g_str_has_prefix (at, "]("))
    return skip_address (at, end);
  if (g_str_has_prefix (at, "!["))
    return at + 2;
  if (g_ascii_isspace (*at) || *at == '|' || g_unichar_iscntrl (g_utf8_get_char (at)))
    append_space (clean);
  else if (!strchr ("*`#>[]\\", *at))
    g_string_append_len (clean, at, next - at);
  return next;
}

static char *
clean_up (const char *text,
          const char *start,
          const char *end)
{
  GString *clean = g_string_new (start > text && start[-1] != '\n' ? "… " : NULL);
  gboolean at_line = start == text || start[-1] == '\n';

  for (const char *at = start; at < end;)
    {
      if (at_line && is_rule (at, end))
        while (at < end && *at != '\n')
          at++;
      if (at >= end)
        break;
      at_line = *at == '\n';
      at = clean_one (clean, at, end);
    }
  while (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  if (*end)
    g_string_append (clean, " …");
  return g_string_free (clean, FALSE);
}

/* Public API */

/**
 * guichet_snippet_make:
 * @title: valid UTF-8
 * @text: CommonMark, valid UTF-8
 * @stems: (element-type utf8): what was found
 * @words: (element-type utf8): words that were asked for
 * @ranges: (element-type GuichetSearchRange): takes where @stems stand in the snippet
 * @n_exact: (out): how many of @words stand in the title or the text as they are
 *
 * Returns: (transfer full): about two lines of @text, without marks and on one line
 */
char *
guichet_snippet_make (GuichetFrench *french,
                      const char    *title,
                      const char    *text,
                      GHashTable    *stems,
                      GHashTable    *words,
                      GArray        *ranges,
                      guint         *n_exact)
{
  g_autoptr (GHashTable) exact = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) in_title = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) shown = NULL;
  const char *start;
  Finder finder;
  char *snippet;

  finder_init (&finder, french, stems, words, exact);
  in_title = find (&finder, title, MOST_MATCHES);
  matches = find (&finder, text, MOST_MATCHES);
  *n_exact = g_hash_table_size (exact);
  start = choose_start (text, matches);
  snippet = clean_up (text, start, choose_end (start));
  shown = find (&finder, snippet, G_MAXUINT);
  for (guint i = 0; i < shown->len; i++)
    {
      const Match *match = &g_array_index (shown, Match, i);
      const GuichetSearchRange range = { match->start, match->end - match->start };

      g_array_append_val (ranges, range);
    }
  return snippet;
}

/**
 * guichet_snippet_has_phrase:
 * @phrase: (array zero-terminated=1): folded words
 *
 * Returns: whether they follow each other in @text
 */
gboolean
guichet_snippet_has_phrase (GuichetFrench     *french,
                            const char        *text,
                            const char *const *phrase)
{
  const guint n_words = g_strv_length ((char **) phrase);
  g_autoptr (GPtrArray) last = g_ptr_array_new_with_free_func (g_free);
  GuichetWord word;

  guichet_french_begin (french, text, strlen (text));
  while (guichet_french_next (french, &word))
    {
      guint i = 0;

      if (word.is_part)
        continue;
      g_ptr_array_add (last, g_strdup (word.surface));
      if (last->len > n_words)
        g_ptr_array_remove_index (last, 0);
      while (i < last->len && strcmp (g_ptr_array_index (last, i), phrase[i]) == 0)
        i++;
      if (i == n_words)
        return TRUE;
    }
  return FALSE;
}
