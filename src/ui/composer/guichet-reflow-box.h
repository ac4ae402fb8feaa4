/* guichet-reflow-box.h - a column beside the content, or under it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_REFLOW_BOX (guichet_reflow_box_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReflowBox, guichet_reflow_box, GUICHET, REFLOW_BOX, GtkWidget)

G_END_DECLS
