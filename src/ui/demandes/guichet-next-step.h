/* guichet-next-step.h - what comes next for a Demande, by whom and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"
#include "guichet-demande.h"
#include "guichet-reckoning.h"

G_BEGIN_DECLS

GuichetDeadline *guichet_next_step_find     (GuichetDemande   *demande,
                                             GPtrArray        *events,
                                             GuichetReckoning *reckoning);
char            *guichet_next_step_say      (GuichetDemande   *demande,
                                             GuichetDeadline  *deadline,
                                             gint64            now);
char            *guichet_next_step_describe (GuichetDemande   *demande,
                                             GPtrArray        *events,
                                             GuichetReckoning *reckoning,
                                             gint64            now);
char            *guichet_next_step_brief    (GuichetDeadline  *deadline,
                                             gint64            now);

G_END_DECLS
