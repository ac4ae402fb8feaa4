/* guichet-deadline-text.c - when something is due and by whom, in words
 *
 * A delay in days ends with a day: its due instant, the midnight after, is never shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-deadline-text.h"

#include "guichet-instant.h"
#include "guichet-time-text.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_late (GuichetDeadlineKind kind,
               const char         *due)
{
  switch (kind)
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      /* Translators: when it was due */
      return g_strdup_printf (_ ("The support should have taken it in charge %s."), due);
    case GUICHET_DEADLINE_PLAN_ACTION:
      /* Translators: when it was due */
      return g_strdup_printf (_ ("The support should have given its action plan %s."), due);
    case GUICHET_DEADLINE_CORRECTION:
      /* Translators: when it was due */
      return g_strdup_printf (_ ("The support should have delivered a correction %s."), due);
    case GUICHET_DEADLINE_VALIDATION:
    default:
      /* Translators: when it was due */
      return g_strdup_printf (_ ("You should have validated or refused the delivery %s."), due);
    }
}

static char *
describe_owed (GuichetDeadlineKind kind,
               const char         *due,
               const char         *left)
{
  switch (kind)
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      /* Translators: when it is due, then how much is left */
      return g_strdup_printf (_ ("The support takes it in charge at the latest %s (%s)."), due,
                              left);
    case GUICHET_DEADLINE_PLAN_ACTION:
      /* Translators: when it is due, then how much is left */
      return g_strdup_printf (_ ("The support gives its action plan at the latest %s (%s)."), due,
                              left);
    case GUICHET_DEADLINE_CORRECTION:
      /* Translators: when it is due, then how much is left */
      return g_strdup_printf (_ ("The support delivers a correction at the latest %s (%s)."), due,
                              left);
    case GUICHET_DEADLINE_VALIDATION:
    default:
      /* Translators: when it is due, then how much is left */
      return g_strdup_printf (_ ("Validate or refuse the delivery at the latest %s (%s)."), due,
                              left);
    }
}

/* What is due; %NULL where the status says it already. */
static const char *
name_of (GuichetDeadlineKind kind)
{
  switch (kind)
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      return C_ ("due", "taking in charge");
    case GUICHET_DEADLINE_PLAN_ACTION:
      return C_ ("due", "action plan");
    case GUICHET_DEADLINE_CORRECTION:
      return C_ ("due", "correction");
    case GUICHET_DEADLINE_VALIDATION:
    default:
      return NULL;
    }
}

static char *
describe_hours (gint64 remaining)
{
  int minutes = (int) (remaining / GUICHET_MINUTE_MS);

  if (minutes < 60)
    /* Translators: minutes within opening hours */
    return g_strdup_printf (_ ("%d working min left"), minutes);
  /* Translators: hours and minutes within opening hours */
  return g_strdup_printf (_ ("%d h %02d of working time left"), minutes / 60, minutes % 60);
}

/* Public API */

/**
 * guichet_deadline_text_due:
 * @deadline: a deadline with a clock
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): when it is due, such as "Fri 27 Nov, end of the day"
 */
char *
guichet_deadline_text_due (GuichetDeadline *deadline,
                           gint64           now)
{
  GTimeZone *zone = guichet_deadline_get_zone (deadline);
  gint64 due = guichet_deadline_get_due (deadline);
  g_autofree char *day = NULL;

  if (guichet_deadline_get_unit (deadline) == GUICHET_DELAY_HOURS)
    return guichet_time_text_moment (zone, due, now);
  day = guichet_time_text_day (zone, due - 1, now);
  /* Translators: a day */
  return g_strdup_printf (_ ("%s, end of the day"), day);
}

/**
 * guichet_deadline_text_remaining:
 * @deadline: a deadline with a clock
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): how much is left of it
 */
char *
guichet_deadline_text_remaining (GuichetDeadline *deadline,
                                 gint64           now)
{
  guint days;

  if (guichet_deadline_is_late (deadline, now))
    return g_strdup (_ ("late"));
  if (guichet_deadline_get_unit (deadline) == GUICHET_DELAY_HOURS)
    return describe_hours (guichet_deadline_get_remaining (deadline, now));
  days = guichet_deadline_get_remaining_days (deadline, now);
  if (days == 0)
    return g_strdup (_ ("last day"));
  /* Translators: working days */
  return g_strdup_printf (ngettext ("%u working day left", "%u working days left", days), days);
}

/**
 * guichet_deadline_text_brief:
 * @deadline: a deadline with a clock
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what is due and how much is left of it, for a row
 */
char *
guichet_deadline_text_brief (GuichetDeadline *deadline,
                             gint64           now)
{
  g_autofree char *remaining = guichet_deadline_text_remaining (deadline, now);
  const char *name = name_of (guichet_deadline_get_kind (deadline));

  if (!name)
    return g_steal_pointer (&remaining);
  /* Translators: what is due ("correction"), then how much is left ("2 working days left") */
  return g_strdup_printf (_ ("%s: %s"), name, remaining);
}

/**
 * guichet_deadline_text_sentence:
 * @deadline: a deadline with a clock
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): who owes what until when, in one sentence
 */
char *
guichet_deadline_text_sentence (GuichetDeadline *deadline,
                                gint64           now)
{
  GuichetDeadlineKind kind = guichet_deadline_get_kind (deadline);
  g_autofree char *due = guichet_deadline_text_due (deadline, now);
  g_autofree char *remaining = guichet_deadline_text_remaining (deadline, now);

  if (guichet_deadline_is_late (deadline, now))
    return describe_late (kind, due);
  return describe_owed (kind, due, remaining);
}
