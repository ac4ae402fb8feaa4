/* guichet-chart.h - bars or a line, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-chart-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_CHART (guichet_chart_get_type ())

G_DECLARE_FINAL_TYPE (GuichetChart, guichet_chart, GUICHET, CHART, GtkWidget)

void guichet_chart_show (GuichetChart     *self,
                         GuichetChartData *data,
                         const char       *title);

G_END_DECLS
