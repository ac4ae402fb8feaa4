/* guichet-french.c - the words of a French text, as they are indexed and found
 *
 * "L'écriture d'œuvres : ERR-4012" becomes ecriture, oeuvres, err-4012, err, 4012.
 *
 * - A word is a run of letters, digits and marks. Case, accents and ligatures are folded away.
 * - An elided article (l', d', qu'…) is dropped with its apostrophe.
 * - A run that has a digit is a reference. It may hold - . _ / between letters or digits; it is
 *   one word as a whole, then its parts, and none of them is stemmed.
 * - The stem is Snowball's, of the folded word. Snowball tells "qualifiée" from "qualifie" by
 *   the accent that folding has removed, so a final "ee" is cut to "e" before.
 *
 * Stems are remembered, for a text of a thousand words has three hundred of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-french.h"

#include <libstemmer.h>
#include <string.h>

#define FOLDED_END 0x250
#define MOST_STEMS 100000

static const char *const elisions[] = { "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n",
                                        "puisqu", "qu", "quelqu", "quoiqu", "s", "t" };

static const char *const stop_words[] = {
  "a", "ai", "alors", "an", "apres", "as", "au", "aucun", "aucune", "aussi", "autre", "autres",
  "aux", "avait", "avant", "avec", "avez", "avoir", "avons", "c", "ca", "car", "ce", "ceci",
  "cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "ci",
  "comme", "comment", "d", "dans", "de", "depuis", "des", "doit", "doivent", "donc", "dont", "du",
  "elle", "elles", "en", "encore", "entre", "es", "est", "et", "etait", "etant", "etes", "etre",
  "eu", "eux", "faire", "fait", "faut", "font", "ici", "il", "ils", "j", "je", "l", "la", "le",
  "les", "leur", "leurs", "lors", "lui", "m", "ma", "mais", "me", "meme", "memes", "mes", "moi",
  "moins", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "parce",
  "pas", "peut", "peuvent", "peux", "plus", "pour", "pourquoi", "qu", "quand", "que", "quel",
  "quelle", "quelles", "quels", "qui", "quoi", "s", "sa", "sans", "se", "sera", "ses", "si",
  "soit", "son", "sont", "sous", "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "tous",
  "tout", "toute", "toutes", "tres", "tu", "un", "une", "vers", "veut", "veux", "voici", "voila",
  "vos", "votre", "vous", "y",
};

struct _GuichetFrench
{
  struct sb_stemmer *stemmer;
  GHashTable *stops;
  GHashTable *stems;
  GStringChunk *chunk;
  guint16 folded[FOLDED_END];

  const char *text;
  const char *at;
  const char *end;

  /* The reference whose parts come next. */
  const char *part_at;
  const char *part_end;

  char surface[GUICHET_FRENCH_MOST_BYTES];
};

/* Helpers: letters */

static gboolean
is_wordly (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum ((char) character);
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019 || character == 0x02BC;
}

static gboolean
is_joiner (char character)
{
  return character == '-' || character == '.' || character == '_' || character == '/';
}

