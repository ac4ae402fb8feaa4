/* guichet-snippet.h - the piece of a text that shows why it was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-french.h"

G_BEGIN_DECLS

/**
 * GuichetSearchRange:
 * @start: in bytes of the snippet
 * @length: in bytes
 */
typedef struct
{
  guint start;
  guint length;
} GuichetSearchRange;

char     *guichet_snippet_make       (GuichetFrench      *french,
                                      const char         *title,
                                      const char         *text,
                                      GHashTable         *stems,
                                      GHashTable         *words,
                                      GArray             *ranges,
                                      guint              *n_exact);
gboolean  guichet_snippet_has_phrase (GuichetFrench      *french,
                                      const char         *text,
                                      const char *const  *phrase);

G_END_DECLS
