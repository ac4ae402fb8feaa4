/* guichet-text-search.c - finds texts of a collection
 *
 * In memory: for each document its item and lengths, and the lexicon. Both follow the tables:
 * what is new since the last search is read before the next. The postings stay in the database.
 *
 * A search is a sum over the words asked: one word of many is enough, and rare words weigh more
 * (BM25, a word of the title counting TITLE_WEIGHT times). A word that may not be finished, and
 * one that was corrected, stand for all the words that they may be, as one. The best are then
 * sorted again by how much of their title was asked for.
 *
 * Documents that are gone have no item; they may still stand in postings, and are passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-text-search.h"

#include "guichet-lexicon.h"
#include "guichet-postings.h"
#include "guichet-search-query.h"

#include <math.h>
#include <string.h>

#define K1 1.2f
#define B 0.5f
#define TITLE_WEIGHT 10.0f
#define COVER_WEIGHT 0.5f
#define SHARE_WEIGHT 1.0f
#define PART_WEIGHT 0.5f
#define MOST_COMPLETIONS 40
#define MOST_CORRECTIONS 8
#define RERANKED 50u
#define MOST_PHRASED 200u

typedef struct
{
  gint64 item;
  guint32 body_words;
  guint16 title_stems;
  guint16 product;
  guint16 category;
} Document;

/* What a search notes of a document. There are fewer terms than a byte counts. */
typedef struct
{
  float score;
  guint8 covered;
  guint8 matched;
  guint8 required;
  guint8 is_excluded;
} Match;

struct _GuichetTextSearch
{
  GuichetCollection collection;
  GuichetFrench *french;
  GuichetLexicon *lexicon;

  /* By number of document. */
  GArray *documents;
  guint n_documents;
  guint64 n_words;
  gint64 last_word;
  gint64 last_gone;
  gint64 epoch;
  GHashTable *names;

  /* By number of document too, as many as there is room for: what the loops over postings read
   * and write. `norms` is 0 for what is gone. */
  guint room;
  float *norms;
  Match *matches;
  guint32 *slots;
  gboolean is_normed;

  /* While a search runs: the postings of a term, and the documents of any. */
  GuichetPosting *gathered;
  guint n_gathered;
  guint n_slotted;
  guint32 *touched;
  guint n_touched;
};

typedef struct
{
  GuichetTextSearch *self;
  GuichetConnection *connection;
  const GuichetTextFilter *filter;
  GuichetTextAnswer *answer;
  gboolean corrects;
  guint n_required;
  guint n_terms;
} Run;

/* Helpers: what is in memory */

static guint16
name_to_number (GuichetTextSearch *self,
                const char        *name)
{
  gpointer number;

  if (!name)
    return 0;
  number = g_hash_table_lookup (self->names, name);
  if (!number)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->names) + 1);
      g_hash_table_insert (self->names, g_strdup (name), number);
    }
  return (guint16) GPOINTER_TO_UINT (number);
}

static Document *
get_document (GuichetTextSearch *self,
              guint              number)
{
  Document *document;

  if (number >= self->documents->len)
    return NULL;
  document = &g_array_index (self->documents, Document, number);
  return document->item ? document : NULL;
}

static void
make_room (GuichetTextSearch *self,
           guint              number)
{
  if (number >= self->documents->len)
    g_array_set_size (self->documents, number + 1);
  self->is_normed = FALSE;
}

/* Gives each document its length beside the usual one, as BM25 weighs it. */
static void
set_norms (GuichetTextSearch *self)
{
  const guint n = self->documents->len;
  const float usual = (float) self->n_words / (float) MAX (self->n_documents, 1) + 1.0f;

  if (self->is_normed)
    return;
  if (n > self->room)
    {
      self->norms = g_renew (float, self->norms, n);
      self->gathered = g_renew (GuichetPosting, self->gathered, n);
      self->touched = g_renew (guint32, self->touched, n);
      g_free (self->matches);
      g_free (self->slots);
      self->matches = g_new0 (Match, n);
      self->slots = g_new0 (guint32, n);
      self->room = n;
    }
  for (guint i = 0; i < n; i++)
    {
      const Document *document = &g_array_index (self->documents, Document, i);

      self->norms[i] =
        document->item ? K1 * (1.0f - B + B * (float) document->body_words / usual) : 0.0f;
    }
  self->is_normed = TRUE;
}

static void
forget_all (GuichetTextSearch *self)
{
  g_array_set_size (self->documents, 0);
  self->is_normed = FALSE;
  guichet_lexicon_clear (self->lexicon);
  self->n_documents = 0;
  self->n_words = 0;
  self->last_word = self->last_gone = 0;
}

