/* guichet-preferences.h - what the person may choose, in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PREFERENCES (guichet_preferences_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPreferences, guichet_preferences, GUICHET, PREFERENCES,
                      AdwPreferencesWindow)

GtkWindow *guichet_preferences_new (GtkWindow       *parent,
                                    GuichetAccounts *accounts);

G_END_DECLS
