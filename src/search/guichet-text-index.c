/* guichet-text-index.c - writes the index of a collection of texts
 *
 * Plain tables, in the same transactions as the rest:
 *
 * - search_document: one row a text that is indexed. Its number is new each time, and only
 *   grows: a text that changed is a new document, and its old number is nobody's.
 * - search_posting: for each stem, its documents by rising number, in pieces of about 4 kB
 *   (guichet-postings.c). A piece has its last number beside it, so that a batch of new
 *   documents is appended to the last piece alone: no segment has to be merged afterwards.
 * - search_word: the words as they are written, without accents, for what is being typed and
 *   for corrections.
 * - search_gone: the numbers that are nobody's and still stand in pieces. Once they are a fifth
 *   of all, the pieces are written again without them, a slice of terms at a time; whoever
 *   searches sees each term either before or after.
 *
 * Documents are put or removed, then flushed, before the transaction ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-text-index.h"

#include "guichet-french.h"
#include "guichet-postings.h"

#include <string.h>

#define PIECE_BYTES 4000
#define LEAST_GONE 64
#define WORD_LETTERS 4

struct _GuichetTextIndex
{
  GuichetConnection *connection;
  GuichetCollection collection;
  GuichetFrench *french;

  /* Of the batch: stem → GArray of GuichetPosting; word → whether it stands in a title. */
  GHashTable *postings;
  GHashTable *words;

  /* Of the document: stem → GuichetPosting. */
  GHashTable *counts;
  guint n_body_words;
};

/* Helpers: one document */

static GuichetPosting *
count_of (GuichetTextIndex *self,
          const char       *stem)
{
  GuichetPosting *posting = g_hash_table_lookup (self->counts, stem);

  if (!posting)
    {
      posting = g_new0 (GuichetPosting, 1);
      g_hash_table_insert (self->counts, g_strdup (stem), posting);
    }
  return posting;
}

static void
note_word (GuichetTextIndex  *self,
           const GuichetWord *word,
           gboolean           in_title)
{
  gpointer known = NULL;
  gboolean found;

  if (!in_title && !word->is_reference && strlen (word->surface) < WORD_LETTERS)
    return;
  found = g_hash_table_lookup_extended (self->words, word->surface, NULL, &known);
  if (!found || (in_title && !GPOINTER_TO_INT (known)))
    g_hash_table_insert (self->words, g_strdup (word->surface), GINT_TO_POINTER (in_title));
}

static void
read_words (GuichetTextIndex *self,
            const char       *text,
            gboolean          in_title)
{
  GuichetWord word;

  guichet_french_begin (self->french, text, strlen (text));
  while (guichet_french_next (self->french, &word))
    if (!word.is_stop)
      {
        GuichetPosting *posting = count_of (self, word.stem);

        if (in_title)
          posting->in_title++;
        else
          posting->in_body++;
        self->n_body_words += !in_title;
        note_word (self, &word, in_title);
      }
}

static void
take_counts (GuichetTextIndex *self,
             guint32           document)
{
  GHashTableIter iter;
  gpointer stem;
  gpointer value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &stem, &value))
    {
      GuichetPosting *posting = value;
      GArray *list = g_hash_table_lookup (self->postings, stem);

      if (!list)
        {
          list = g_array_new (FALSE, FALSE, sizeof (GuichetPosting));
          g_hash_table_insert (self->postings, g_strdup (stem), list);
        }
      posting->document = document;
      g_array_append_val (list, *posting);
    }
  g_hash_table_remove_all (self->counts);
}

/* Helpers: pieces */

typedef struct
{
  GByteArray *packed;
  gint64 piece;
  guint32 last;
  guint count;
} Piece;

