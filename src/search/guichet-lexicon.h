/* guichet-lexicon.h - the words of a collection, for what is half typed or mistyped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GuichetLexicon GuichetLexicon;

GuichetLexicon *guichet_lexicon_new      (void);
void            guichet_lexicon_free     (GuichetLexicon *self);
void            guichet_lexicon_clear    (GuichetLexicon *self);
void            guichet_lexicon_add      (GuichetLexicon *self,
                                          const char     *word,
                                          gboolean        in_title);
gboolean        guichet_lexicon_contains (GuichetLexicon *self,
                                          const char     *word);
GPtrArray      *guichet_lexicon_complete (GuichetLexicon *self,
                                          const char     *prefix,
                                          guint           limit);
GPtrArray      *guichet_lexicon_correct  (GuichetLexicon *self,
                                          const char     *word,
                                          guint           limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetLexicon, guichet_lexicon_free)

G_END_DECLS