static gboolean
read_epoch (GuichetTextSearch  *self,
            GuichetConnection  *connection,
            GError            **error)
{
  gint64 epoch = 0;

  if (!guichet_connection_get_integer (connection, error, &epoch,
                                       "SELECT epoch FROM search_collection WHERE collection = ?",
                                       "b", self->collection))
    return FALSE;
  if (epoch != self->epoch)
    forget_all (self);
  self->epoch = epoch;
  return TRUE;
}

static void
take_document (GuichetTextSearch *self,
               GuichetStatement  *row)
{
  const guint number = (guint) guichet_statement_get_integer (row, 0);
  Document document = {
    .item = guichet_statement_get_integer (row, 1),
    .title_stems = (guint16) CLAMP (guichet_statement_get_integer (row, 2), 1, G_MAXUINT16),
    .body_words = (guint32) guichet_statement_get_integer (row, 3),
    .product = name_to_number (self, guichet_statement_get_text (row, 4)),
    .category = name_to_number (self, guichet_statement_get_text (row, 5)),
  };

  make_room (self, number);
  g_array_index (self->documents, Document, number) = document;
  self->n_documents++;
  self->n_words += document.body_words;
}

static gboolean
read_documents (GuichetTextSearch  *self,
                GuichetConnection  *connection,
                GError            **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error,
    "SELECT document, item, title_stems, body_words, product, category FROM search_document"
    " WHERE +collection = ? AND document >= ? ORDER BY document",
    "bi", self->collection, (gint64) self->documents->len);

  if (!row)
    return FALSE;
  while (guichet_statement_next (row))
    take_document (self, row);
  return guichet_statement_end (row, error);
}

static gboolean
read_gone (GuichetTextSearch  *self,
           GuichetConnection  *connection,
           GError            **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error,
    "SELECT key, document FROM search_gone WHERE collection = ? AND key > ? ORDER BY key", "bi",
    self->collection, self->last_gone);

  if (!row)
    return FALSE;
  while (guichet_statement_next (row))
    {
      Document *document = get_document (self, (guint) guichet_statement_get_integer (row, 1));

      self->last_gone = guichet_statement_get_integer (row, 0);
      if (!document)
        continue;
      self->n_documents--;
      self->n_words -= document->body_words;
      document->item = 0;
      self->is_normed = FALSE;
    }
  return guichet_statement_end (row, error);
}

static gboolean
read_words (GuichetTextSearch  *self,
            GuichetConnection  *connection,
            GError            **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error,
    "SELECT key, word, in_title FROM search_word WHERE +collection = ? AND key > ? ORDER BY key",
    "bi", self->collection, self->last_word);

  if (!row)
    return FALSE;
  while (guichet_statement_next (row))
    {
      self->last_word = guichet_statement_get_integer (row, 0);
      guichet_lexicon_add (self->lexicon, guichet_statement_get_text (row, 1),
                           guichet_statement_get_integer (row, 2) != 0);
    }
  return guichet_statement_end (row, error);
}

/* Helpers: gathering the documents of a term */

static gboolean
is_living (GuichetTextSearch *self,
           guint32            number)
{
  return number < self->documents->len && self->norms[number] > 0.0f;
}

/* The first stem of a term: no document comes twice. */
static void
gather_first (GuichetTextSearch     *self,
              GuichetPostingsReader *reader)
{
  GuichetPosting posting;

  while (guichet_postings_next (reader, &posting))
    if (is_living (self, posting.document) && self->n_gathered < self->documents->len)
      self->gathered[self->n_gathered++] = posting;
}

/* Another stem of the same term: its documents are added to those that are gathered. */
static void
gather_more (GuichetTextSearch     *self,
             GuichetPostingsReader *reader)
{
  GuichetPosting posting;

  while (guichet_postings_next (reader, &posting))
    {
      guint32 *slot;

      if (!is_living (self, posting.document))
        continue;
      slot = &self->slots[posting.document];
      if (*slot == 0)
        {
          self->gathered[self->n_gathered++] = posting;
          *slot = ++self->n_slotted;
        }
      else
        {
          self->gathered[*slot - 1].in_title += posting.in_title;
          self->gathered[*slot - 1].in_body += posting.in_body;
        }
    }
}

static void
note_slots (GuichetTextSearch *self)
{
  for (; self->n_slotted < self->n_gathered; self->n_slotted++)
    self->slots[self->gathered[self->n_slotted].document] = self->n_slotted + 1;
}

