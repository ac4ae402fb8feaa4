/* guichet-period-chooser.h - which period the figures are of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-report-period.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PERIOD_CHOOSER (guichet_period_chooser_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPeriodChooser, guichet_period_chooser,
                      GUICHET, PERIOD_CHOOSER, AdwBin)

void                       guichet_period_chooser_set_up (GuichetPeriodChooser *self,
                                                          GuichetDay            today,
                                                          gboolean              started,
                                                          GuichetDay            started_on,
                                                          guint                 months);
const GuichetReportPeriod *guichet_period_chooser_get    (GuichetPeriodChooser *self);

G_END_DECLS
