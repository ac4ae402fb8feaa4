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
/* Enough to choose from, once every word was seen as it was asked. */
#define ENOUGH_MATCHES 12u

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
  guint8 pairs[8192];
} Finder;

static void
note_beginning (Finder     *self,
                const char *stem)
{
  const guint first = (guint8) stem[0];
  const guint pair = first << 8 | (guint8) stem[1];

  self->firsts[first] = TRUE;
  self->pairs[pair >> 3] |= (guint8) (1 << (pair & 7));
}

static void
finder_init (Finder        *self,
             GuichetFrench *french,
             GHashTable    *stems,
             GHashTable    *words,
             GHashTable    *exact)
{
  GHashTableIter iter;
  gpointer stem;

  memset (self, 0, sizeof *self);
  self->french = french;
  self->stems = stems;
  self->words = words;
  self->exact = exact;
  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    note_beginning (self, stem);
}

static gboolean
is_inside_word (const char *at)
{
  const guint8 byte = (guint8) *at;

  if (byte < 0x80)
    return g_ascii_isalnum (byte);
  return g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at));
}

/* Whether a word that begins there may have one of the stems: its first two letters tell, where
 * they are plain. A stem of one letter goes by the first alone. */
static gboolean
may_begin (Finder     *self,
           const char *at)
{
  const guint8 first = (guint8) *at;
  const guint8 second = (guint8) at[1];
  guint pair;

  if (first >= 0x80)
    return TRUE;
  if (!self->firsts[(guint8) g_ascii_tolower ((char) first)])
    return FALSE;
  if (second >= 0x80 || !g_ascii_isalnum (second))
    return TRUE;
  pair = (guint) g_ascii_tolower ((char) first) << 8 | (guint8) g_ascii_tolower ((char) second);
  return (self->pairs[pair >> 3] & (1 << (pair & 7))) != 0;
}

static const char *
end_of_run (const char *at)
{
  while (is_inside_word (at))
    at = g_utf8_next_char (at);
  return at;
}

/* The end of what holds together with its joiners: what the reader of words needs to see. */
static const char *
end_of_chunk (const char *at)
{
  while (*at && strchr ("-._/", *at) && is_inside_word (at + 1))
    at = end_of_run (at + 1);
  return at;
}

/* Reads the word that begins there, and goes past it. */
static const char *
find_one (Finder     *self,
          const char *text,
          const char *at,
          GArray     *matches)
{
  const char *end = end_of_run (at);
  gpointer stem;
  gpointer exact;
  GuichetWord word;
  Match match;

  guichet_french_begin (self->french, at, (gsize) (end_of_chunk (end) - at));
  if (!guichet_french_next (self->french, &word)
      || !g_hash_table_lookup_extended (self->stems, word.stem, &stem, NULL))
    return end;
  match.start = (guint) (at - text) + word.start;
  match.end = (guint) (at - text) + word.end;
  match.stem = stem;
  g_array_append_val (matches, match);
  if (g_hash_table_lookup_extended (self->words, word.surface, &exact, NULL))
    g_hash_table_add (self->exact, exact);
  return MAX (end, text + match.end);
}

static gboolean
has_enough (Finder *self,
            GArray *matches,
            guint   most)
{
  return most != G_MAXUINT && matches->len >= ENOUGH_MATCHES
         && g_hash_table_size (self->exact) == g_hash_table_size (self->words);
}

static GArray *
find (Finder     *self,
      const char *text,
      guint       most)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  const char *at = text;

  while (*at && matches->len < most && !has_enough (self, matches, most))
    if (!is_inside_word (at))
      at = g_utf8_next_char (at);
    else if (may_begin (self, at))
      at = find_one (self, text, at, matches);
    else
      at = end_of_run (at);
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
