/* guichet-forecast.h - what follows if a Demande is sent now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

G_BEGIN_DECLS

/**
 * GuichetForecast:
 * @recorded_at: when the service would record it: Unix milliseconds, UTC
 * @due: when it would have to be taken in charge; 0 when that cannot be said
 * @starts_later: the delay would start at the next opening (H1)
 */
typedef struct
{
  gint64 recorded_at;
  gint64 due;
  gboolean starts_later;
} GuichetForecast;

void  guichet_forecast_read     (GuichetForecast       *forecast,
                                 GuichetReckoning      *reckoning,
                                 gint64                 now);
char *guichet_forecast_describe (const GuichetForecast *forecast,
                                 GTimeZone             *zone);

G_END_DECLS
