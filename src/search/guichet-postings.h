/* guichet-postings.h - the documents that have a term, packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetPosting:
 * @document: its number, from 1
 * @in_title: how many times the term stands in its title
 * @in_body: how many times in its text
 */
typedef struct
{
  guint32 document;
  guint32 in_title;
  guint32 in_body;
} GuichetPosting;

/**
 * GuichetPostingsReader:
 *
 * A place in packed postings. Made with guichet_postings_begin().
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint32 document;
} GuichetPostingsReader;

void     guichet_postings_append (GByteArray             *packed,
                                  guint32                 previous,
                                  const GuichetPosting   *posting);
void     guichet_postings_begin  (GuichetPostingsReader  *reader,
                                  gconstpointer           packed,
                                  gsize                   length);
static inline gboolean
guichet_postings_read_number (GuichetPostingsReader *reader,
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
 * guichet_postings_next:
 * @posting: (out caller-allocates): the next one
 *
 * In the header, for it is the innermost loop of a search.
 *
 * Returns: whether there was one
 */
static inline gboolean
guichet_postings_next (GuichetPostingsReader *reader,
                       GuichetPosting        *posting)
{
  guint64 number;

  if (!guichet_postings_read_number (reader, &number) || number >> 1 == 0
      || (number >> 1) + reader->document > G_MAXUINT32)
    return FALSE;
  reader->document += (guint32) (number >> 1);
  posting->document = reader->document;
  posting->in_title = 0;
  posting->in_body = 1;
  if (number & 1)
    return TRUE;
  if (!guichet_postings_read_number (reader, &number))
    return FALSE;
  posting->in_title = (guint32) (number & 7);
  posting->in_body = (guint32) (number >> 3);
  return TRUE;
}

G_END_DECLS
