/* guichet-section-row.h - a section of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SECTION_ROW (guichet_section_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSectionRow, guichet_section_row, GUICHET, SECTION_ROW, GtkListBoxRow)

const char *guichet_section_row_get_section (GuichetSectionRow *self);
void        guichet_section_row_set_count   (GuichetSectionRow *self,
                                             guint              count);

G_END_DECLS
