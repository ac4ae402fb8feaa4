/* guichet-search-query.c - what somebody typed, as what to look for
 *
 * A pure function. Three things mean more than words: "quoted words" follow each other, -word is
 * not wanted, and the last word may not be typed to its end. Nothing else that is typed is
 * syntax, and nothing is an error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-search-query.h"

#include <string.h>

#define MOST_TERMS 32

typedef struct
{
  GuichetFrench *french;
  GuichetSearchQuery *query;
  gboolean keeps_stops;
} Parsing;

/* Helpers */

static void
term_free (gpointer data)
{
  GuichetSearchTerm *term = data;

  g_free (term->surface);
  g_free (term->stem);
  g_free (term);
}

static gboolean
is_quote (gunichar character)
{
  return character == '"' || character == 0xAB || character == 0xBB || character == 0x201C
         || character == 0x201D;
}

static GuichetSearchTerm *
add_term (Parsing           *parsing,
          const GuichetWord *word)
{
  GuichetSearchTerm *term = g_new0 (GuichetSearchTerm, 1);

  term->surface = g_strdup (word->surface);
  term->stem = g_strdup (word->stem);
  term->is_reference = word->is_reference;
  term->is_part = word->is_part;
  g_ptr_array_add (parsing->query->terms, term);
  return term;
}

static void
parse_phrase (Parsing    *parsing,
              const char *start,
              const char *end)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n_words = 0;
  GuichetWord word;

  guichet_french_begin (parsing->french, start, (gsize) (end - start));
  while (guichet_french_next (parsing->french, &word) && n_words < MOST_TERMS)
    if (!word.is_part)
      {
        g_strv_builder_add (words, word.surface);
        n_words++;
        if (!word.is_stop && parsing->query->terms->len < MOST_TERMS)
          add_term (parsing, &word)->is_required = TRUE;
      }
  if (n_words > 1)
    g_ptr_array_add (parsing->query->phrases, g_strv_builder_end (words));
}

/* A stretch without quotes nor spaces. */
static void
parse_chunk (Parsing    *parsing,
             const char *start,
             const char *end,
             gboolean    is_last)
{
  const gboolean is_excluded = *start == '-';
  GuichetWord word;

  guichet_french_begin (parsing->french, start, (gsize) (end - start));
  while (guichet_french_next (parsing->french, &word))
    {
      const gboolean is_prefix = is_last && !is_excluded && start + word.end == end;
      const gboolean is_kept = !word.is_stop || parsing->keeps_stops;

      if (!is_kept || parsing->query->terms->len >= MOST_TERMS)
        continue;
      add_term (parsing, &word)->is_excluded = is_excluded;
      ((GuichetSearchTerm *) g_ptr_array_index (parsing->query->terms,
                                                parsing->query->terms->len - 1))->is_prefix =
        is_prefix;
    }
}

static void
parse_words (Parsing    *parsing,
             const char *start,
             const char *end,
             gboolean    is_last)
{
  while (start < end)
    {
      const char *stop = start;

      while (stop < end && !g_unichar_isspace (g_utf8_get_char (stop)))
        stop = g_utf8_next_char (stop);
      if (stop > start)
        parse_chunk (parsing, start, stop, is_last && stop == end);
      start = stop < end ? g_utf8_next_char (stop) : end;
    }
}

static void
parse_all (Parsing    *parsing,
           const char *typed)
{
  const char *end = typed + strlen (typed);
  gboolean is_quoted = FALSE;

  while (typed < end)
    {
      const char *stop = typed;

      while (stop < end && !is_quote (g_utf8_get_char (stop)))
        stop = g_utf8_next_char (stop);
      /* A quote that is not closed yet is no quote. */
      if (is_quoted && stop < end)
        parse_phrase (parsing, typed, stop);
      else
        parse_words (parsing, typed, stop, stop == end);
      is_quoted = !is_quoted;
      typed = stop < end ? g_utf8_next_char (stop) : end;
    }
}

/* Public API */

/**
 * guichet_search_query_parse:
 * @typed: whatever was typed, valid UTF-8 or not
 *
 * Returns: (transfer full): what to look for; without terms when nothing was asked. Words that
 *   say nothing ("de", "pour") count only where there are no others.
 */
GuichetSearchQuery *
guichet_search_query_parse (GuichetFrench *french,
                            const char    *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  GuichetSearchQuery *query = g_new0 (GuichetSearchQuery, 1);
  Parsing parsing = { french, query, FALSE };

  query->terms = g_ptr_array_new_with_free_func (term_free);
  query->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  parse_all (&parsing, valid);
  if (query->terms->len > 0)
    return query;
  parsing.keeps_stops = TRUE;
  g_ptr_array_set_size (query->phrases, 0);
  parse_all (&parsing, valid);
  return query;
}

void
guichet_search_query_free (GuichetSearchQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}
