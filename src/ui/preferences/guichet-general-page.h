/* guichet-general-page.h - the contract, reading, sending and the network, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_GENERAL_PAGE (guichet_general_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetGeneralPage, guichet_general_page, GUICHET, GENERAL_PAGE,
                      AdwPreferencesPage)

G_END_DECLS
