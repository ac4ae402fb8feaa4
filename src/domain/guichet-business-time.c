/* guichet-business-time.c - heures ouvrées and jours ouvrés
 *
 * Time is walked civil day by civil day in the zone of the service. A day is a list of spans:
 * one for a week-end or a holiday, else closed and open intervals with the exceptional closures
 * laid over them. An hour ouvrée is an hour within opening hours on a Jour ouvré (H3); a Jour
 * ouvré is any day from Monday to Friday that is no holiday, closures or not (Livret, 1). Lengths
 * are real milliseconds, so that a change of the clocks neither adds nor loses any.
 *
 * A walk that meets a Jour ouvré without known hours fails: nothing is guessed (H9).
 *
 * Who reckons thousands of delays has the days laid out beforehand; the walks are the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-business-time.h"

#include "guichet-domain-error.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

/* How far a walk goes before it gives up: closures may have no end. */
#define LONGEST_WALK (10 * 366)

struct _GuichetBusinessTime
{
  GTimeZone *zone;
  GuichetOpeningHours *opening;
  GuichetHolidays holidays;
  GuichetDay first;  /* of the days that are laid out */
  GPtrArray *layout; /* (nullable) (element-type LaidOut) */
};

/* A day as it was reckoned once. */
typedef struct
{
  gint64 start;
  GuichetSpanWhy why;
  GArray *spans; /* (nullable): NULL where no hours are known */
} LaidOut;

G_DEFINE_BOXED_TYPE (GuichetBusinessTime,
                     guichet_business_time,
                     guichet_business_time_ref,
                     guichet_business_time_unref)

/* Helpers: one day */

static const LaidOut *
find_laid_out (GuichetBusinessTime *self,
               GuichetDay           day)
{
  if (!self->layout || day < self->first || day - self->first >= (int) self->layout->len)
    return NULL;
  return g_ptr_array_index (self->layout, day - self->first);
}

static gint64
get_start (GuichetBusinessTime *self,
           GuichetDay           day)
{
  const LaidOut *laid_out = find_laid_out (self, day);

  return laid_out ? laid_out->start : guichet_zone_to_instant (self->zone, day, 0);
}

static GuichetSpanWhy
get_day_why (GuichetBusinessTime *self,
             GuichetDay           day)
{
  const LaidOut *laid_out = find_laid_out (self, day);

  if (laid_out)
    return laid_out->why;
  if (guichet_day_get_weekday (day) >= GUICHET_WEEKDAY_SATURDAY)
    return GUICHET_SPAN_WEEKEND;
  if (guichet_holidays_find (self->holidays, day) != GUICHET_HOLIDAY_NONE)
    return GUICHET_SPAN_HOLIDAY;
  return GUICHET_SPAN_OPEN;
}

/* Appends what is between @from and @to on a Jour ouvré, closures laid over it. */
static void
append_ouvre (GuichetBusinessTime *self,
              GArray              *spans,
              gint64               from,
              gint64               to,
              GuichetSpanWhy       why)
{
  const GArray *closures = guichet_opening_hours_get_closures (self->opening);

  for (guint i = 0; i < closures->len && from < to; i++)
    {
      const GuichetClosure *closure = &g_array_index (closures, GuichetClosure, i);

      if (closure->from >= to)
        break;
      if (closure->to <= from)
        continue;
      guichet_spans_append (spans, from, closure->from, why);
      from = MAX (from, closure->from);
      guichet_spans_append (spans, from, MIN (closure->to, to), GUICHET_SPAN_CLOSURE);
      from = MIN (closure->to, to);
    }
  guichet_spans_append (spans, from, to, why);
}

/* The instant of @minute in a day that goes from @start to @end: the clocks change on few days. */
static gint64
get_minute (GuichetBusinessTime *self,
            GuichetDay           day,
            gint64               start,
            gint64               end,
            int                  minute)
{
  if (end - start == 24 * GUICHET_HOUR_MS)
    return start + minute * GUICHET_MINUTE_MS;
  return guichet_zone_to_instant (self->zone, day, minute);
}

static gboolean
append_hours (GuichetBusinessTime  *self,
              GuichetDay            day,
              gint64                start,
              gint64                end,
              GArray               *spans,
              GError              **error)
{
  const GArray *hours = self->opening ? guichet_opening_hours_get_day (self->opening, day) : NULL;
  gint64 at = start;

  if (!hours)
    {
      g_autofree char *date = guichet_day_format (day);

      g_set_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN,
                   "no opening hours are known on %s", date);
      return FALSE;
    }
  for (guint i = 0; i < hours->len; i++)
    {
      const GuichetOpeningInterval *interval = &g_array_index (hours, GuichetOpeningInterval, i);
      gint64 opens = get_minute (self, day, start, end, interval->opens);
      gint64 closes = get_minute (self, day, start, end, interval->closes);

      append_ouvre (self, spans, at, opens, GUICHET_SPAN_CLOSED);
      append_ouvre (self, spans, opens, closes, GUICHET_SPAN_OPEN);
      at = closes;
    }
  append_ouvre (self, spans, at, end, GUICHET_SPAN_CLOSED);
  return TRUE;
}

