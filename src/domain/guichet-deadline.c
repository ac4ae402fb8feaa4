/* guichet-deadline.c - when something is due, by whom, and why then
 *
 * A deadline is made once, from a profile of the contract and the business time in force, and
 * carries all that explains it: spans from its beginning to its due instant without a hole, each
 * with its reason. What remains at an instant is a pure function of the deadline and that instant.
 *
 * Hours (H3) are due at the instant at which they have been consumed, and kept at it. Days (H2)
 * are due at the end of the last one, exclusive, and kept before it; their spans are whole civil
 * days from the day after the event on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-deadline.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

struct _GuichetDeadline
{
  GuichetDeadlineKind kind;
  GuichetCriticality criticality;
  GuichetOwner owner;
  GuichetDelayUnit unit;
  guint amount; /* 0: no delay is promised */
  char *section;
  gint64 from;
  gint64 due;
  GTimeZone *zone;
  GArray *spans;
};

G_DEFINE_BOXED_TYPE (GuichetDeadline,
                     guichet_deadline,
                     guichet_deadline_ref,
                     guichet_deadline_unref)

/* Helpers */

static gboolean
reckon (GuichetDeadline      *self,
        GuichetBusinessTime  *time,
        GError              **error)
{
  if (self->unit == GUICHET_DELAY_DAYS)
    return guichet_business_time_add_days (time, self->from, self->amount, self->spans,
                                           &self->due, error);
  return guichet_business_time_add (time, self->from, self->amount * GUICHET_HOUR_MS, self->spans,
                                    &self->due, error);
}

static void
deadline_clear (GuichetDeadline *self)
{
  g_clear_pointer (&self->section, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->spans, g_array_unref);
}

static gboolean
starts_out_of_hours (GuichetDeadline *self)
{
  return self->spans->len > 0
         && g_array_index (self->spans, GuichetSpan, 0).why != GUICHET_SPAN_OPEN;
}

/* Public API */

/**
 * guichet_deadline_new:
 * @time: the opening hours and holidays to reckon with
 * @criticality: the level retained; %GUICHET_CRITICALITY_NONE before the qualification
 * @from: Unix milliseconds, UTC: recording (prise en charge), end of the qualification (plan,
 *   correction) or delivery (validation)
 *
 * Reckons one of the contract's delays (Livret, 3.1.2 and 3.1.3). Where none is promised the
 * deadline has no clock, no due instant, no owner and no span.
 *
 * Returns: (transfer full): an immutable value. Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN when hours
 *   are needed and not known, %GUICHET_DOMAIN_ERROR_RANGE.
 */
GuichetDeadline *
guichet_deadline_new (GuichetContractProfile  *profile,
                      GuichetBusinessTime     *time,
                      GuichetDeadlineKind      kind,
                      GuichetCriticality       criticality,
                      gint64                   from,
                      GError                 **error)
{
  g_autoptr (GuichetDeadline) self = g_atomic_rc_box_new0 (GuichetDeadline);
  const GuichetDelay *delay = guichet_contract_profile_find_delay (profile, kind, criticality);

  self->kind = kind;
  self->criticality = criticality;
  self->from = from;
  self->zone = g_time_zone_ref (guichet_business_time_get_zone (time));
  self->spans = guichet_spans_new ();
  if (!delay)
    return g_steal_pointer (&self);
  self->owner = delay->owner;
  self->unit = delay->unit;
  self->amount = delay->amount;
  self->section = g_strdup (delay->section);
  return reckon (self, time, error) ? g_steal_pointer (&self) : NULL;
}

GuichetDeadline *
guichet_deadline_ref (GuichetDeadline *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_deadline_unref (GuichetDeadline *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) deadline_clear);
}

/**
 * guichet_deadline_get_kind:
 *
 * Returns: the step that is due
 */
GuichetDeadlineKind
guichet_deadline_get_kind (GuichetDeadline *self)
{
  return self->kind;
}

/**
 * guichet_deadline_get_criticality:
 *
 * Returns: the level it was reckoned for
 */
GuichetCriticality
guichet_deadline_get_criticality (GuichetDeadline *self)
{
  return self->criticality;
}

/**
 * guichet_deadline_get_clock:
 *
 * Returns: whether there is a due instant
 */
GuichetDeadlineClock
guichet_deadline_get_clock (GuichetDeadline *self)
{
  return self->amount > 0 ? GUICHET_DEADLINE_CLOCK_RUNNING : GUICHET_DEADLINE_CLOCK_NONE;
}

/**
 * guichet_deadline_get_owner:
 *
 * Returns: who owes it
 */
GuichetOwner
guichet_deadline_get_owner (GuichetDeadline *self)
{
  return self->owner;
}

/**
 * guichet_deadline_get_unit:
 *
 * Returns: what the delay is counted in; of no meaning without a clock
 */
GuichetDelayUnit
guichet_deadline_get_unit (GuichetDeadline *self)
{
  return self->unit;
}

/**
 * guichet_deadline_get_amount:
 *
 * Returns: the delay, in its unit; 0 without a clock
 */
guint
guichet_deadline_get_amount (GuichetDeadline *self)
{
  return self->amount;
}

/**
 * guichet_deadline_get_counted:
 *
 * Returns: the delay in minutes ouvrées or in jours ouvrés; 0 without a clock
 */
