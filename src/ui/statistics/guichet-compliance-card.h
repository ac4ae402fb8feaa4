/* guichet-compliance-card.h - whether the promise of prise en charge is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-figures.h"
#include "guichet-report-period.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_COMPLIANCE_CARD (guichet_compliance_card_get_type ())

G_DECLARE_FINAL_TYPE (GuichetComplianceCard, guichet_compliance_card,
                      GUICHET, COMPLIANCE_CARD, AdwBin)

void guichet_compliance_card_show (GuichetComplianceCard *self,
                                   GuichetFigures        *figures,
                                   GTimeZone             *paris,
                                   GuichetReportKind      kind);

G_END_DECLS
