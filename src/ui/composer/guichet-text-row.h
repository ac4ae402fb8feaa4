/* guichet-text-row.h - a text of several lines, in a list of fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_TEXT_ROW (guichet_text_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetTextRow, guichet_text_row, GUICHET, TEXT_ROW, AdwPreferencesRow)

G_END_DECLS
