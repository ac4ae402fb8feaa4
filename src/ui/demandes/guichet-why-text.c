/* guichet-why-text.c - why something is due when it is, in words
 *
 * Made to be argued with: dates are whole, nothing is "today", and each stretch of time that
 * counted or did not says so. The rules are the domain's; this only tells them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-why-text.h"

#include "guichet-deadline-text.h"
#include "guichet-instant.h"
#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

/* Helpers: dates and durations */

static char *
format (GTimeZone  *zone,
        gint64      instant,
        const char *pattern)
{
  g_autoptr (GDateTime) time = guichet_instant_to_datetime (instant, zone);

  return time ? g_date_time_format (time, pattern) : g_strdup ("");
}

static char *
whole_day (GTimeZone *zone,
           gint64     instant)
{
  /* Translators: a day with its weekday and year, as g_date_time_format() writes it */
  return format (zone, instant, C_ ("whole day", "%a %-d %b %Y"));
}

static char *
whole_moment (GTimeZone *zone,
              gint64     instant)
{
  g_autofree char *day = whole_day (zone, instant);
  g_autofree char *time = guichet_time_text_clock (zone, instant);

  /* Translators: a day with its year, then a time of day */
  return g_strdup_printf (C_ ("whole moment", "%s at %s"), day, time);
}

static char *
describe_minutes (gint64 duration)
{
  int minutes = (int) (duration / GUICHET_MINUTE_MS);

  /* Translators: hours and minutes */
  return g_strdup_printf (C_ ("duration", "%d h %02d"), minutes / 60, minutes % 60);
}

static char *
describe_days (guint n_days)
{
  return g_strdup_printf (ngettext ("%u working day", "%u working days", n_days), n_days);
}

static guint
count_days (const GuichetSpan *span,
            GTimeZone         *zone)
{
  return (guint) (guichet_zone_get_day (zone, span->to) - guichet_zone_get_day (zone, span->from));
}

static gboolean
is_in_days (GuichetDeadline *deadline)
{
  return guichet_deadline_get_unit (deadline) == GUICHET_DELAY_DAYS;
}

static gboolean
has_clock (GuichetDeadline *deadline)
{
  return guichet_deadline_get_clock (deadline) == GUICHET_DEADLINE_CLOCK_RUNNING;
}

/* Helpers: sentences */

static char *
describe_start (GuichetDeadline *deadline)
{
  g_autofree char *from = whole_moment (guichet_deadline_get_zone (deadline),
                                        guichet_deadline_get_from (deadline));

  switch (guichet_deadline_get_kind (deadline))
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      /* Translators: a moment */
      return g_strdup_printf (_ ("Starts with the recording: %s"), from);
    case GUICHET_DEADLINE_CORRECTION:
      if (!has_clock (deadline))
        /* Translators: a moment */
        return g_strdup_printf (_ ("Awaited since: %s"), from);
      /* Translators: a moment */
      return g_strdup_printf (_ ("Starts with the end of the qualification: %s"), from);
    case GUICHET_DEADLINE_PLAN_ACTION:
      /* Translators: a moment */
      return g_strdup_printf (_ ("Starts with the end of the qualification: %s"), from);
    case GUICHET_DEADLINE_VALIDATION:
    default:
      /* Translators: a moment */
      return g_strdup_printf (_ ("Starts with the delivery: %s"), from);
    }
}

static char *
describe_outcome (const GuichetStep *step,
                  gint64             now)
{
  g_autofree char *when = NULL;
  g_autofree char *left = NULL;

  if (step->done_at)
    {
      when = whole_moment (guichet_deadline_get_zone (step->deadline), step->done_at);
      if (!has_clock (step->deadline))
        /* Translators: a moment */
        return g_strdup_printf (_ ("Done: %s"), when);
      return g_strdup_printf (guichet_deadline_is_kept_at (step->deadline, step->done_at)
                                /* Translators: a moment */
                                ? _ ("Done on time: %s")
                                /* Translators: a moment */
                                : _ ("Done late: %s"),
                              when);
    }
  if (!has_clock (step->deadline))
    return NULL;
  if (!step->pending)
    return g_strdup (_ ("Not awaited any more"));
  left = guichet_deadline_text_remaining (step->deadline, now);
  /* Translators: how much is left ("3 h 20 of working time left", "late") */
  return g_strdup_printf (_ ("Now: %s"), left);
}

