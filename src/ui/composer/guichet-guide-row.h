/* guichet-guide-row.h - a question of the guide that was answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-qualification.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GUIDE_ROW (guichet_guide_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGuideRow, guichet_guide_row, GUICHET, GUIDE_ROW, AdwActionRow)

GuichetGuideRow *guichet_guide_row_new          (GuichetQuestion  question,
                                                 GuichetAnswer    answer);
GuichetQuestion  guichet_guide_row_get_question (GuichetGuideRow *self);

G_END_DECLS