static gboolean
gather (Run         *run,
        const char  *stem,
        GError     **error)
{
  GuichetTextSearch *self = run->self;
  const guint before = self->n_gathered;
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    run->connection, error,
    "SELECT packed FROM search_posting WHERE collection = ? AND term = ? ORDER BY piece", "bs",
    self->collection, stem);

  if (!row)
    return FALSE;
  if (before > 0)
    note_slots (self);
  while (guichet_statement_next (row))
    {
      gsize length;
      gconstpointer packed = guichet_statement_get_blob (row, 0, &length);
      GuichetPostingsReader reader;

      guichet_postings_begin (&reader, packed, length);
      if (before == 0)
        gather_first (self, &reader);
      else
        gather_more (self, &reader);
    }
  if (self->n_gathered > before)
    g_hash_table_add (run->answer->stems, g_strdup (stem));
  return guichet_statement_end (row, error);
}

static gboolean
gather_words (Run        *run,
              GPtrArray  *words,
              GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < words->len; i++)
    {
      const char *stem = guichet_french_stem (run->self->french, g_ptr_array_index (words, i));

      if (g_hash_table_add (seen, (gpointer) stem) && !gather (run, stem, error))
        return FALSE;
    }
  return TRUE;
}

/* How well what is gathered goes with the words that are known: the best document counts, and
 * the number of documents where none has another word. */
static float
fit_gathered (GuichetTextSearch *self)
{
  float best = 0.0f;

  for (guint i = 0; i < self->n_gathered; i++)
    best = MAX (best, self->matches[self->gathered[i].document].score);
  return self->n_gathered > 0 ? best + 0.001f * logf (1.0f + (float) self->n_gathered) : 0.0f;
}

static void
drop_gathered (Run        *run,
               const char *stem)
{
  g_hash_table_remove (run->answer->stems, stem);
  run->self->n_gathered = 0;
}

/* Of several words that are as near, the one that goes best with the others. */
static gboolean
gather_correction (Run                      *run,
                   const GuichetSearchTerm  *term,
                   const char              **understood,
                   GError                  **error)
{
  g_autoptr (GPtrArray) words =
    guichet_lexicon_correct (run->self->lexicon, term->surface, MOST_CORRECTIONS);
  float best = 0.0f;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const char *stem = guichet_french_stem (run->self->french, word);
      const gboolean is_known = g_hash_table_contains (run->answer->stems, stem);
      float fit;

      if (!gather (run, stem, error))
        return FALSE;
      fit = fit_gathered (run->self);
      if (fit > best)
        {
          best = fit;
          *understood = word;
        }
      if (is_known)
        run->self->n_gathered = 0;
      else
        drop_gathered (run, stem);
    }
  return best == 0.0f
         || gather (run, guichet_french_stem (run->self->french, *understood), error);
}

/* Helpers: scoring */

static void
note_match (GuichetTextSearch       *self,
            const GuichetSearchTerm *term,
            const GuichetPosting    *posting,
            float                    score)
{
  Match *match = &self->matches[posting->document];

  if (match->score == 0.0f && self->n_touched < self->documents->len)
    self->touched[self->n_touched++] = posting->document;
  match->score += score;
  match->covered = (guint8) (match->covered + (posting->in_title > 0 && !term->is_part));
  match->matched = (guint8) (match->matched + !term->is_part);
  match->required = (guint8) (match->required + term->is_required);
  match->is_excluded |= term->is_excluded ? 1 : 0;
}

static void
score_gathered (Run                     *run,
                const GuichetSearchTerm *term)
{
  GuichetTextSearch *self = run->self;
  const float n = (float) self->n_gathered;
  const float rarity = logf (1.0f + ((float) self->n_documents - n + 0.5f) / (n + 0.5f));
  const float weight = rarity * (K1 + 1.0f) * (term->is_part ? PART_WEIGHT : 1.0f);

  for (guint i = 0; i < self->n_gathered; i++)
    {
      const GuichetPosting *posting = &self->gathered[i];
      const float times = TITLE_WEIGHT * (float) posting->in_title + (float) posting->in_body;

      note_match (self, term, posting, weight * times / (times + self->norms[posting->document]));
      self->slots[posting->document] = 0;
    }
  self->n_gathered = self->n_slotted = 0;
}

static gboolean
gather_term (Run                      *run,
             const GuichetSearchTerm  *term,
             GError                  **error)
{
  g_autoptr (GPtrArray) words = NULL;

  if (!gather (run, term->stem, error))
    return FALSE;
  if (!term->is_prefix)
    return TRUE;
  words = guichet_lexicon_complete (run->self->lexicon, term->surface, MOST_COMPLETIONS);
  return gather_words (run, words, error);
}