static void
add_line (GString    *text,
          const char *line)
{
  if (!line || !*line)
    return;
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
take_line (GString *text,
           char    *line)
{
  add_line (text, line);
  g_free (line);
}

/* Helpers: opening hours */

static char *
describe_intervals (GuichetOpeningHours *opening,
                    GuichetDay           day)
{
  const GArray *intervals = guichet_opening_hours_get_day (opening, day);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; intervals && i < intervals->len; i++)
    {
      const GuichetOpeningInterval *one = &g_array_index (intervals, GuichetOpeningInterval, i);

      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: opens at and closes at, hours and minutes */
      g_string_append_printf (text, C_ ("opening", "%02d:%02d–%02d:%02d"), one->opens / 60,
                              one->opens % 60, one->closes / 60, one->closes % 60);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("closed"));
}

static char *
name_weekday (GuichetDay day)
{
  int year;
  int month;
  int of_month;
  g_autoptr (GDateTime) time = NULL;

  guichet_day_get_date (day, &year, &month, &of_month);
  time = g_date_time_new_utc (year, month, of_month, 12, 0, 0);
  return time ? g_date_time_format (time, "%A") : g_strdup ("");
}

static void
add_days (GString    *text,
          GuichetDay  first,
          GuichetDay  last,
          const char *intervals)
{
  g_autofree char *from = name_weekday (first);
  g_autofree char *to = name_weekday (last);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (first == last)
    /* Translators: a weekday, then its opening hours */
    g_string_append_printf (text, C_ ("opening", "%s: %s"), from, intervals);
  else
    /* Translators: the first and the last of weekdays, then their opening hours */
    g_string_append_printf (text, C_ ("opening", "%s to %s: %s"), from, to, intervals);
}

