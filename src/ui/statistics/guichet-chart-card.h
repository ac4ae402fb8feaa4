/* guichet-chart-card.h - a chart, and the table behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-chart-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CHART_CARD (guichet_chart_card_get_type ())

G_DECLARE_FINAL_TYPE (GuichetChartCard, guichet_chart_card, GUICHET, CHART_CARD, AdwBin)

void guichet_chart_card_show (GuichetChartCard *self,
                              GuichetChartData *data);

G_END_DECLS
