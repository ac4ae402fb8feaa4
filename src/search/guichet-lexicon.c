/* guichet-lexicon.c - the words of a collection, for what is half typed or mistyped
 *
 * In memory: an array sorted by word, which a prefix finds by halves and a mistyped word reads
 * through. Reading through is cheap because each word has its length and a mask of its letters
 * beside it: one change of a letter changes at most two bits of the mask, so nearly all words
 * are passed over without being compared.
 *
 * The distance is the optimal string alignment: a letter more, less or other, or two neighbours
 * swapped. One is forgiven, two from eight letters on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-lexicon.h"

#include <string.h>

#define LEAST_CORRECTED 4
#define LEAST_FOR_TWO 8
#define MOST_BYTES 64

typedef struct
{
  const char *word;
  guint32 letters;
  guint8 length;
  gboolean in_title;
} Entry;

struct _GuichetLexicon
{
  GStringChunk *chunk;
  GArray *entries;
  gboolean is_sorted;
};

/* Helpers */

static int
compare_entries (gconstpointer first,
                 gconstpointer second)
{
  return strcmp (((const Entry *) first)->word, ((const Entry *) second)->word);
}

static void
sort (GuichetLexicon *self)
{
  if (!self->is_sorted)
    g_array_sort (self->entries, compare_entries);
  self->is_sorted = TRUE;
}

/* The first entry that is not before @word. */
static guint
find (GuichetLexicon *self,
      const char     *word)
{
  guint low = 0;
  guint high;

  sort (self);
  high = self->entries->len;
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->entries, Entry, middle).word, word) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint32
letters_of (const char *word)
{
  guint32 letters = 0;

  for (const char *c = word; *c; c++)
    letters |= 1u << ((guint8) *c & 31);
  return letters;
}

/* Optimal string alignment; more than @most as soon as it is sure to be. */
static guint
distance (const char *a,
          guint       a_length,
          const char *b,
          guint       b_length,
          guint       most)
{
  guint rows[3][MOST_BYTES + 1];
  guint *before = rows[0];
  guint *last = rows[1];
  guint *now = rows[2];

  for (guint j = 0; j <= b_length; j++)
    last[j] = j;
  for (guint i = 1; i <= a_length; i++)
    {
      guint least = now[0] = i;
      guint *spare = before;

      for (guint j = 1; j <= b_length; j++)
        {
          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
          least = MIN (least, now[j]);
        }
      if (least > most)
        return least;
      before = last;
      last = now;
      now = spare;
    }
  return last[b_length];
}

/* The shortest first; at the same length, those of titles. */
static int
compare_completions (gconstpointer first,
                     gconstpointer second)
{
  const Entry *a = *(const Entry *const *) first;
  const Entry *b = *(const Entry *const *) second;

  if (a->in_title != b->in_title)
    return a->in_title ? -1 : 1;
  return (int) a->length - (int) b->length;
}

static void
keep_words (GPtrArray *entries,
            guint      limit)
{
  if (entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  for (guint i = 0; i < entries->len; i++)
    entries->pdata[i] = (gpointer) ((const Entry *) entries->pdata[i])->word;
}

/* Public API */

/**
 * guichet_lexicon_new:
 *
 * Returns: (transfer full): an empty lexicon
 */
GuichetLexicon *
guichet_lexicon_new (void)
{
  GuichetLexicon *self = g_new0 (GuichetLexicon, 1);

  self->chunk = g_string_chunk_new (16384);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
guichet_lexicon_free (GuichetLexicon *self)
{
  g_string_chunk_free (self->chunk);
  g_array_unref (self->entries);
  g_free (self);
}

void
guichet_lexicon_clear (GuichetLexicon *self)
{
  g_array_set_size (self->entries, 0);
  g_string_chunk_clear (self->chunk);
}

/**
 * guichet_lexicon_add:
 * @word: folded, not known yet
 * @in_title: whether it stands in a title
 */
void
guichet_lexicon_add (GuichetLexicon *self,
                     const char     *word,
                     gboolean        in_title)
{
  const gsize length = strlen (word);
  Entry entry;

  if (length == 0 || length >= MOST_BYTES)
    return;
  entry.word = g_string_chunk_insert (self->chunk, word);
  entry.letters = letters_of (word);
  entry.length = (guint8) length;
  entry.in_title = in_title;
  g_array_append_val (self->entries, entry);
  self->is_sorted = FALSE;
}

/**
 * guichet_lexicon_contains:
 *
 * Returns: whether @word is known as it is
 */
gboolean
guichet_lexicon_contains (GuichetLexicon *self,
                          const char     *word)
{
  const guint at = find (self, word);

  return at < self->entries->len
         && strcmp (g_array_index (self->entries, Entry, at).word, word) == 0;
}

/**
 * guichet_lexicon_complete:
 * @prefix: folded
 *
 * Returns: (transfer container) (element-type utf8): at most @limit words that begin so, those of
 *   titles first, then the shortest; they stand until something is added
 */
GPtrArray *
guichet_lexicon_complete (GuichetLexicon *self,
                          const char     *prefix,
                          guint           limit)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = find (self, prefix); i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!g_str_has_prefix (entry->word, prefix))
        break;
      g_ptr_array_add (found, entry);
    }
  if (found->len > limit)
    g_ptr_array_sort (found, compare_completions);
  keep_words (found, limit);
  return found;
}

/**
 * guichet_lexicon_correct:
 * @word: folded, unknown
 *
 * Returns: (transfer container) (element-type utf8): at most @limit words that are the nearest to
 *   it, all as near; empty when none is near enough
 */
GPtrArray *
guichet_lexicon_correct (GuichetLexicon *self,
                         const char     *word,
                         guint           limit)
{
  const guint length = (guint) strlen (word);
  const guint32 letters = letters_of (word);
  guint most = length >= LEAST_FOR_TWO ? 2 : 1;
  GPtrArray *found = g_ptr_array_new ();

  if (length < LEAST_CORRECTED || length >= MOST_BYTES)
    return found;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      guint apart;

      if (entry->length + most < length || entry->length > length + most
          || (guint) __builtin_popcount (entry->letters ^ letters) > 2 * most)
        continue;
      apart = distance (word, length, entry->word, entry->length, most);
      if (apart > most)
        continue;
      if (apart < most)
        g_ptr_array_set_size (found, 0);
      most = apart;
      g_ptr_array_add (found, entry);
    }
  keep_words (found, limit);
  return found;
}
