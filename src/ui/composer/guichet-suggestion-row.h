/* guichet-suggestion-row.h - an article or a Demande that may help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SUGGESTION_ROW (guichet_suggestion_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSuggestionRow, guichet_suggestion_row, GUICHET, SUGGESTION_ROW,
                      GtkListBoxRow)

GuichetSuggestionRow *guichet_suggestion_row_new            (const char           *id,
                                                             const char           *title,
                                                             const char           *detail);
const char           *guichet_suggestion_row_get_id         (GuichetSuggestionRow *self);
const char           *guichet_suggestion_row_get_title      (GuichetSuggestionRow *self);
void                  guichet_suggestion_row_offer_solution (GuichetSuggestionRow *self);

G_END_DECLS
