/* guichet-statistics-page.h - the figures of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_STATISTICS_PAGE (guichet_statistics_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetStatisticsPage, guichet_statistics_page,
                      GUICHET, STATISTICS_PAGE, AdwBin)

GtkWidget *guichet_statistics_page_new (GuichetSync     *sync,
                                        GuichetDatabase *database,
                                        GuichetClock    *clock);

G_END_DECLS
