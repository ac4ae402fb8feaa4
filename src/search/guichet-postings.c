/* guichet-postings.c - the documents that have a term, packed
 *
 * One after the other, by rising number: the distance from the one before as a number of 7 bits
 * a byte, least first, the high bit saying that more follow. Its lowest bit is 1 when the term
 * stands once in the text and not in the title, as most do; otherwise one more number follows:
 * times in the text × 8 + times in the title, at most 7.
 *
 * A reader stops at what is cut or makes no sense, and never reads past the end: the bytes come
 * from a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-postings.h"

#define MOST_IN_TITLE 7u
#define MOST_IN_BODY 4095u

static void
append_number (GByteArray *packed,
               guint64     number)
{
  guint8 bytes[10];
  guint n = 0;

  do
    {
      bytes[n] = (guint8) (number & 0x7F);
      number >>= 7;
      if (number)
        bytes[n] |= 0x80;
      n++;
    }
  while (number);
  g_byte_array_append (packed, bytes, n);
}

/**
 * guichet_postings_append:
 * @previous: the document of the posting before, 0 for the first of a piece
 * @posting: of a later document
 *
 * Packs one more posting.
 */
void
guichet_postings_append (GByteArray           *packed,
                         guint32               previous,
                         const GuichetPosting *posting)
{
  const gboolean usual = posting->in_title == 0 && posting->in_body == 1;
  const guint64 distance = posting->document - previous;

  append_number (packed, distance << 1 | (usual ? 1 : 0));
  if (!usual)
    append_number (packed, (guint64) MIN (posting->in_body, MOST_IN_BODY) << 3
                             | MIN (posting->in_title, MOST_IN_TITLE));
}

/**
 * guichet_postings_begin:
 * @reader: (out caller-allocates): at the first posting
 * @packed: kept by the caller
 */
void
guichet_postings_begin (GuichetPostingsReader *reader,
                        gconstpointer          packed,
                        gsize                  length)
{
  reader->at = packed;
  reader->end = reader->at + length;
  reader->document = 0;
}
