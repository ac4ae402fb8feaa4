/* guichet-french.h - the words of a French text, as they are indexed and found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In bytes of a folded word, its end included: what is longer is cut. */
#define GUICHET_FRENCH_MOST_BYTES 64

typedef struct _GuichetFrench GuichetFrench;

/**
 * GuichetWord:
 * @start: where it begins, in bytes of the text
 * @end: where it ends
 * @surface: as written, but in lower case, without accents nor ligatures
 * @stem: its French stem; the same as @surface for a reference
 * @is_stop: whether it is too common to be looked for
 * @is_reference: whether it has a digit: never stemmed, never corrected
 * @is_part: whether it is a piece of the reference that came before it
 */
typedef struct
{
  guint start;
  guint end;
  const char *surface;
  const char *stem;
  gboolean is_stop;
  gboolean is_reference;
  gboolean is_part;
} GuichetWord;

GuichetFrench *guichet_french_new   (void);
void           guichet_french_free  (GuichetFrench  *self);

void           guichet_french_begin (GuichetFrench  *self,
                                     const char     *text,
                                     gsize           length);
gboolean       guichet_french_next  (GuichetFrench  *self,
                                     GuichetWord    *word);
const char    *guichet_french_stem  (GuichetFrench  *self,
                                     const char     *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFrench, guichet_french_free)

G_END_DECLS