guint
guichet_deadline_get_counted (GuichetDeadline *self)
{
  return self->unit == GUICHET_DELAY_HOURS ? self->amount * 60 : self->amount;
}

/**
 * guichet_deadline_get_section:
 *
 * Returns: (transfer none) (nullable): the contract's section that promises it
 */
const char *
guichet_deadline_get_section (GuichetDeadline *self)
{
  return self->section;
}

/**
 * guichet_deadline_get_from:
 *
 * Returns: the event that starts it; Unix milliseconds, UTC
 */
gint64
guichet_deadline_get_from (GuichetDeadline *self)
{
  return self->from;
}

/**
 * guichet_deadline_get_due:
 *
 * Returns: Unix milliseconds, UTC; for days the exclusive end of the last one. 0 without a clock.
 */
gint64
guichet_deadline_get_due (GuichetDeadline *self)
{
  return self->due;
}

/**
 * guichet_deadline_get_zone:
 *
 * Returns: (transfer none): the zone it was reckoned in, which it is to be shown in (H4)
 */
GTimeZone *
guichet_deadline_get_zone (GuichetDeadline *self)
{
  return self->zone;
}

/**
 * guichet_deadline_get_last_day:
 *
 * Returns: the last day on which it can be kept: what "fin de journée" is said of. Of no meaning
 *   without a clock.
 */
GuichetDay
guichet_deadline_get_last_day (GuichetDeadline *self)
{
  gint64 last = self->unit == GUICHET_DELAY_DAYS ? self->due - 1 : self->due;

  return guichet_zone_get_day (self->zone, last);
}

/**
 * guichet_deadline_get_spans:
 *
 * Returns: (transfer none) (element-type GuichetSpan): all that was counted or not, and why; empty
 *   without a clock
 */
const GArray *
guichet_deadline_get_spans (GuichetDeadline *self)
{
  return self->spans;
}

/**
 * guichet_deadline_uses_hypothesis:
 * @number: 1 to 14
 *
 * Says whether that reading of the contract has a part in the due instant or in what follows it.
 * H13 and H14 are about what else happened: guichet_demande_state_uses_hypothesis() knows.
 */
gboolean
guichet_deadline_uses_hypothesis (GuichetDeadline *self,
                                  guint            number)
{
  gboolean hours = self->unit == GUICHET_DELAY_HOURS;

  if (self->amount == 0)
    return FALSE;
  switch (number)
    {
    case 1:
      return hours && starts_out_of_hours (self);
    case 2:
      return !hours;
    case 3:
    case 9:
      return hours;
    case 4:
    case 5:
      return TRUE;
    case 7:
      return self->kind == GUICHET_DEADLINE_PRISE_EN_CHARGE;
    case 8:
      return self->kind == GUICHET_DEADLINE_VALIDATION;
    case 10:
      return self->kind == GUICHET_DEADLINE_VALIDATION
             && self->criticality == GUICHET_CRITICALITY_BLOQUANTE;
    default:
      return FALSE;
    }
}

/**
 * guichet_deadline_is_kept_at:
 * @instant: when the step was done; Unix milliseconds, UTC
 *
 * Says whether that was on time: before the due instant for days, at or before it for hours (H2).
 * Without a clock anything is on time.
 */
gboolean
guichet_deadline_is_kept_at (GuichetDeadline *self,
                             gint64           instant)
{
  if (self->amount == 0)
    return TRUE;
  return self->unit == GUICHET_DELAY_DAYS ? instant < self->due : instant <= self->due;
}

/**
 * guichet_deadline_is_late:
 * @now: Unix milliseconds, UTC
 *
 * Says whether the delay has passed at @now (H7).
 */
gboolean
guichet_deadline_is_late (GuichetDeadline *self,
                          gint64           now)
{
  return !guichet_deadline_is_kept_at (self, now);
}

/**
 * guichet_deadline_get_remaining:
 * @now: Unix milliseconds, UTC
 *
 * Returns: the milliseconds ouvrées left, for a delay in hours; 0 once it has passed, without a
 *   clock and for days
 */
gint64
guichet_deadline_get_remaining (GuichetDeadline *self,
                                gint64           now)
{
  if (self->unit == GUICHET_DELAY_DAYS)
    return 0;
  return guichet_spans_measure (self->spans, now, self->due);
}

/**
 * guichet_deadline_get_remaining_days:
 * @now: Unix milliseconds, UTC
 *
 * Returns: the jours ouvrés that follow the day of @now up to the last one, for a delay in days:
 *   0 on the last day ("aujourd’hui, fin de journée"), once it has passed, without a clock and
 *   for hours
 */
guint
guichet_deadline_get_remaining_days (GuichetDeadline *self,
                                     gint64           now)
{
  GuichetDay today = guichet_zone_get_day (self->zone, now);
  guint n_days = 0;

  for (guint i = 0; self->unit == GUICHET_DELAY_DAYS && i < self->spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (self->spans, GuichetSpan, i);
      GuichetDay first = guichet_zone_get_day (self->zone, span->from);
      GuichetDay end = guichet_zone_get_day (self->zone, span->to);

      first = MAX (first, today + 1);
      if (span->why == GUICHET_SPAN_OPEN && first < end)
        n_days += (guint) (end - first);
    }
  return n_days;
}