static void
piece_clear (Piece *piece)
{
  g_clear_pointer (&piece->packed, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static gboolean
load_last_piece (GuichetTextIndex  *self,
                 const char        *stem,
                 Piece             *piece,
                 GError           **error)
{
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    self->connection, error,
    "SELECT piece, last, count, packed FROM search_posting WHERE collection = ? AND term = ?"
    " ORDER BY piece DESC LIMIT 1",
    "bs", self->collection, stem);

  piece->packed = g_byte_array_new ();
  if (!statement)
    return FALSE;
  if (guichet_statement_next (statement))
    {
      gsize length;
      gconstpointer packed = guichet_statement_get_blob (statement, 3, &length);

      piece->piece = guichet_statement_get_integer (statement, 0);
      piece->last = (guint32) guichet_statement_get_integer (statement, 1);
      piece->count = (guint) guichet_statement_get_integer (statement, 2);
      g_byte_array_append (piece->packed, packed, (guint) length);
    }
  return guichet_statement_end (statement, error);
}

static gboolean
save_piece (GuichetTextIndex  *self,
            const char        *stem,
            const Piece       *piece,
            GError           **error)
{
  g_autoptr (GBytes) packed = g_bytes_new_static (piece->packed->data, piece->packed->len);

  return guichet_connection_run (self->connection, error,
                                 "INSERT OR REPLACE INTO search_posting"
                                 " (collection, term, piece, last, count, packed)"
                                 " VALUES (?, ?, ?, ?, ?, ?)",
                                 "bsibby", self->collection, stem, piece->piece,
                                 (int) piece->last, (int) piece->count, packed);
}

/* Appends to the piece given, and to new ones behind it. */
static gboolean
append (GuichetTextIndex  *self,
        const char        *stem,
        GArray            *postings,
        Piece             *piece,
        GError           **error)
{
  for (guint i = 0; i < postings->len; i++)
    {
      const GuichetPosting *posting = &g_array_index (postings, GuichetPosting, i);

      if (piece->packed->len > PIECE_BYTES)
        {
          if (!save_piece (self, stem, piece, error))
            return FALSE;
          piece->piece++;
          piece->last = piece->count = 0;
          g_byte_array_set_size (piece->packed, 0);
        }
      guichet_postings_append (piece->packed, piece->last, posting);
      piece->last = posting->document;
      piece->count++;
    }
  return piece->count == 0 || save_piece (self, stem, piece, error);
}

static gboolean
flush_postings (GuichetTextIndex  *self,
                GError           **error)
{
  g_autoptr (GList) stems = g_hash_table_get_keys (self->postings);

  /* In the order of the table: neighbours are on the same page. */
  stems = g_list_sort (stems, (GCompareFunc) strcmp);
  for (GList *link = stems; link; link = link->next)
    {
      g_auto (Piece) piece = { NULL };

      if (!load_last_piece (self, link->data, &piece, error)
          || !append (self, link->data, g_hash_table_lookup (self->postings, link->data), &piece,
                      error))
        return FALSE;
    }
  g_hash_table_remove_all (self->postings);
  return TRUE;
}

static gboolean
flush_words (GuichetTextIndex  *self,
             GError           **error)
{
  GHashTableIter iter;
  gpointer word;
  gpointer in_title;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, &in_title))
    if (!guichet_connection_run (self->connection, error,
                                 "INSERT INTO search_word (collection, word, in_title)"
                                 " VALUES (?, ?, ?) ON CONFLICT (collection, word)"
                                 " DO UPDATE SET in_title = 1 WHERE excluded.in_title > in_title",
                                 "bsb", self->collection, word, GPOINTER_TO_INT (in_title)))
      return FALSE;
  g_hash_table_remove_all (self->words);
  return TRUE;
}

/* Helpers: compaction */

static GArray *
read_living (GuichetTextIndex  *self,
             const char        *term,
             GHashTable        *gone,
             GError           **error)
{
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (GuichetPosting));
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    self->connection, error,
    "SELECT packed FROM search_posting WHERE collection = ? AND term = ? ORDER BY piece", "bs",
    self->collection, term);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      gsize length;
      gconstpointer packed = guichet_statement_get_blob (statement, 0, &length);
      GuichetPostingsReader reader;
      GuichetPosting posting;

      guichet_postings_begin (&reader, packed, length);
      while (guichet_postings_next (&reader, &posting))
        if (!g_hash_table_contains (gone, GUINT_TO_POINTER (posting.document)))
          g_array_append_val (living, posting);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&living) : NULL;
}

static gboolean
rewrite_term (GuichetTextIndex  *self,
              const char        *term,
              GHashTable        *gone,
              GError           **error)
{
  g_autoptr (GArray) living = read_living (self, term, gone, error);
  g_auto (Piece) piece = { g_byte_array_new () };

  return living
         && guichet_connection_run (self->connection, error,
                                    "DELETE FROM search_posting WHERE collection = ? AND term = ?",
                                    "bs", self->collection, term)
         && append (self, term, living, &piece, error);
}