static void
end_term (Run                     *run,
          const GuichetSearchTerm *term,
          const char              *understood)
{
  run->n_required += term->is_required;
  if (!term->is_part && !term->is_excluded)
    {
      g_hash_table_add (run->answer->words, g_strdup (understood));
      run->n_terms++;
    }
  score_gathered (run, term);
}

/* What is not known waits for the others, which say what it may be. */
static gboolean
run_terms (Run        *run,
           GPtrArray  *terms,
           GPtrArray  *unknown,
           GError    **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      GuichetSearchTerm *term = g_ptr_array_index (terms, i);

      if (!gather_term (run, term, error))
        return FALSE;
      if (run->self->n_gathered == 0 && run->corrects && !term->is_reference && !term->is_excluded)
        g_ptr_array_add (unknown, term);
      else
        end_term (run, term, term->surface);
    }
  return TRUE;
}

static gboolean
run_unknown (Run         *run,
             GPtrArray   *unknown,
             GHashTable  *corrections,
             GError     **error)
{
  for (guint i = 0; i < unknown->len; i++)
    {
      const GuichetSearchTerm *term = g_ptr_array_index (unknown, i);
      const char *understood = term->surface;

      if (!gather_correction (run, term, &understood, error))
        return FALSE;
      if (understood != term->surface)
        g_hash_table_insert (corrections, term->surface, (gpointer) understood);
      end_term (run, term, understood);
    }
  return TRUE;
}

/* What was looked for, in the order typed; NULL where nothing was corrected. */
static char *
describe (GPtrArray  *terms,
          GHashTable *corrections)
{
  GString *words = g_string_new (NULL);

  if (g_hash_table_size (corrections) == 0)
    return g_string_free (words, TRUE);
  for (guint i = 0; i < terms->len; i++)
    {
      const GuichetSearchTerm *term = g_ptr_array_index (terms, i);
      const char *corrected = g_hash_table_lookup (corrections, term->surface);

      if (!term->is_part)
        g_string_append_printf (words, "%s%s%s", words->len > 0 ? " " : "",
                                term->is_excluded ? "-" : "",
                                corrected ? corrected : term->surface);
    }
  return g_string_free (words, FALSE);
}

static gboolean
run_query (Run                 *run,
           GuichetSearchQuery  *query,
           GError             **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autoptr (GHashTable) corrections = g_hash_table_new (g_str_hash, g_str_equal);

  if (!run_terms (run, query->terms, unknown, error)
      || !run_unknown (run, unknown, corrections, error))
    return FALSE;
  run->answer->understood = describe (query->terms, corrections);
  return TRUE;
}

/* Helpers: the best */

static gboolean
is_wanted (Run            *run,
           const Document *document,
           const Match    *match)
{
  const GuichetTextFilter *filter = run->filter;

  return !match->is_excluded && match->required >= run->n_required
         && (!filter || !filter->product || document->product == 0
             || document->product == name_to_number (run->self, filter->product))
         && (!filter || !filter->category
             || document->category == name_to_number (run->self, filter->category));
}

typedef struct
{
  guint32 document;
  float score;
} Candidate;

static int
compare_candidates (gconstpointer first,
                    gconstpointer second)
{
  const Candidate *a = first;
  const Candidate *b = second;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->document > b->document ? -1 : a->document < b->document;
}

/* The best of all that was touched, the least of them kept at hand to pass over most. */
static GArray *
choose (Run   *run,
        guint  limit)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  float least = 0.0f;

  for (guint i = 0; i < run->self->n_touched; i++)
    {
      const guint32 number = run->self->touched[i];
      Candidate candidate = { number, run->self->matches[number].score };

      if (candidate.score <= least
          || !is_wanted (run, &g_array_index (run->self->documents, Document, number),
                         &run->self->matches[number]))
        continue;
      g_array_append_val (best, candidate);
      if (best->len < 2 * limit)
        continue;
      g_array_sort (best, compare_candidates);
      g_array_set_size (best, limit);
      least = g_array_index (best, Candidate, limit - 1).score;
    }
  g_array_sort (best, compare_candidates);
  if (best->len > limit)
    g_array_set_size (best, limit);
  return best;
}

static void
rerank (Run    *run,
        GArray *best)
{
  const float top = best->len > 0 ? g_array_index (best, Candidate, 0).score : 1.0f;

  for (guint i = 0; i < best->len; i++)
    {
      Candidate *candidate = &g_array_index (best, Candidate, i);
      const Match *match = &run->self->matches[candidate->document];
      const Document *document =
        &g_array_index (run->self->documents, Document, candidate->document);
      const float cover = (float) match->covered / (float) document->title_stems;

      const float share = (float) match->matched / (float) MAX (run->n_terms, 1);

      candidate->score =
        candidate->score / top + COVER_WEIGHT * MIN (cover, 1.0f) + SHARE_WEIGHT * share;
    }
  g_array_sort (best, compare_candidates);
}

