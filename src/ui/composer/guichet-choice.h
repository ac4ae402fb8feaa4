/* guichet-choice.h - one of several words, in a list of fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CHOICE (guichet_choice_get_type ())

G_DECLARE_FINAL_TYPE (GuichetChoice, guichet_choice, GUICHET, CHOICE, AdwPreferencesRow)

void guichet_choice_clear (GuichetChoice *self,
                           const char    *nothing);
void guichet_choice_add   (GuichetChoice *self,
                           const char    *id,
                           const char    *name);

G_END_DECLS
