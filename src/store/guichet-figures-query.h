/* guichet-figures-query.h - the figures of a period, from what is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-figures.h"

G_BEGIN_DECLS

GuichetFigures *guichet_figures_query (GuichetConnection  *connection,
                                       GTimeZone          *paris,
                                       GuichetDay          from,
                                       GuichetDay          to,
                                       gint64              now,
                                       GError            **error);

G_END_DECLS
