/* guichet-accessible-names.h - names that GTK 4.8 does not give right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void guichet_accessible_names_mend (void);

G_END_DECLS
