/* guichet-reminder-text.h - reminding the support of what is late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

G_BEGIN_DECLS

char *guichet_reminder_text_lateness (GuichetDeadline     *deadline,
                                      GuichetBusinessTime *time,
                                      gint64               now);
char *guichet_reminder_text_write    (GuichetDemande      *demande,
                                      GuichetDeadline     *deadline,
                                      GuichetBusinessTime *time,
                                      gint64               now);

G_END_DECLS
