/* guichet-forecast.c - what follows if a Demande is sent now
 *
 * The contract's delay starts when the service records the Demande (Livret, 3.1.2): said
 * before sending, in the service's time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-forecast.h"

#include "guichet-time-text.h"

#include <glib/gi18n.h>

/* Public API */

/**
 * guichet_forecast_read:
 * @forecast: (out caller-allocates): what follows
 * @reckoning: (nullable): what delays are reckoned with
 * @now: the service's time: Unix milliseconds, UTC
 *
 * Reckons when a Demande recorded at @now is to be taken in charge (Livret, 3.1.2). Without
 * opening hours, or beyond what they tell, nothing is said.
 */
void
guichet_forecast_read (GuichetForecast  *forecast,
                       GuichetReckoning *reckoning,
                       gint64            now)
{
  g_autoptr (GuichetDeadline) deadline =
    reckoning ? guichet_reckoning_foresee (reckoning, now, NULL) : NULL;

  *forecast = (GuichetForecast){ .recorded_at = now };
  if (!deadline || guichet_deadline_get_clock (deadline) != GUICHET_DEADLINE_CLOCK_RUNNING)
    return;
  forecast->due = guichet_deadline_get_due (deadline);
  forecast->starts_later = guichet_deadline_uses_hypothesis (deadline, 1);
}

/**
 * guichet_forecast_describe:
 * @zone: the zone of the reader
 *
 * Returns: (transfer full): one or two sentences
 */
char *
guichet_forecast_describe (const GuichetForecast *forecast,
                           GTimeZone             *zone)
{
  g_autofree char *recorded = guichet_time_text_clock (zone, forecast->recorded_at);
  g_autofree char *due =
    guichet_time_text_moment (zone, forecast->due, forecast->recorded_at);

  if (forecast->due == 0)
    /* Translators: a time of day */
    return g_strdup_printf (_ ("Recorded at %s. The opening hours of the support are not known: "
                               "when it is to be taken in charge cannot be said."),
                            recorded);
  if (forecast->starts_later)
    /* Translators: a time of day, then a moment; H1 is a named hypothesis, shown elsewhere */
    return g_strdup_printf (_ ("Recorded at %s, to be taken in charge by %s. The support is "
                               "closed: the delay starts when it next opens (hypothesis H1)."),
                            recorded, due);
  /* Translators: a time of day, then a moment */
  return g_strdup_printf (_ ("Recorded at %s, to be taken in charge by %s."), recorded, due);
}