/* The documents that are gone, up to the one where this compaction began. */
static GHashTable *
load_gone (GuichetTextIndex  *self,
           GError           **error)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    self->connection, error,
    "SELECT document FROM search_gone WHERE collection = ?1 AND key <= (SELECT compacting_gone"
    " FROM search_collection WHERE collection = ?1)",
    "b", self->collection);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_hash_table_add (gone,
                      GUINT_TO_POINTER ((guint) guichet_statement_get_integer (statement, 0)));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&gone) : NULL;
}

static gboolean
get_next_term (GuichetTextIndex  *self,
               char             **term,
               GError           **error)
{
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    self->connection, error,
    "SELECT term FROM search_posting WHERE collection = ?1 AND term > (SELECT compacting_term"
    " FROM search_collection WHERE collection = ?1) LIMIT 1",
    "b", self->collection);

  if (!statement)
    return FALSE;
  if (guichet_statement_next (statement))
    *term = g_strdup (guichet_statement_get_text (statement, 0));
  return guichet_statement_end (statement, error);
}

static gboolean
end_compaction (GuichetTextIndex  *self,
                GError           **error)
{
  return guichet_connection_run (self->connection, error,
                                 "DELETE FROM search_gone WHERE collection = ?1 AND key <="
                                 " (SELECT compacting_gone FROM search_collection"
                                 " WHERE collection = ?1)",
                                 "b", self->collection)
         && guichet_connection_run (self->connection, error,
                                    "UPDATE search_collection SET compacting_term = NULL,"
                                    " epoch = epoch + 1 WHERE collection = ?",
                                    "b", self->collection);
}

static gboolean
compact_terms (GuichetTextIndex  *self,
               gint64             end,
               gboolean          *more,
               GError           **error)
{
  g_autoptr (GHashTable) gone = load_gone (self, error);

  if (!gone)
    return FALSE;
  do
    {
      g_autofree char *term = NULL;

      if (!get_next_term (self, &term, error))
        return FALSE;
      if (!term)
        {
          *more = FALSE;
          return end_compaction (self, error);
        }
      if (!rewrite_term (self, term, gone, error)
          || !guichet_connection_run (self->connection, error,
                                      "UPDATE search_collection SET compacting_term = ?"
                                      " WHERE collection = ?",
                                      "sb", term, self->collection))
        return FALSE;
    }
  while (g_get_monotonic_time () < end);
  *more = TRUE;
  return TRUE;
}

static gboolean
begin_compaction (GuichetTextIndex  *self,
                  gint64            *compacting,
                  GError           **error)
{
  if (!guichet_connection_run (
        self->connection, error,
        "UPDATE search_collection SET compacting_term = '',"
        " compacting_gone = (SELECT max (key) FROM search_gone WHERE collection = ?1)"
        " WHERE collection = ?1 AND compacting_term IS NULL"
        " AND (SELECT count (*) FROM search_gone WHERE collection = ?1) > ?2 +"
        " (SELECT count (*) FROM search_document WHERE collection = ?1) / 5",
        "bb", self->collection, LEAST_GONE))
    return FALSE;
  return guichet_connection_get_integer (self->connection, error, compacting,
                                         "SELECT compacting_term IS NOT NULL"
                                         " FROM search_collection WHERE collection = ?",
                                         "b", self->collection);
}

/* Helpers: documents */

static gboolean
insert_document (GuichetTextIndex          *self,
                 const GuichetIndexedText  *text,
                 guint                      n_title_stems,
                 GError                   **error)
{
  return guichet_connection_run (self->connection, error,
                                 "INSERT INTO search_document (collection, item, title_stems,"
                                 " body_words, product, category) VALUES (?, ?, ?, ?, ?, ?)",
                                 "bibbss", self->collection, text->item, (int) n_title_stems,
                                 (int) self->n_body_words, text->product, text->category);
}

/* Public API */

/**
 * guichet_text_index_new:
 * @connection: the writer, in a transaction; outlives the object
 *
 * Returns: (transfer full): a batch of changes
 */
