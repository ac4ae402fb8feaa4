/* guichet-figures-text.h - figures in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-figures.h"
#include "guichet-report-period.h"

G_BEGIN_DECLS

const char *guichet_figures_text_level      (GuichetCriticality         level);
const char *guichet_figures_text_status     (GuichetStatus              status);
char       *guichet_figures_text_progiciel  (GuichetServiceInformation *information,
                                             const char                *id);
char       *guichet_figures_text_day        (GuichetDay                 day);
char       *guichet_figures_text_period     (const GuichetReportPeriod *period);
char       *guichet_figures_text_month      (int                        year,
                                             int                        month,
                                             gboolean                   brief);
char       *guichet_figures_text_margin     (const GuichetMargin       *margin);
char       *guichet_figures_text_verdict    (const GuichetCompliance   *compliance,
                                             gboolean                   with_telephone);
char       *guichet_figures_text_leeway     (const GuichetCompliance   *compliance,
                                             gboolean                   with_telephone);
char       *guichet_figures_text_projection (const GuichetFigures      *figures,
                                             GTimeZone                 *paris,
                                             gboolean                   with_telephone);
char       *guichet_figures_text_telephone  (const GuichetCompliance   *compliance);

G_END_DECLS
