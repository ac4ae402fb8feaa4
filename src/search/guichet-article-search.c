/* guichet-article-search.c - finds articles of the FAQ
 *
 * What was typed becomes a query by one pure function: words are runs of letters and digits,
 * each is quoted, so no character of the user's is ever syntax; elided articles (l', d', qu'…)
 * are dropped; the last word, while it is being typed, is a prefix. All words must be there;
 * when no article has them all, any of them will do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-search.h"

#include <string.h>

#define MOST_WORDS 32
#define MARK_START '\x02'
#define MARK_END '\x03'

struct _GuichetSearchHit
{
  GObject parent_instance;

  char *id;
  char *title;
  char *category;
  char *snippet;
  GArray *ranges;
  double score;
};

G_DEFINE_FINAL_TYPE (GuichetSearchHit, guichet_search_hit, G_TYPE_OBJECT)

/* Helpers: the query */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static gboolean
is_elision (const char *word)
{
  static const char *const elisions[] = { "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n",
                                          "puisqu", "qu", "quelqu", "quoiqu", "s", "t", NULL };
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return g_strv_contains (elisions, folded);
}

/* Splits into words; *complete says whether something follows the last one. */
static GPtrArray *
split (const char *typed,
       gboolean   *complete)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  *complete = TRUE;
  for (const char *c = typed; words->len < MOST_WORDS; c = g_utf8_next_char (c))
    {
      const gunichar character = g_utf8_get_char (c);

      if (character && (g_unichar_isalnum (character) || g_unichar_ismark (character)))
        start = start ? start : c;
      else if (start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (c - start));

          *complete = character != 0;
          start = NULL;
          if (!is_apostrophe (character) || !is_elision (word))
            g_ptr_array_add (words, g_steal_pointer (&word));
        }
      if (!character)
        break;
    }
  return words;
}

/* Helpers: the hits */

static GuichetSearchHit *
hit_new (GuichetStatement *row)
{
  GuichetSearchHit *self = g_object_new (GUICHET_TYPE_SEARCH_HIT, NULL);
  g_autoptr (GString) snippet = g_string_new (NULL);
  GuichetSearchRange range = { 0, 0 };

  self->id = g_strdup (guichet_statement_get_text (row, 0));
  self->title = g_strdup (guichet_statement_get_text (row, 1));
  self->category = g_strdup (guichet_statement_get_text (row, 2));
  self->score = -guichet_statement_get_real (row, 3);
  for (const char *c = guichet_statement_get_text (row, 4); c && *c; c++)
    if (*c == MARK_START)
      range.start = (guint) snippet->len;
    else if (*c == MARK_END)
      {
        range.length = (guint) snippet->len - range.start;
        g_array_append_val (self->ranges, range);
      }
    else
      g_string_append_c (snippet, *c == '\n' || *c == '\t' ? ' ' : *c);
  self->snippet = g_string_free (g_steal_pointer (&snippet), FALSE);
  return self;
}

/* Before the first article there is no index, and nothing to find. */
static gboolean
has_index (GuichetConnection  *connection,
           gboolean           *has,
           GError            **error)
{
  gint64 count = 0;

  if (!guichet_connection_get_integer (
        connection, error, &count,
        "SELECT count (*) FROM sqlite_schema WHERE name = 'article_index'", ""))
    return FALSE;
  *has = count > 0;
  return TRUE;
}

static gboolean
run (GuichetConnection  *connection,
     const char         *match,
     const char         *product,
     guint               limit,
     GPtrArray          *hits,
     GError            **error)
{
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    "SELECT article.id, article.title, article.category,"
    " bm25 (article_index, 10.0, 2.0, 1.0) AS score,"
    " snippet (article_index, 2, char (2), char (3), '…', 24)"
    " FROM article_index JOIN article ON article.key = article_index.rowid"
    " WHERE article_index MATCH ?1 AND (?2 IS NULL OR article.product IS ?2)"
    " ORDER BY score LIMIT ?3",
    "ssi", match, product, (gint64) limit);

  if (!statement)
    return FALSE;
  while (guichet_statement_next (statement))
    g_ptr_array_add (hits, hit_new (statement));
  return guichet_statement_end (statement, error);
}

/* Overrides */

static void
guichet_search_hit_finalize (GObject *object)
{
  GuichetSearchHit *self = GUICHET_SEARCH_HIT (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->category);
  g_free (self->snippet);
  g_array_unref (self->ranges);
  G_OBJECT_CLASS (guichet_search_hit_parent_class)->finalize (object);
}

static void
guichet_search_hit_class_init (GuichetSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_search_hit_finalize;
}

static void
guichet_search_hit_init (GuichetSearchHit *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (GuichetSearchRange));
}

/* Public API */

/**
 * guichet_search_hit_get_id:
 *
 * Returns: (transfer none): the article's UUID
 */
const char *
guichet_search_hit_get_id (GuichetSearchHit *self)
{
  return self->id;
}

/**
 * guichet_search_hit_get_title:
 *
 * Returns: (transfer none): the article's title
 */
const char *
guichet_search_hit_get_title (GuichetSearchHit *self)
{
  return self->title;
}

/**
 * guichet_search_hit_get_category:
 *
 * Returns: (transfer none): the article's category
 */
const char *
guichet_search_hit_get_category (GuichetSearchHit *self)
{
  return self->category;
}

/**
 * guichet_search_hit_get_score:
 *
 * Returns: how well it answers; more is better, and comparable within one search only
 */
double
guichet_search_hit_get_score (GuichetSearchHit *self)
{
  return self->score;
}

/**
 * guichet_search_hit_get_snippet:
 *
 * Returns: (transfer none): a piece of the article's plain text, on one line
 */
const char *
guichet_search_hit_get_snippet (GuichetSearchHit *self)
{
  return self->snippet;
}

/**
 * guichet_search_hit_get_ranges:
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): where the words found stand in the snippet
 */
const GuichetSearchRange *
guichet_search_hit_get_ranges (GuichetSearchHit *self,
                               guint            *n_ranges)
{
  *n_ranges = self->ranges->len;
  return (const GuichetSearchRange *) (gpointer) self->ranges->data;
}

/**
 * guichet_article_search_to_match:
 * @typed: what the user typed, whatever it is
 * @any: whether one of the words is enough
 *
 * Returns: (transfer full) (nullable): the query for the index; %NULL when no word is left
 */
char *
guichet_article_search_to_match (const char *typed,
                                 gboolean    any)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  gboolean complete;
  g_autoptr (GPtrArray) words = split (valid, &complete);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i == 0 ? "" : any ? " OR " : " AND ",
                            (const char *) g_ptr_array_index (words, i),
                            !complete && i + 1 == words->len ? "*" : "");
  return words->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/**
 * guichet_article_search:
 * @typed: what the user typed, the last word perhaps not to its end
 * @product: (nullable): only articles of that Progiciel
 * @limit: the most hits
 *
 * Returns: (transfer full) (element-type GuichetSearchHit): the best first; empty when nothing
 *   is found or nothing was asked. Errors: those of the store.
 */
GPtrArray *
guichet_article_search (GuichetConnection  *connection,
                        const char         *typed,
                        const char         *product,
                        guint               limit,
                        GError            **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *all = guichet_article_search_to_match (typed, FALSE);
  g_autofree char *any = guichet_article_search_to_match (typed, TRUE);
  gboolean has = FALSE;

  if (!has_index (connection, &has, error))
    return NULL;
  if (!all || !has)
    return g_steal_pointer (&hits);
  if (!run (connection, all, product, limit, hits, error))
    return NULL;
  if (hits->len == 0 && !run (connection, any, product, limit, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}