GuichetTextIndex *
guichet_text_index_new (GuichetConnection *connection,
                        GuichetCollection  collection)
{
  GuichetTextIndex *self = g_new0 (GuichetTextIndex, 1);

  self->connection = connection;
  self->collection = collection;
  self->french = guichet_french_new ();
  self->postings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_array_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * guichet_text_index_free:
 *
 * Ends a batch. What was put and not flushed is forgotten: the transaction has to be too.
 */
void
guichet_text_index_free (GuichetTextIndex *self)
{
  guichet_french_free (self->french);
  g_hash_table_unref (self->postings);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * guichet_text_index_put:
 *
 * Indexes a text, instead of what its item had before. Errors: those of the store.
 */
gboolean
guichet_text_index_put (GuichetTextIndex          *self,
                        const GuichetIndexedText  *text,
                        GError                   **error)
{
  guint n_title_stems;

  if (!guichet_text_index_remove (self, text->item, error))
    return FALSE;
  self->n_body_words = 0;
  read_words (self, text->title, TRUE);
  n_title_stems = g_hash_table_size (self->counts);
  read_words (self, text->body, FALSE);
  if (!insert_document (self, text, n_title_stems, error))
    return FALSE;
  take_counts (self, (guint32) guichet_connection_get_last_key (self->connection));
  return TRUE;
}

/**
 * guichet_text_index_remove:
 *
 * Forgets an item; nothing happens when it is not indexed. Errors: those of the store.
 */
gboolean
guichet_text_index_remove (GuichetTextIndex  *self,
                           gint64             item,
                           GError           **error)
{
  return guichet_connection_run (self->connection, error,
                                 "INSERT INTO search_gone (collection, document)"
                                 " SELECT collection, document FROM search_document"
                                 " WHERE collection = ? AND item = ?",
                                 "bi", self->collection, item)
         && guichet_connection_run (self->connection, error,
                                    "DELETE FROM search_document WHERE collection = ? AND item = ?",
                                    "bi", self->collection, item);
}

/**
 * guichet_text_index_flush:
 *
 * Writes what was put. Errors: those of the store.
 */
gboolean
guichet_text_index_flush (GuichetTextIndex  *self,
                          GError           **error)
{
  return flush_postings (self, error) && flush_words (self, error);
}

/**
 * guichet_text_index_compact:
 * @budget_us: microseconds after which to stop
 * @more: (out): whether there is more to do
 *
 * Frees what texts that are gone still take, when it is worth it. Errors: those of the store.
 */
gboolean
guichet_text_index_compact (GuichetTextIndex  *self,
                            gint64             budget_us,
                            gboolean          *more,
                            GError           **error)
{
  gint64 compacting = 0;

  *more = FALSE;
  return begin_compaction (self, &compacting, error)
         && (!compacting
             || compact_terms (self, g_get_monotonic_time () + budget_us, more, error));
}

/**
 * guichet_text_index_clear:
 *
 * Forgets the whole of a collection, as for making its index again. Errors: those of the store.
 */
gboolean
guichet_text_index_clear (GuichetConnection  *connection,
                          GuichetCollection   collection,
                          GError            **error)
{
  static const char *const scripts[] = {
    "DELETE FROM search_posting WHERE collection = ?",
    "DELETE FROM search_word WHERE collection = ?",
    "DELETE FROM search_document WHERE collection = ?",
    "DELETE FROM search_gone WHERE collection = ?",
    "UPDATE search_collection SET compacting_term = NULL, epoch = epoch + 1 WHERE collection = ?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (!guichet_connection_run (connection, error, scripts[i], "b", collection))
      return FALSE;
  return TRUE;
}

/* Whether a piece reads to its end, with the numbers that its row says. */
static gboolean
is_sound (GuichetStatement *row)
{
  const guint32 last = (guint32) guichet_statement_get_integer (row, 1);
  const gint64 count = guichet_statement_get_integer (row, 2);
  gsize length;
  gconstpointer packed = guichet_statement_get_blob (row, 3, &length);
  GuichetPostingsReader reader;
  GuichetPosting posting = { 0 };
  gint64 n = 0;

  guichet_postings_begin (&reader, packed, length);
  while (guichet_postings_next (&reader, &posting))
    n++;
  return n == count && posting.document == last && reader.at == reader.end;
}

/**
 * guichet_text_index_check:
 *
 * Reads every piece. Errors: %GUICHET_STORE_ERROR_DAMAGED when the index has to be made again;
 *   those of the store.
 */
gboolean
guichet_text_index_check (GuichetConnection  *connection,
                          GuichetCollection   collection,
                          GError            **error)
{
  g_autoptr (GuichetStatement) row = guichet_connection_query (
    connection, error,
    "SELECT term, last, count, packed FROM search_posting WHERE collection = ?", "b", collection);

  if (!row)
    return FALSE;
  while (guichet_statement_next (row))
    if (!is_sound (row))
      {
        g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED,
                     "The index of \"%s\" cannot be read", guichet_statement_get_text (row, 0));
        return FALSE;
      }
  return guichet_statement_end (row, error);
}
