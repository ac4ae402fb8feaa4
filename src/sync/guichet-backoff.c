/* guichet-backoff.c - how long to wait before the next attempt
 *
 * One second, doubled at each failure, at most a quarter of an hour; half of it is drawn by
 * chance, so that the town halls of a whole region do not come back together after an outage.
 * What the service asks for (Retry-After) is respected up to a day: beyond that it is a
 * mistake, and waiting for ever would be ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-backoff.h"

#include "guichet-instant.h"

#define LONGEST_DELAY (15 * GUICHET_MINUTE_MS)
#define LONGEST_RETRY_AFTER (24 * GUICHET_HOUR_MS)

/**
 * guichet_backoff_delay:
 * @attempts: how many failed in a row, this one included
 * @retry_after: milliseconds the service asked for; negative when it did not
 * @chance: a number drawn from [0, 1)
 *
 * Returns: milliseconds to wait
 */
gint64
guichet_backoff_delay (guint  attempts,
                       gint64 retry_after,
                       double chance)
{
  const guint doublings = CLAMP (attempts, 1, 16) - 1;
  const gint64 whole = MIN (GUICHET_SECOND_MS << doublings, LONGEST_DELAY);
  const gint64 delay = whole / 2 + (gint64) ((double) (whole / 2) * CLAMP (chance, 0.0, 1.0));

  return MAX (delay, MIN (retry_after, LONGEST_RETRY_AFTER));
}
