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
gboolean guichet_postings_next   (GuichetPostingsReader  *reader,
                                  GuichetPosting         *posting);

G_END_DECLS
