/* guichet-situation-text.h - what there is to know of a Demande beside its status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

G_BEGIN_DECLS

char *guichet_situation_text_describe (GuichetDemande      *demande,
                                       GuichetDemandeState *state,
                                       gint64               now);
char *guichet_situation_text_of_fault (const GuichetEventFault *fault);

G_END_DECLS
