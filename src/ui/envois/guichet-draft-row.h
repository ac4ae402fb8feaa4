/* guichet-draft-row.h - a Demande that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-demande.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DRAFT_ROW (guichet_draft_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDraftRow, guichet_draft_row, GUICHET, DRAFT_ROW, AdwActionRow)

GtkWidget *guichet_draft_row_new (GuichetClock   *clock,
                                  GuichetDemande *demande);

G_END_DECLS