/* Replaces @spans by those of @day. */
static gboolean
load_day (GuichetBusinessTime  *self,
          GuichetDay            day,
          GArray               *spans,
          GError              **error)
{
  const LaidOut *laid_out = find_laid_out (self, day);
  gint64 start = get_start (self, day);
  gint64 end = get_start (self, day + 1);
  GuichetSpanWhy why = get_day_why (self, day);

  g_array_set_size (spans, 0);
  if (laid_out && laid_out->spans)
    {
      g_array_append_vals (spans, laid_out->spans->data, laid_out->spans->len);
      return TRUE;
    }
  if (why == GUICHET_SPAN_OPEN)
    return append_hours (self, day, start, end, spans, error);
  guichet_spans_append (spans, start, end, why);
  return TRUE;
}

/* Helpers: walks */

static gboolean
get_first_day (GuichetBusinessTime  *self,
               gint64                instant,
               GuichetDay           *day,
               GError              **error)
{
  static const gint64 reach = 200 * 366 * 24 * GUICHET_HOUR_MS;

  if (ABS (instant) < reach)
    {
      *day = guichet_zone_get_day (self->zone, instant);
      if (guichet_day_is_in_range (*day))
        return TRUE;
    }
  g_set_error_literal (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_RANGE,
                       "the instant is out of the years 1900 to 2199");
  return FALSE;
}

static gboolean
fail_never (GError **error)
{
  g_set_error_literal (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_RANGE,
                       "the delay does not end within ten years");
  return FALSE;
}

/* Copies @day_spans from @from on into @spans until @remaining is consumed; says whether it is. */
static gboolean
consume (const GArray *day_spans,
         gint64        from,
         gint64       *remaining,
         GArray       *spans,
         gint64       *due)
{
  for (guint i = 0; i < day_spans->len; i++)
    {
      GuichetSpan span = g_array_index (day_spans, GuichetSpan, i);
      gboolean last;

      span.from = MAX (span.from, from);
      if (span.from >= span.to)
        continue;
      last = span.why == GUICHET_SPAN_OPEN && span.to - span.from >= *remaining;
      if (last)
        span.to = *due = span.from + *remaining;
      else if (span.why == GUICHET_SPAN_OPEN)
        *remaining -= span.to - span.from;
      if (spans)
        guichet_spans_append (spans, span.from, span.to, span.why);
      if (last)
        return TRUE;
    }
  return FALSE;
}

/* The same, backwards from @to. */
static gboolean
consume_back (const GArray *day_spans,
              gint64        to,
              gint64       *remaining,
              gint64       *from)
{
  for (guint i = day_spans->len; i > 0; i--)
    {
      GuichetSpan span = g_array_index (day_spans, GuichetSpan, i - 1);

      span.to = MIN (span.to, to);
      if (span.why != GUICHET_SPAN_OPEN || span.from >= span.to)
        continue;
      if (span.to - span.from >= *remaining)
        {
          *from = span.to - *remaining;
          return TRUE;
        }
      *remaining -= span.to - span.from;
    }
  return FALSE;
}

/* The end of the open stretch that begins or goes on at @now, or the beginning of the next one. */
static gboolean
find_change (const GArray        *day_spans,
             gint64               now,
             GuichetSupportState *state,
             gint64              *until)
{
  for (guint i = 0; i < day_spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (day_spans, GuichetSpan, i);
      gboolean open = span->why == GUICHET_SPAN_OPEN;

      if (span->to <= now)
        continue;
      if (*state == GUICHET_SUPPORT_UNKNOWN)
        *state = open ? GUICHET_SUPPORT_OPEN : GUICHET_SUPPORT_CLOSED;
      else if (open != (*state == GUICHET_SUPPORT_OPEN))
        {
          *until = span->from;
          return TRUE;
        }
    }
  return FALSE;
}

static void
laid_out_free (LaidOut *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self);
}

static LaidOut *
lay_out (GuichetBusinessTime *self,
         GuichetDay           day)
{
  g_autoptr (GArray) spans = guichet_spans_new ();
  LaidOut *laid_out = g_new0 (LaidOut, 1);

  laid_out->start = guichet_zone_to_instant (self->zone, day, 0);
  laid_out->why = get_day_why (self, day);
  if (load_day (self, day, spans, NULL))
    laid_out->spans = g_steal_pointer (&spans);
  return laid_out;
}

static void
business_time_clear (GuichetBusinessTime *self)
{
  g_clear_pointer (&self->layout, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->opening, guichet_opening_hours_unref);
}

