/* guichet-article-search.c - finds articles of the FAQ
 *
 * The index says which articles (guichet-text-search.c); here they become hits, with a piece of
 * their text. What the search has in memory stays with the connection, and so with its thread; it
 * may be read beforehand on the worker, for that takes longer than a frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-search.h"

#include "guichet-text-search.h"

#define SEARCH_KEY "guichet-article-search"
#define EXACT_WEIGHT 0.6

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

/* Helpers */

static GuichetTextSearch *
get_search (GuichetConnection *connection)
{
  GuichetTextSearch *search = guichet_connection_get_data (connection, SEARCH_KEY);

  if (!search)
    {
      search = guichet_text_search_new (GUICHET_COLLECTION_ARTICLES);
      guichet_connection_set_data (connection, SEARCH_KEY, search,
                                   (GDestroyNotify) guichet_text_search_free);
    }
  return search;
}

static gboolean
has_phrases (GuichetFrench     *french,
             GuichetTextAnswer *answer,
             const char        *title,
             const char        *body)
{
  for (guint i = 0; i < answer->phrases->len; i++)
    {
      const char *const *phrase = g_ptr_array_index (answer->phrases, i);

      if (!guichet_snippet_has_phrase (french, title, phrase)
          && !guichet_snippet_has_phrase (french, body, phrase))
        return FALSE;
    }
  return TRUE;
}

static GuichetSearchHit *
hit_new (GuichetStatement  *row,
         GuichetFrench     *french,
         GuichetTextAnswer *answer,
         double             score)
{
  GuichetSearchHit *self = g_object_new (GUICHET_TYPE_SEARCH_HIT, NULL);
  guint n_exact;

  self->id = g_strdup (guichet_statement_get_text (row, 0));
  self->title = g_strdup (guichet_statement_get_text (row, 1));
  self->category = g_strdup (guichet_statement_get_text (row, 2));
  self->snippet = guichet_snippet_make (french, self->title, guichet_statement_get_text (row, 3),
                                        answer->stems, answer->words, self->ranges, &n_exact);
  self->score = score + EXACT_WEIGHT * n_exact / MAX (1, g_hash_table_size (answer->words));
  return self;
}

static int
compare_hits (gconstpointer first,
              gconstpointer second)
{
  const double a = (*(GuichetSearchHit *const *) first)->score;
  const double b = (*(GuichetSearchHit *const *) second)->score;

  return a > b ? -1 : a < b;
}

static gboolean
add_hit (GuichetConnection     *connection,
         GuichetFrench         *french,
         GuichetTextAnswer     *answer,
         const GuichetTextHit  *found,
         GPtrArray             *hits,
         GError               **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error, "SELECT id, title, category, body FROM article WHERE key = ?", "i",
    found->item);

  if (!row)
    return FALSE;
  if (guichet_statement_next (row)
      && has_phrases (french, answer, guichet_statement_get_text (row, 1),
                      guichet_statement_get_text (row, 3)))
    g_ptr_array_add (hits, hit_new (row, french, answer, found->score));
  return guichet_statement_end (row, error);
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

/* Helpers: read beforehand */

/* Made on this thread, filled on the worker, then this thread's again. */
typedef struct
{
  GuichetTextSearch *search;
} Warming;

static void
warming_free (Warming *warming)
{
  g_clear_pointer (&warming->search, guichet_text_search_free);
  g_free (warming);
}

static gboolean
warm_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Warming *warming = data;

  return guichet_text_search_refresh (warming->search, connection, error);
}

static void
keep (GuichetConnection *connection,
      Warming           *warming)
{
  if (!guichet_connection_get_data (connection, SEARCH_KEY))
    guichet_connection_set_data (connection, SEARCH_KEY, g_steal_pointer (&warming->search),
                                 (GDestroyNotify) guichet_text_search_free);
}

static void
warmed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  keep (guichet_database_read (GUICHET_DATABASE (source)), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
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
 * guichet_article_search:
 * @typed: what the user typed, the last word perhaps not to its end
 * @filter: (nullable): what to leave out
 * @corrects: whether unknown words may be taken for known ones
 * @limit: the most hits
 * @understood: (out) (optional) (nullable) (transfer full): what was looked for instead of
 *   @typed, where words were corrected
 *
 * Returns: (transfer full) (element-type GuichetSearchHit): the best first; empty when nothing
 *   is found or nothing was asked. Errors: those of the store.
 */
GPtrArray *
guichet_article_search (GuichetConnection        *connection,
                        const char               *typed,
                        const GuichetTextFilter  *filter,
                        gboolean                  corrects,
                        guint                     limit,
                        char                    **understood,
                        GError                  **error)
{
  GuichetTextSearch *search = get_search (connection);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GuichetTextAnswer) answer = guichet_text_search_run (
    search, connection, typed, corrects, filter, limit, error);

  if (!answer)
    return NULL;
  for (guint i = 0; i < answer->hits->len && hits->len < limit; i++)
    if (!add_hit (connection, guichet_text_search_get_french (search), answer,
                  &g_array_index (answer->hits, GuichetTextHit, i), hits, error))
      return NULL;
  g_ptr_array_sort (hits, compare_hits);
  if (understood)
    *understood = g_steal_pointer (&answer->understood);
  return g_steal_pointer (&hits);
}

/**
 * guichet_article_search_warm_async:
 * @database: where articles are to be searched on this thread
 * @cancellable: (nullable): to be cancelled before @database is closed
 *
 * Reads on the worker what a search keeps in memory, so that the first one does not have to.
 */
void
guichet_article_search_warm_async (GuichetDatabase     *database,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (database, cancellable, callback, user_data);
  Warming *warming;

  g_task_set_source_tag (task, guichet_article_search_warm_async);
  if (guichet_article_search_is_warm (guichet_database_read (database)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  warming = g_new0 (Warming, 1);
  warming->search = guichet_text_search_new (GUICHET_COLLECTION_ARTICLES);
  g_task_set_task_data (task, warming, (GDestroyNotify) warming_free);
  guichet_database_read_async (database, warm_worker, warming, NULL, cancellable, warmed_cb,
                               g_object_ref (task));
}

/**
 * guichet_article_search_warm_finish:
 *
 * Returns: whether it was read. Errors: those of the store, %G_IO_ERROR_CANCELLED.
 */
gboolean
guichet_article_search_warm_finish (GuichetDatabase  *database,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, database), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_article_search_is_warm:
 *
 * Returns: whether a search with @connection finds in memory what it keeps there
 */
gboolean
guichet_article_search_is_warm (GuichetConnection *connection)
{
  return guichet_connection_get_data (connection, SEARCH_KEY) != NULL;
}
