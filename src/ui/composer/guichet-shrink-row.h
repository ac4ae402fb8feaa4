/* guichet-shrink-row.h - a picture that is too large, and a smaller one in its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decoder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SHRINK_ROW (guichet_shrink_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetShrinkRow, guichet_shrink_row, GUICHET, SHRINK_ROW, AdwActionRow)

GuichetShrinkRow *guichet_shrink_row_new            (GuichetDecoder   *decoder,
                                                     GFile            *file,
                                                     const char       *name,
                                                     guint64           limit);
GBytes           *guichet_shrink_row_get_content    (GuichetShrinkRow *self);
char             *guichet_shrink_row_make_file_name (GuichetShrinkRow *self);

G_END_DECLS