static void
take_hits (Run    *run,
           GArray *best,
           guint   limit)
{
  for (guint i = 0; i < MIN (best->len, limit); i++)
    {
      const Candidate *candidate = &g_array_index (best, Candidate, i);
      const GuichetTextHit hit = {
        g_array_index (run->self->documents, Document, candidate->document).item,
        candidate->score
      };

      g_array_append_val (run->answer->hits, hit);
    }
}

static void
wipe (GuichetTextSearch *self)
{
  for (guint i = 0; i < self->n_touched; i++)
    memset (&self->matches[self->touched[i]], 0, sizeof (Match));
  for (guint i = 0; i < self->n_gathered; i++)
    self->slots[self->gathered[i].document] = 0;
  self->n_touched = self->n_gathered = self->n_slotted = 0;
}

static GuichetTextAnswer *
answer_new (void)
{
  GuichetTextAnswer *answer = g_new0 (GuichetTextAnswer, 1);

  answer->hits = g_array_new (FALSE, FALSE, sizeof (GuichetTextHit));
  answer->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answer->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return answer;
}

/* Public API */

/**
 * guichet_text_search_new:
 *
 * Returns: (transfer full): a search of a collection, for one thread at a time
 */
GuichetTextSearch *
guichet_text_search_new (GuichetCollection collection)
{
  GuichetTextSearch *self = g_new0 (GuichetTextSearch, 1);

  self->collection = collection;
  self->french = guichet_french_new ();
  self->lexicon = guichet_lexicon_new ();
  self->documents = g_array_new (FALSE, TRUE, sizeof (Document));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
guichet_text_search_free (GuichetTextSearch *self)
{
  guichet_french_free (self->french);
  guichet_lexicon_free (self->lexicon);
  g_array_unref (self->documents);
  g_free (self->norms);
  g_free (self->matches);
  g_free (self->slots);
  g_free (self->gathered);
  g_free (self->touched);
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * guichet_text_search_refresh:
 *
 * Reads what is new in the tables: all of them the first time. Errors: those of the store.
 */
gboolean
guichet_text_search_refresh (GuichetTextSearch  *self,
                             GuichetConnection  *connection,
                             GError            **error)
{
  if (!read_epoch (self, connection, error) || !read_documents (self, connection, error)
      || !read_gone (self, connection, error) || !read_words (self, connection, error))
    return FALSE;
  set_norms (self);
  return TRUE;
}

/**
 * guichet_text_search_run:
 * @typed: what somebody typed, the last word perhaps not to its end
 * @corrects: whether unknown words may be taken for known ones
 * @filter: (nullable): what to leave out
 * @limit: the most hits; more come where there are phrases, for the caller to look at
 *
 * Returns: (transfer full): what was found. Errors: those of the store.
 */
GuichetTextAnswer *
guichet_text_search_run (GuichetTextSearch        *self,
                         GuichetConnection        *connection,
                         const char               *typed,
                         gboolean                  corrects,
                         const GuichetTextFilter  *filter,
                         guint                     limit,
                         GError                  **error)
{
  g_autoptr (GuichetSearchQuery) query = guichet_search_query_parse (self->french, typed);
  g_autoptr (GuichetTextAnswer) answer = answer_new ();
  g_autoptr (GArray) best = NULL;
  Run run = { self, connection, filter, answer, corrects };
  const guint most = query->phrases->len > 0 ? MAX (limit, MOST_PHRASED) : limit;
  gboolean ok = guichet_text_search_refresh (self, connection, error);

  if (ok && (ok = run_query (&run, query, error)))
    {
      best = choose (&run, MAX (most, RERANKED));
      rerank (&run, best);
      take_hits (&run, best, most);
      answer->phrases = g_ptr_array_ref (query->phrases);
    }
  wipe (self);
  return ok ? g_steal_pointer (&answer) : NULL;
}

/**
 * guichet_text_search_get_french:
 *
 * Returns: (transfer none): the reader of words of this search
 */
GuichetFrench *
guichet_text_search_get_french (GuichetTextSearch *self)
{
  return self->french;
}

void
guichet_text_answer_free (GuichetTextAnswer *self)
{
  g_array_unref (self->hits);
  g_hash_table_unref (self->stems);
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  g_free (self->understood);
  g_free (self);
}