/* The week of @day, days of the same hours together. */
static char *
describe_week (GuichetOpeningHours *opening,
               GuichetDay           day)
{
  GuichetDay monday = day - (GuichetDay) guichet_day_get_weekday (day);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hours = describe_intervals (opening, monday);
  GuichetDay first = monday;

  for (int i = 1; i <= GUICHET_N_WEEKDAYS; i++)
    {
      g_autofree char *next =
        i < GUICHET_N_WEEKDAYS ? describe_intervals (opening, monday + i) : NULL;

      if (g_strcmp0 (hours, next) == 0)
        continue;
      add_days (text, first, monday + i - 1, hours);
      g_free (hours);
      hours = g_steal_pointer (&next);
      first = monday + i;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Helpers: the whole */

static void
add_spans (GString             *text,
           GuichetDeadline     *deadline,
           GuichetOpeningHours *opening)
{
  const GArray *spans = guichet_deadline_get_spans (deadline);

  for (guint i = 0; i < spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (spans, GuichetSpan, i);
      g_autofree char *when = guichet_why_text_when (span, deadline);
      g_autofree char *reason = guichet_why_text_reason (span, deadline, opening);
      g_autofree char *amount = guichet_why_text_amount (span, deadline);

      g_string_append_printf (text, "\n  %s %s — %s — %s",
                              span->why == GUICHET_SPAN_OPEN ? "+" : "·", when, amount, reason);
    }
}

static void
add_step (GString                *text,
          const GuichetStep      *step,
          GuichetDemandeState    *state,
          GuichetContractProfile *profile,
          GuichetBusinessTime    *time,
          gint64                  now)
{
  add_line (text, guichet_why_text_name (step->deadline));
  take_line (text, guichet_why_text_rule (step->deadline));
  take_line (text, guichet_why_text_course (step, now));
  if (has_clock (step->deadline))
    {
      add_spans (text, step->deadline, guichet_business_time_get_opening (time));
      take_line (text, guichet_why_text_total (step->deadline));
      take_line (text, guichet_why_text_opening (time, step->deadline));
      take_line (text, guichet_why_text_hypotheses (state, profile, step->deadline));
    }
  g_string_append (text, "\n\n");
}

/* Public API */

/**
 * guichet_why_text_name:
 * @deadline: what is due
 *
 * Returns: the name of the step
 */
const char *
guichet_why_text_name (GuichetDeadline *deadline)
{
  switch (guichet_deadline_get_kind (deadline))
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      return C_ ("step", "Taking in charge");
    case GUICHET_DEADLINE_PLAN_ACTION:
      return C_ ("step", "Corrective action plan");
    case GUICHET_DEADLINE_CORRECTION:
      return C_ ("step", "Correction or workaround");
    case GUICHET_DEADLINE_VALIDATION:
    default:
      return C_ ("step", "Our validation");
    }
}

/**
 * guichet_why_text_rule:
 * @deadline: what is due
 *
 * Returns: (transfer full): the contract's delay, who owes it, and the section that says so
 */
char *
guichet_why_text_rule (GuichetDeadline *deadline)
{
  guint amount = guichet_deadline_get_amount (deadline);
  g_autofree char *delay = NULL;

  if (!has_clock (deadline))
    return g_strdup (_ ("No delay is promised."));
  delay = is_in_days (deadline)
            ? describe_days (amount)
            : g_strdup_printf (ngettext ("%u working hour", "%u working hours", amount), amount);
  return g_strdup_printf (guichet_deadline_get_owner (deadline) == GUICHET_OWNER_CLIENT
                            /* Translators: a delay, a section of the contract */
                            ? _ ("%s, that you owe (Livret, section %s)")
                            /* Translators: a delay, a section of the contract */
                            : _ ("%s, that Eksaé owes (Livret, section %s)"),
                          delay, guichet_deadline_get_section (deadline));
}

/**
 * guichet_why_text_due:
 * @deadline: what is due, with a clock
 *
 * Returns: (transfer full): when it is due, in full
 */
char *
guichet_why_text_due (GuichetDeadline *deadline)
{
  GTimeZone *zone = guichet_deadline_get_zone (deadline);
  gint64 due = guichet_deadline_get_due (deadline);
  g_autofree char *when = is_in_days (deadline) ? whole_day (zone, due - 1)
                                                : whole_moment (zone, due);

  if (is_in_days (deadline))
    /* Translators: a day */
    return g_strdup_printf (_ ("Due: %s, end of the day"), when);
  /* Translators: a moment */
  return g_strdup_printf (_ ("Due: %s"), when);
}

/**
 * guichet_why_text_course:
 * @step: a step
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): when it began, when it is due and how it went, a line each
 */
char *
guichet_why_text_course (const GuichetStep *step,
                         gint64             now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  take_line (text, describe_start (step->deadline));
  if (has_clock (step->deadline))
    take_line (text, guichet_why_text_due (step->deadline));
  take_line (text, describe_outcome (step, now));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * guichet_why_text_when:
 * @span: a stretch of @deadline's time
 *
 * Returns: (transfer full): from when to when it goes
 */
char *
guichet_why_text_when (const GuichetSpan *span,
                       GuichetDeadline   *deadline)
{
  GTimeZone *zone = guichet_deadline_get_zone (deadline);
  gboolean days = is_in_days (deadline);
  gboolean one =
    guichet_zone_get_day (zone, span->from) == guichet_zone_get_day (zone, span->to - 1);
  g_autofree char *from = days ? whole_day (zone, span->from) : whole_moment (zone, span->from);
  g_autofree char *to = NULL;

  if (days && one)
    return g_steal_pointer (&from);
  to = days  ? whole_day (zone, span->to - 1)
       : one ? guichet_time_text_clock (zone, span->to)
             : whole_moment (zone, span->to);
  /* Translators: the beginning and the end of a stretch of time */
  return g_strdup_printf (C_ ("span", "%s to %s"), from, to);
}

/**
 * guichet_why_text_reason:
 * @span: a stretch of @deadline's time
 * @opening: (nullable): the opening hours, for the names of closures
 *
 * Returns: (transfer full): why it counts or not
 */
char *
guichet_why_text_reason (const GuichetSpan   *span,
                         GuichetDeadline     *deadline,
                         GuichetOpeningHours *opening)
{
  const GuichetClosure *closure;

  switch (span->why)
    {
    case GUICHET_SPAN_OPEN:
      return g_strdup (is_in_days (deadline) ? _ ("counted") : _ ("counted: opening hours"));
    case GUICHET_SPAN_CLOSED:
      return g_strdup (_ ("not counted: out of the opening hours"));
    case GUICHET_SPAN_HOLIDAY:
      return g_strdup (_ ("not counted: public holiday"));
    case GUICHET_SPAN_WEEKEND:
      return g_strdup (_ ("not counted: weekend"));
    case GUICHET_SPAN_CLOSURE:
    default:
      closure = opening ? guichet_opening_hours_find_closure (opening, span->from) : NULL;
      if (!closure || !closure->label)
        return g_strdup (_ ("not counted: exceptional closure"));
      /* Translators: why the support is closed */
      return g_strdup_printf (_ ("not counted: exceptional closure (%s)"), closure->label);
    }
}

/**
 * guichet_why_text_amount:
 * @span: a stretch of @deadline's time
 *
 * Returns: (transfer full): how much of it counts
 */
char *
guichet_why_text_amount (const GuichetSpan *span,
                         GuichetDeadline   *deadline)
{
  gboolean counts = span->why == GUICHET_SPAN_OPEN;

  if (is_in_days (deadline))
    return describe_days (
      counts ? count_days (span, guichet_deadline_get_zone (deadline)) : 0);
  return describe_minutes (counts ? span->to - span->from : 0);
}

/**
 * guichet_why_text_total:
 * @deadline: what is due
 *
 * Returns: (transfer full): how much is counted in all
 */
char *
guichet_why_text_total (GuichetDeadline *deadline)
{
  guint counted = guichet_deadline_get_counted (deadline);
  g_autofree char *amount = is_in_days (deadline)
                              ? describe_days (counted)
                              : describe_minutes (counted * GUICHET_MINUTE_MS);

  /* Translators: hours or days */
  return g_strdup_printf (_ ("Counted in all: %s"), amount);
}

/**
 * guichet_why_text_opening:
 * @time: what it was reckoned with
 * @deadline: what is due
 *
 * Returns: (transfer full) (nullable): the opening hours in force when the delay began, and those
 *   when it ends if they are others; %NULL where none are known
 */
char *
guichet_why_text_opening (GuichetBusinessTime *time,
                          GuichetDeadline     *deadline)
{
  GuichetOpeningHours *opening = guichet_business_time_get_opening (time);
  GTimeZone *zone = guichet_deadline_get_zone (deadline);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GString) text = NULL;

  if (!opening || is_in_days (deadline))
    return NULL;
  first =
    describe_week (opening, guichet_zone_get_day (zone, guichet_deadline_get_from (deadline)));
  last = describe_week (opening, guichet_deadline_get_last_day (deadline));
  text = g_string_new (_ ("Opening hours in force, in the time of Paris:"));
  add_line (text, first);
  if (!g_str_equal (first, last))
    {
      add_line (text, _ ("Then:"));
      add_line (text, last);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * guichet_why_text_hypotheses:
 * @state: how the Demande went
 * @profile: the edition of the contract under which it was recorded
 * @deadline: of one of its steps
 *
 * Returns: (transfer full): the readings of the contract that have a part in it, a line each
 */
char *
guichet_why_text_hypotheses (GuichetDemandeState    *state,
                             GuichetContractProfile *profile,
                             GuichetDeadline        *deadline)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint number = 1; number <= GUICHET_N_HYPOTHESES; number++)
    if (guichet_demande_state_uses_hypothesis (state, deadline, number))
      take_line (text,
                 /* Translators: the number of a hypothesis, and what it says */
                 g_strdup_printf (C_ ("hypothesis", "H%u. %s"), number,
                                  guichet_contract_profile_get_hypothesis (profile, number)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * guichet_why_text_qualification:
 * @state: how the Demande went
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): the time spent on the qualification, that no delay bounds;
 *   %NULL before it begins
 */
char *
guichet_why_text_qualification (GuichetDemandeState *state,
                                gint64               now)
{
  gint64 spent = guichet_demande_state_get_qualification_time (state, now);
  int hours = (int) (spent / GUICHET_HOUR_MS);

  if (spent == 0)
    return NULL;
  if (hours < 1)
    return g_strdup (_ ("Clock not started: no delay is promised. Less than one hour spent."));
  if (hours < 48)
    /* Translators: hours */
    return g_strdup_printf (ngettext ("Clock not started: no delay is promised. %d hour spent.",
                                      "Clock not started: no delay is promised. %d hours spent.",
                                      hours), hours);
  /* Translators: days */
  return g_strdup_printf (_ ("Clock not started: no delay is promised. %d days spent."),
                          hours / 24);
}

/**
 * guichet_why_text_all:
 * @reckoning: what delays are reckoned with
 * @demande: a Demande
 * @events: (element-type GuichetEvent): all that happened to it, in order
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): all of it as a plain text; %NULL where nothing can be
 *   reckoned
 */
char *
guichet_why_text_all (GuichetReckoning *reckoning,
                      GuichetDemande   *demande,
                      GPtrArray        *events,
                      gint64            now)
{
  g_autoptr (GuichetContractProfile) profile =
    guichet_reckoning_get_profile_of (reckoning, demande, NULL);
  g_autoptr (GPtrArray) steps = guichet_reckoning_list_steps (reckoning, demande, events, NULL);
  g_autoptr (GuichetDemandeState) state = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *qualification = NULL;

  if (!profile || !steps)
    return NULL;
  state = guichet_demande_state_new (
    guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT), events);
  g_string_append_printf (text, "%s %s\n%s\n\n",
                          guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER),
                          guichet_demande_get_title (demande),
                          guichet_contract_profile_get_title (profile));
  qualification = guichet_why_text_qualification (state, now);
  for (guint i = 0; i < steps->len; i++)
    {
      add_step (text, g_ptr_array_index (steps, i), state, profile,
                guichet_reckoning_get_time (reckoning), now);
      if (i == 0 && qualification)
        g_string_append_printf (text, "%s\n%s\n\n", C_ ("step", "Qualification"), qualification);
    }
  g_string_truncate (text, text->len > 0 ? text->len - 1 : 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
