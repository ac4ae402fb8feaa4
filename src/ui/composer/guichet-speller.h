/* guichet-speller.h - says whether a word is spelt as its language spells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetSpelling:
 * @GUICHET_SPELLING_RIGHT: as it should be, or nothing is known against it
 * @GUICHET_SPELLING_WRONG: not in the dictionary
 * @GUICHET_SPELLING_BUSY: the dictionary is in use: to be asked again
 */
typedef enum
{
  GUICHET_SPELLING_RIGHT,
  GUICHET_SPELLING_WRONG,
  GUICHET_SPELLING_BUSY,
} GuichetSpelling;

#define GUICHET_TYPE_SPELLER (guichet_speller_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSpeller, guichet_speller, GUICHET, SPELLER, GObject)

GuichetSpeller *guichet_speller_get            (void);
gboolean        guichet_speller_is_ready       (GuichetSpeller       *self);
GuichetSpelling guichet_speller_check          (GuichetSpeller       *self,
                                                const char           *word);
void            guichet_speller_add            (GuichetSpeller       *self,
                                                const char           *word);
void            guichet_speller_suggest_async  (GuichetSpeller       *self,
                                                const char           *word,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char          **guichet_speller_suggest_finish (GuichetSpeller       *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
