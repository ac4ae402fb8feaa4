/* guichet-figures-charts.h - the charts of the figures of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-chart-data.h"
#include "guichet-figures.h"

G_BEGIN_DECLS

GuichetChartData *guichet_figures_charts_punctuality (const GuichetFigures      *figures,
                                                      gboolean                   telephone);
GuichetChartData *guichet_figures_charts_months      (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_shares      (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_progiciels  (const GuichetFigures      *figures,
                                                      GuichetServiceInformation *information);
GuichetChartData *guichet_figures_charts_levels      (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_statuses    (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_phases      (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_deliveries  (const GuichetFigures      *figures);
GuichetChartData *guichet_figures_charts_delays      (const GuichetFigures      *figures);

G_END_DECLS