/* Public API */

/**
 * guichet_business_time_new:
 * @zone: Europe/Paris, from the composition root (H4)
 * @opening: (nullable): the opening hours, whose zone then prevails; without them days are known
 *   and hours are not
 * @holidays: which days are holidays (H5)
 *
 * Returns: (transfer full): an immutable value
 */
GuichetBusinessTime *
guichet_business_time_new (GTimeZone           *zone,
                           GuichetOpeningHours *opening,
                           GuichetHolidays      holidays)
{
  GuichetBusinessTime *self = g_atomic_rc_box_new0 (GuichetBusinessTime);

  self->opening = opening ? guichet_opening_hours_ref (opening) : NULL;
  self->zone = g_time_zone_ref (opening ? guichet_opening_hours_get_zone (opening) : zone);
  self->holidays = holidays;
  return self;
}

/**
 * guichet_business_time_lay_out:
 * @first: the first day that will be asked for often
 * @last: the last one
 *
 * For who reckons thousands of delays: reckons these days once. Every answer is the same, within
 * them and out of them.
 *
 * Returns: (transfer full): a value that equals @self
 */
GuichetBusinessTime *
guichet_business_time_lay_out (GuichetBusinessTime *self,
                               GuichetDay           first,
                               GuichetDay           last)
{
  GuichetBusinessTime *other =
    guichet_business_time_new (self->zone, self->opening, self->holidays);
  g_autoptr (GPtrArray) layout =
    g_ptr_array_new_with_free_func ((GDestroyNotify) laid_out_free);

  first = MAX (first, guichet_day_new (GUICHET_DAY_FIRST_YEAR, 1, 1));
  last = MIN (last, guichet_day_new (GUICHET_DAY_LAST_YEAR, 12, 31));
  for (GuichetDay day = first; day <= last; day++)
    g_ptr_array_add (layout, lay_out (other, day));
  other->first = first;
  other->layout = g_steal_pointer (&layout);
  return other;
}

GuichetBusinessTime *
guichet_business_time_ref (GuichetBusinessTime *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_business_time_unref (GuichetBusinessTime *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) business_time_clear);
}

/**
 * guichet_business_time_get_zone:
 *
 * Returns: (transfer none): the zone that all is reckoned in
 */
GTimeZone *
guichet_business_time_get_zone (GuichetBusinessTime *self)
{
  return self->zone;
}

/**
 * guichet_business_time_get_opening:
 *
 * Returns: (transfer none) (nullable): the opening hours
 */
GuichetOpeningHours *
guichet_business_time_get_opening (GuichetBusinessTime *self)
{
  return self->opening;
}

/**
 * guichet_business_time_is_ouvre:
 *
 * Says whether @day is a Jour ouvré (Livret, 1).
 */
gboolean
guichet_business_time_is_ouvre (GuichetBusinessTime *self,
                                GuichetDay           day)
{
  return get_day_why (self, day) == GUICHET_SPAN_OPEN;
}

/**
 * guichet_business_time_add:
 * @from: Unix milliseconds, UTC; out of opening hours, the clock starts at the next opening (H1)
 * @duration: milliseconds ouvrées, 0 or more
 * @spans: (nullable) (element-type GuichetSpan): gets what is between @from and @due
 * @due: (out): Unix milliseconds, UTC: the instant at which @duration has been consumed, a
 *   closing rather than the next opening (H3)
 *
 * Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN, %GUICHET_DOMAIN_ERROR_RANGE.
 */
gboolean
guichet_business_time_add (GuichetBusinessTime  *self,
                           gint64                from,
                           gint64                duration,
                           GArray               *spans,
                           gint64               *due,
                           GError              **error)
{
  g_autoptr (GArray) day_spans = guichet_spans_new ();
  GuichetDay first;

  g_return_val_if_fail (duration >= 0, FALSE);

  if (!get_first_day (self, from, &first, error))
    return FALSE;
  *due = from;
  if (duration == 0)
    return TRUE;
  for (GuichetDay day = first; day < first + LONGEST_WALK; day++)
    {
      if (!load_day (self, day, day_spans, error))
        return FALSE;
      if (consume (day_spans, from, &duration, spans, due))
        return TRUE;
    }
  return fail_never (error);
}

/**
 * guichet_business_time_subtract:
 * @to: Unix milliseconds, UTC
 * @duration: milliseconds ouvrées, 0 or more
 * @from: (out): Unix milliseconds, UTC: the latest instant from which @duration leads to @to
 *
 * Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN, %GUICHET_DOMAIN_ERROR_RANGE.
 */
