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

static gboolean
read_number (GuichetPostingsReader *reader,
             guint64               *number)
{
  guint shift = 0;

  *number = 0;
  while (reader->at < reader->end && shift < 42)
    {
      const guint8 byte = *reader->at++;

      *number |= (guint64) (byte & 0x7F) << shift;
      if (!(byte & 0x80))
        return TRUE;
      shift += 7;
    }
  return FALSE;
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

/**
 * guichet_postings_next:
 * @posting: (out caller-allocates): the next one
 *
 * Returns: whether there was one
 */
gboolean
guichet_postings_next (GuichetPostingsReader *reader,
                       GuichetPosting        *posting)
{
  guint64 number;

  if (!read_number (reader, &number) || number >> 1 == 0
      || (number >> 1) + reader->document > G_MAXUINT32)
    return FALSE;
  reader->document += (guint32) (number >> 1);
  posting->document = reader->document;
  posting->in_title = 0;
  posting->in_body = 1;
  if (number & 1)
    return TRUE;
  if (!read_number (reader, &number))
    return FALSE;
  posting->in_title = (guint32) (number & 7);
  posting->in_body = (guint32) (number >> 3);
  return TRUE;
}
