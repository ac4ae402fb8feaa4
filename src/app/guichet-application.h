/* guichet-application.h - the desktop application: makes all the rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_APPLICATION (guichet_application_get_type ())

G_DECLARE_FINAL_TYPE (GuichetApplication, guichet_application,
                      GUICHET, APPLICATION, AdwApplication)

GuichetApplication *guichet_application_new (void);

G_END_DECLS