gboolean
guichet_business_time_subtract (GuichetBusinessTime  *self,
                                gint64                to,
                                gint64                duration,
                                gint64               *from,
                                GError              **error)
{
  g_autoptr (GArray) day_spans = guichet_spans_new ();
  GuichetDay last;

  g_return_val_if_fail (duration >= 0, FALSE);

  if (!get_first_day (self, to, &last, error))
    return FALSE;
  *from = to;
  if (duration == 0)
    return TRUE;
  for (GuichetDay day = last; day > last - LONGEST_WALK; day--)
    {
      if (!load_day (self, day, day_spans, error))
        return FALSE;
      if (consume_back (day_spans, to, &duration, from))
        return TRUE;
    }
  return fail_never (error);
}

/**
 * guichet_business_time_measure:
 * @from: Unix milliseconds, UTC
 * @to: Unix milliseconds, UTC, not before @from
 * @duration: (out): the milliseconds ouvrées between them
 *
 * Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN, %GUICHET_DOMAIN_ERROR_RANGE.
 */
gboolean
guichet_business_time_measure (GuichetBusinessTime  *self,
                               gint64                from,
                               gint64                to,
                               gint64               *duration,
                               GError              **error)
{
  g_autoptr (GArray) day_spans = guichet_spans_new ();
  GuichetDay first, last;

  g_return_val_if_fail (from <= to, FALSE);

  if (!get_first_day (self, from, &first, error) || !get_first_day (self, to, &last, error))
    return FALSE;
  *duration = 0;
  for (GuichetDay day = first; day <= last; day++)
    {
      if (!load_day (self, day, day_spans, error))
        return FALSE;
      *duration += guichet_spans_measure (day_spans, from, to);
    }
  return TRUE;
}

/**
 * guichet_business_time_add_days:
 * @from: Unix milliseconds, UTC; its day is not counted
 * @n_days: how many jours ouvrés, 1 or more
 * @spans: (nullable) (element-type GuichetSpan): gets the civil days between that of @from and
 *   @due, both excluded
 * @due: (out): Unix milliseconds, UTC: the end of the last of these days, exclusive (H2)
 *
 * Errors: %GUICHET_DOMAIN_ERROR_RANGE.
 */
gboolean
guichet_business_time_add_days (GuichetBusinessTime  *self,
                                gint64                from,
                                guint                 n_days,
                                GArray               *spans,
                                gint64               *due,
                                GError              **error)
{
  GuichetDay day;
  gint64 start;

  g_return_val_if_fail (n_days > 0 && n_days <= LONGEST_WALK, FALSE);

  if (!get_first_day (self, from, &day, error))
    return FALSE;
  *due = get_start (self, day + 1);
  while (n_days > 0)
    {
      GuichetSpanWhy why = get_day_why (self, ++day);

      start = *due;
      *due = get_start (self, day + 1);
      if (why == GUICHET_SPAN_OPEN)
        n_days--;
      if (spans)
        guichet_spans_append (spans, start, *due, why);
    }
  return TRUE;
}

/**
 * guichet_business_time_measure_days:
 * @from: Unix milliseconds, UTC; its day is not counted
 * @to: Unix milliseconds, UTC, not before @from; its day is not counted
 * @n_days: (out): the whole jours ouvrés between them
 *
 * The inverse of guichet_business_time_add_days().
 *
 * Errors: %GUICHET_DOMAIN_ERROR_RANGE.
 */
gboolean
guichet_business_time_measure_days (GuichetBusinessTime  *self,
                                    gint64                from,
                                    gint64                to,
                                    guint                *n_days,
                                    GError              **error)
{
  GuichetDay first, last;

  g_return_val_if_fail (from <= to, FALSE);

  if (!get_first_day (self, from, &first, error) || !get_first_day (self, to, &last, error))
    return FALSE;
  *n_days = 0;
  for (GuichetDay day = first + 1; day < last; day++)
    if (guichet_business_time_is_ouvre (self, day))
      (*n_days)++;
  return TRUE;
}

/**
 * guichet_business_time_get_support:
 * @now: Unix milliseconds, UTC
 * @until: (out): Unix milliseconds, UTC: when open, the next closing; when closed, the next
 *   opening; 0 when there is none within ten years or it is not known
 *
 * Returns: whether the support is open at @now (Livret, 3.3)
 */
GuichetSupportState
guichet_business_time_get_support (GuichetBusinessTime *self,
                                   gint64               now,
                                   gint64              *until)
{
  g_autoptr (GArray) day_spans = guichet_spans_new ();
  GuichetSupportState state = GUICHET_SUPPORT_UNKNOWN;
  GuichetDay first;

  *until = 0;
  if (!self->opening || !get_first_day (self, now, &first, NULL))
    return GUICHET_SUPPORT_UNKNOWN;
  for (GuichetDay day = first; day < first + LONGEST_WALK; day++)
    if (!load_day (self, day, day_spans, NULL)
        || find_change (day_spans, now, &state, until))
      break;
  return state;
}
