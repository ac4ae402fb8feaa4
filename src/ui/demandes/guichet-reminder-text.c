/* guichet-reminder-text.c - reminding the support of what is late
 *
 * A text to be read over and sent by a person. It states facts, and what is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reminder-text.h"

#include "guichet-instant.h"
#include "guichet-why-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_hours (gint64 duration)
{
  int minutes = (int) (duration / GUICHET_MINUTE_MS);

  if (minutes < 60)
    /* Translators: minutes within opening hours */
    return g_strdup_printf (_ ("late by %d working min"), minutes);
  /* Translators: hours and minutes within opening hours */
  return g_strdup_printf (_ ("late by %d h %02d of working time"), minutes / 60, minutes % 60);
}

static char *
write_moment (GTimeZone *zone,
              gint64     instant)
{
  g_autoptr (GDateTime) time = guichet_instant_to_datetime (instant, zone);

  /* Translators: a moment in a letter, as g_date_time_format() writes it */
  return time ? g_date_time_format (time, C_ ("letter", "%A %-d %B %Y at %H:%M")) : g_strdup ("");
}

static const char *
name_what_is_late (GuichetDeadlineKind kind)
{
  switch (kind)
    {
    case GUICHET_DEADLINE_PRISE_EN_CHARGE:
      return C_ ("letter", "its taking in charge");
    case GUICHET_DEADLINE_PLAN_ACTION:
      return C_ ("letter", "its corrective action plan");
    case GUICHET_DEADLINE_CORRECTION:
    case GUICHET_DEADLINE_VALIDATION:
    default:
      return C_ ("letter", "its correction, or a workaround");
    }
}

/* Public API */

/**
 * guichet_reminder_text_lateness:
 * @deadline: what has passed
 * @time: what it was reckoned with
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): by how much it is late, in heures or jours ouvrés
 */
char *
guichet_reminder_text_lateness (GuichetDeadline     *deadline,
                                GuichetBusinessTime *time,
                                gint64               now)
{
  gint64 due = guichet_deadline_get_due (deadline);
  gint64 duration = 0;
  guint n_days = 0;

  if (guichet_deadline_get_unit (deadline) == GUICHET_DELAY_HOURS)
    return guichet_business_time_measure (time, due, now, &duration, NULL)
             ? describe_hours (duration)
             : g_strdup (_ ("late"));
  if (!guichet_business_time_measure_days (time, due - 1, now, &n_days, NULL) || n_days == 0)
    return g_strdup (_ ("late"));
  /* Translators: working days */
  return g_strdup_printf (ngettext ("late by %u working day", "late by %u working days", n_days),
                          n_days);
}

/**
 * guichet_reminder_text_write:
 * @demande: a Demande
 * @deadline: what Eksaé owes and has not done
 * @time: what it was reckoned with
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): a reminder, with the number, the dates, the delay and the lateness
 */
char *
guichet_reminder_text_write (GuichetDemande      *demande,
                             GuichetDeadline     *deadline,
                             GuichetBusinessTime *time,
                             gint64               now)
{
  GTimeZone *zone = guichet_deadline_get_zone (deadline);
  gboolean days = guichet_deadline_get_unit (deadline) == GUICHET_DELAY_DAYS;
  gint64 last = guichet_deadline_get_due (deadline) - (days ? GUICHET_MINUTE_MS : 0);
  g_autofree char *recorded =
    write_moment (zone, guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT));
  g_autofree char *due = write_moment (zone, last);
  g_autofree char *rule = guichet_why_text_rule (deadline);
  g_autofree char *lateness = guichet_reminder_text_lateness (deadline, time, now);

  /* Translators: the number and the object of a Demande, when it was recorded, what is late, when
   * it was due, the delay with the section of the contract, by how much it is late */
  return g_strdup_printf (_ ("Hello,\n\nOur Demande %1$s (“%2$s”) was recorded on %3$s. We have "
                             "not had %4$s, which was due on %5$s: %6$s. It is %7$s.\n\nWould "
                             "you tell us where it stands, and when we may expect it?\n\n"
                             "Thank you."),
                          guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER),
                          guichet_demande_get_title (demande), recorded,
                          name_what_is_late (guichet_deadline_get_kind (deadline)), due, rule,
                          lateness);
}
