/* guichet-suggestions.h - articles and Demandes like what is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-demande.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SUGGESTIONS (guichet_suggestions_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSuggestions, guichet_suggestions, GUICHET, SUGGESTIONS, AdwBin)

void guichet_suggestions_set_up (GuichetSuggestions *self,
                                 GuichetDatabase    *database,
                                 GuichetDemande     *demande);

G_END_DECLS
