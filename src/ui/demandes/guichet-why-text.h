/* guichet-why-text.h - why something is due when it is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

G_BEGIN_DECLS

const char *guichet_why_text_name          (GuichetDeadline        *deadline);
char       *guichet_why_text_rule          (GuichetDeadline        *deadline);
char       *guichet_why_text_due           (GuichetDeadline        *deadline);
char       *guichet_why_text_course        (const GuichetStep      *step,
                                            gint64                  now);
char       *guichet_why_text_when          (const GuichetSpan      *span,
                                            GuichetDeadline        *deadline);
char       *guichet_why_text_reason        (const GuichetSpan      *span,
                                            GuichetDeadline        *deadline,
                                            GuichetOpeningHours    *opening);
char       *guichet_why_text_amount        (const GuichetSpan      *span,
                                            GuichetDeadline        *deadline);
char       *guichet_why_text_total         (GuichetDeadline        *deadline);
char       *guichet_why_text_opening       (GuichetBusinessTime    *time,
                                            GuichetDeadline        *deadline);
char       *guichet_why_text_hypotheses    (GuichetDemandeState    *state,
                                            GuichetContractProfile *profile,
                                            GuichetDeadline        *deadline);
char       *guichet_why_text_qualification (GuichetDemandeState    *state,
                                            gint64                  now);
char       *guichet_why_text_all           (GuichetReckoning       *reckoning,
                                            GuichetDemande         *demande,
                                            GPtrArray              *events,
                                            gint64                  now);

G_END_DECLS
