/* guichet-compliance.c - how far the promise of prise en charge is kept over a period
 *
 * By the Portail, at least 75 % of the prises en charge are on time over 12 consecutive months
 * from the start of the Service (Livret, 3.1.2). Everything is counted in whole numbers: a share
 * of exactly 75 % is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-compliance.h"

#include "guichet-zone.h"

#include <math.h>

/* Public API */

/**
 * guichet_period_find:
 * @started_on: the start of the Service; a 29 February gives 28 February in common years (H6)
 * @months: the length of a period
 * @day: a day of the period that is sought
 * @period: (out): the period
 *
 * Says whether the Service had started on @day.
 */
gboolean
guichet_period_find (GuichetDay     started_on,
                     guint          months,
                     GuichetDay     day,
                     GuichetPeriod *period)
{
  g_return_val_if_fail (months > 0, FALSE);

  if (day < started_on)
    return FALSE;
  /* Each one from the start itself: months added in turn would stay on a 28. */
  for (period->index = 0;; period->index++)
    {
      int first = period->index * (int) months;

      period->from = guichet_day_add_months (started_on, first);
      period->to = guichet_day_add_months (started_on, first + (int) months);
      if (day < period->to)
        return TRUE;
    }
}

/**
 * guichet_period_contains:
 * @zone: Europe/Paris (H4)
 * @instant: the recording of a Demande; Unix milliseconds, UTC
 *
 * Says whether it belongs to the period.
 */
gboolean
guichet_period_contains (const GuichetPeriod *self,
                         GTimeZone           *zone,
                         gint64               instant)
{
  return instant >= guichet_zone_to_instant (zone, self->from, 0)
         && instant < guichet_zone_to_instant (zone, self->to, 0);
}

/**
 * guichet_compliance_count:
 * @deadline: the prise en charge of a Demande
 * @in_charge_at: when it was taken in charge; 0 when it has not been; Unix milliseconds, UTC
 * @now: Unix milliseconds, UTC
 *
 * Counts a Demande: late once its delay has passed, and not before (H7).
 */
void
guichet_compliance_count (GuichetCompliance *self,
                          GuichetChannel     channel,
                          GuichetDeadline   *deadline,
                          gint64             in_charge_at,
                          gint64             now)
{
  GuichetTally *tally = &self->tallies[channel];

  if (guichet_deadline_is_late (deadline, in_charge_at ? in_charge_at : now))
    tally->late++;
  else if (in_charge_at)
    tally->on_time++;
  else
    tally->pending++;
}

/**
 * guichet_compliance_get_tally:
 * @with_telephone: whether Demandes made by telephone are counted in, which is a choice (H11)
 *
 * Returns: what was counted
 */
GuichetTally
guichet_compliance_get_tally (const GuichetCompliance *self,
                              gboolean                 with_telephone)
{
  GuichetTally tally = self->tallies[GUICHET_CHANNEL_PORTAIL];

  if (with_telephone)
    {
      tally.on_time += self->tallies[GUICHET_CHANNEL_TELEPHONE].on_time;
      tally.late += self->tallies[GUICHET_CHANNEL_TELEPHONE].late;
      tally.pending += self->tallies[GUICHET_CHANNEL_TELEPHONE].pending;
    }
  return tally;
}

/**
 * guichet_compliance_get_rate:
 *
 * Returns: the share on time of what is judged, from 0 to 1; NAN when nothing is
 */
double
guichet_compliance_get_rate (const GuichetCompliance *self,
                             gboolean                 with_telephone)
{
  GuichetTally tally = guichet_compliance_get_tally (self, with_telephone);
  guint judged = tally.on_time + tally.late;

  return judged ? (double) tally.on_time / judged : (double) NAN;
}

/**
 * guichet_compliance_is_kept:
 *
 * Says whether the promised share is reached by what is judged so far; it is when nothing is.
 */
gboolean
guichet_compliance_is_kept (const GuichetCompliance *self,
                            gboolean                 with_telephone)
{
  GuichetTally tally = guichet_compliance_get_tally (self, with_telephone);
  guint64 judged = (guint64) tally.on_time + tally.late;

  return (guint64) tally.on_time * 100 >= judged * self->percent;
}

/**
 * guichet_compliance_get_leeway:
 *
 * How many more can be late: of what is pending first, the rest of it being on time, then of what
 * is to come.
 *
 * Returns: that number; negative when the promised share would be missed even with all that is
 *   pending on time: so many prises en charge on time are then lacking
 */
int
guichet_compliance_get_leeway (const GuichetCompliance *self,
                               gboolean                 with_telephone)
{
  GuichetTally tally = guichet_compliance_get_tally (self, with_telephone);
  gint64 percent = self->percent;
  gint64 best = (gint64) tally.on_time + tally.pending;
  gint64 total = best + tally.late;
  gint64 of_pending, lacking;

  if (best * 100 < total * percent)
    {
      /* The least n for which best + n is the share of total + n; there is none for 100 %. */
      if (percent == 100)
        return -G_MAXINT;
      lacking = total * percent - best * 100;
      return -(int) ((lacking + 99 - percent) / (100 - percent));
    }
  of_pending = (best * 100 - total * percent) / 100;
  if (of_pending < tally.pending)
    return (int) of_pending;
  return (int) ((gint64) tally.on_time * 100 / percent - tally.on_time - tally.late);
}

/**
 * guichet_compliance_project:
 * @elapsed: how much of the period has passed, above 0
 * @length: how long it is
 * @expected: (out): how many Demandes it will have had at the same pace
 *
 * Returns: how many more could then be late before its end; negative when too many are already
 */
int
guichet_compliance_project (const GuichetCompliance *self,
                            gboolean                 with_telephone,
                            gint64                   elapsed,
                            gint64                   length,
                            guint                   *expected)
{
  GuichetTally tally = guichet_compliance_get_tally (self, with_telephone);
  gint64 counted = (gint64) tally.on_time + tally.late + tally.pending;
  double paced = (double) counted * (double) length / (double) elapsed;

  g_return_val_if_fail (elapsed > 0 && elapsed <= length, 0);

  *expected = (guint) MIN (floor (paced + 0.5), (double) G_MAXINT);
  return (int) ((gint64) *expected * (100 - self->percent) / 100 - tally.late);
}

/**
 * guichet_compliance_get_margin:
 * @in_charge_at: when it was taken in charge; Unix milliseconds, UTC
 * @margin: (out): milliseconds ouvrées that were left, negative when it was late
 *
 * Measures by how much one Demande was on time or late.
 *
 * Errors: those of guichet_business_time_measure().
 */
gboolean
guichet_compliance_get_margin (GuichetBusinessTime  *time,
                               GuichetDeadline      *deadline,
                               gint64                in_charge_at,
                               gint64               *margin,
                               GError              **error)
{
  gint64 due = guichet_deadline_get_due (deadline);

  if (in_charge_at <= due)
    return guichet_business_time_measure (time, in_charge_at, due, margin, error);
  if (!guichet_business_time_measure (time, due, in_charge_at, margin, error))
    return FALSE;
  *margin = -*margin;
  return TRUE;
}