static gunichar
fold_slowly (gunichar character)
{
  gunichar decomposed[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (g_unichar_tolower (character), TRUE, decomposed,
                             G_N_ELEMENTS (decomposed));
  return g_unichar_ismark (decomposed[0]) ? 0 : decomposed[0];
}

/* The character in lower case and without accent; 0 for an accent alone. */
static gunichar
fold (GuichetFrench *self,
      gunichar       character)
{
  return character < FOLDED_END ? self->folded[character] : fold_slowly (character);
}

/* Returns how many bytes the folded form of a character took. */
static gsize
write_one (GuichetFrench *self,
           gunichar       character,
           char          *at)
{
  gunichar folded;

  if (character == 0x153 || character == 0x152 || character == 0xE6 || character == 0xC6)
    {
      at[0] = character == 0x153 || character == 0x152 ? 'o' : 'a';
      at[1] = 'e';
      return 2;
    }
  folded = fold (self, character);
  return folded ? (gsize) g_unichar_to_utf8 (folded, at) : 0;
}

static void
write_folded (GuichetFrench *self,
              const char    *start,
              const char    *end)
{
  const char *c = start;
  gsize length = 0;

  while (c < end && length + 6 < sizeof self->surface)
    if ((guint8) *c < 0x80)
      self->surface[length++] = g_ascii_tolower (*c++);
    else
      {
        length += write_one (self, g_utf8_get_char (c), self->surface + length);
        c = g_utf8_next_char (c);
      }
  self->surface[length] = '\0';
}

/* Helpers: runs */

static const char *
end_of_run (const char *start,
            const char *end)
{
  while (start < end && is_wordly (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return start;
}

static gboolean
find_run (GuichetFrench  *self,
          const char    **start,
          const char    **end)
{
  while (self->at < self->end && !is_wordly (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  *start = self->at;
  *end = self->at = end_of_run (self->at, self->end);
  return *start < *end;
}

static gboolean
has_digit (const char *start,
           const char *end)
{
  for (const char *c = start; c < end; c++)
    if (g_ascii_isdigit (*c))
      return TRUE;
  return FALSE;
}

/* Where a run that may be a reference ends, its joiners included; @end when it is none. */
static const char *
end_of_reference (GuichetFrench *self,
                  const char    *start,
                  const char    *end)
{
  const char *last = end;

  while (last + 1 < self->end && is_joiner (*last) && is_wordly (g_utf8_get_char (last + 1)))
    last = end_of_run (last + 1, self->end);
  return has_digit (start, last) ? last : end;
}

static gboolean
is_elision (GuichetFrench *self,
            const char    *end)
{
  if (end == self->end || !is_apostrophe (g_utf8_get_char (end)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (elisions); i++)
    if (strcmp (elisions[i], self->surface) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
next_part (GuichetFrench *self,
           GuichetWord   *word)
{
  const char *start = self->part_at;
  const char *end;

  while (start < self->part_end && !is_wordly (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = end_of_run (start, self->part_end);
  self->part_at = end;
  if (start == end)
    return FALSE;
  write_folded (self, start, end);
  word->is_reference = has_digit (start, end);
  word->is_part = TRUE;
  word->start = (guint) (start - self->text);
  word->end = (guint) (end - self->text);
  return TRUE;
}

static gboolean
next_run (GuichetFrench *self,
          GuichetWord   *word)
{
  const char *start;
  const char *end;
  const char *last;

  do
    {
      if (!find_run (self, &start, &end))
        return FALSE;
      write_folded (self, start, end);
    }
  while (is_elision (self, end) || self->surface[0] == '\0');
  last = end_of_reference (self, start, end);
  if (last > end)
    {
      write_folded (self, start, last);
      self->part_at = start;
      self->part_end = last;
      self->at = last;
    }
  word->is_reference = has_digit (start, last);
  word->is_part = FALSE;
  word->start = (guint) (start - self->text);
  word->end = (guint) (last - self->text);
  return TRUE;
}

static char *
make_stem (GuichetFrench *self,
           const char    *surface)
{
  g_autofree char *cut = g_strdup (surface);
  gsize length = strlen (cut);
  const sb_symbol *stem;

  if (length > 4 && g_str_has_suffix (cut, "ees"))
    cut[length -= 2] = '\0';
  else if (length > 3 && g_str_has_suffix (cut, "ee"))
    cut[length -= 1] = '\0';
  stem = sb_stemmer_stem (self->stemmer, (const sb_symbol *) cut, (int) length);
  return g_strndup ((const char *) stem, (gsize) sb_stemmer_length (self->stemmer));
}

/* Public API */

/**
 * guichet_french_new:
 *
 * Returns: (transfer full): a reader of words, for one thread at a time
 */
GuichetFrench *
guichet_french_new (void)
{
  GuichetFrench *self = g_new0 (GuichetFrench, 1);

  self->stemmer = sb_stemmer_new ("french", NULL);
  self->chunk = g_string_chunk_new (4096);
  self->stems = g_hash_table_new (g_str_hash, g_str_equal);
  self->stops = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++)
    g_hash_table_add (self->stops, (gpointer) stop_words[i]);
  for (gunichar c = 0; c < FOLDED_END; c++)
    self->folded[c] = (guint16) fold_slowly (c);
  return self;
}

void
guichet_french_free (GuichetFrench *self)
{
  sb_stemmer_delete (self->stemmer);
  g_hash_table_unref (self->stops);
  g_hash_table_unref (self->stems);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/**
 * guichet_french_stem:
 * @surface: a folded word
 *
 * Returns: (transfer none): its stem, for as long as the reader lives or until it begins a text
 */
const char *
guichet_french_stem (GuichetFrench *self,
                     const char    *surface)
{
  g_autofree char *stem = NULL;
  const char *known = g_hash_table_lookup (self->stems, surface);

  if (known)
    return known;
  stem = make_stem (self, surface);
  known = g_string_chunk_insert (self->chunk, stem);
  g_hash_table_insert (self->stems, g_string_chunk_insert (self->chunk, surface),
                       (gpointer) known);
  return known;
}

/**
 * guichet_french_begin:
 * @text: valid UTF-8, kept by the caller while its words are read
 * @length: in bytes
 */
void
guichet_french_begin (GuichetFrench *self,
                      const char    *text,
                      gsize          length)
{
  self->text = self->at = text;
  self->end = text + length;
  self->part_at = self->part_end = NULL;
  if (g_hash_table_size (self->stems) > MOST_STEMS)
    {
      g_hash_table_remove_all (self->stems);
      g_string_chunk_clear (self->chunk);
    }
}

/**
 * guichet_french_next:
 * @word: (out): the next word; its texts stand until the next call
 *
 * Returns: whether there was one
 */
gboolean
guichet_french_next (GuichetFrench *self,
                     GuichetWord   *word)
{
  if (!(self->part_at && next_part (self, word)))
    {
      self->part_at = NULL;
      if (!next_run (self, word))
        return FALSE;
    }
  word->surface = self->surface;
  word->stem = word->is_reference ? word->surface : guichet_french_stem (self, self->surface);
  word->is_stop = g_hash_table_contains (self->stops, self->surface);
  return TRUE;
}
