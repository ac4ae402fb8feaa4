/* guichet-go-to.h - goes anywhere by its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GO_TO (guichet_go_to_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGoTo, guichet_go_to, GUICHET, GO_TO, AdwWindow)

GuichetGoTo *guichet_go_to_new (GtkWindow        *window,
                                GuichetDatabase  *database);

G_END_DECLS
