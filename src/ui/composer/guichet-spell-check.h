/* guichet-spell-check.h - underlines what is misspelt in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-speller.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SPELL_CHECK (guichet_spell_check_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSpellCheck, guichet_spell_check, GUICHET, SPELL_CHECK, GObject)

GuichetSpellCheck *guichet_spell_check_new      (GtkTextView       *view,
                                                 GuichetSpeller    *speller);
gboolean           guichet_spell_check_is_wrong (GuichetSpellCheck *self,
                                                 int                offset);
void               guichet_spell_check_point    (GuichetSpellCheck *self,
                                                 int                offset);

G_END_DECLS
