/* guichet-figures-text.c - figures in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures-text.h"

#include "guichet-chart-data.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>
#include <math.h>

/* Helpers */

static char *
format_day (GuichetDay  day,
            const char *pattern)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  int year, month, day_of_month;

  guichet_day_get_date (day, &year, &month, &day_of_month);
  time = g_date_time_new (utc, year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (time, pattern);
}

/* Public API */

/**
 * guichet_figures_text_level:
 *
 * Returns: (transfer none): the name of a level
 */
const char *
guichet_figures_text_level (GuichetCriticality level)
{
  switch (level)
    {
    case GUICHET_CRITICALITY_BLOQUANTE:
      return _ ("Bloquante");
    case GUICHET_CRITICALITY_MAJEURE:
      return _ ("Majeure");
    case GUICHET_CRITICALITY_MINEURE:
      return _ ("Mineure");
    case GUICHET_CRITICALITY_NONE:
    default:
      return _ ("Not qualified");
    }
}

/**
 * guichet_figures_text_status:
 *
 * Returns: (transfer none): the name of a status
 */
const char *
guichet_figures_text_status (GuichetStatus status)
{
  static const char *const names[GUICHET_N_STATUSES] = {
    [GUICHET_STATUS_ENREGISTREE] = N_ ("Recorded"),
    [GUICHET_STATUS_PRISE_EN_CHARGE] = N_ ("Taken in charge"),
    [GUICHET_STATUS_QUALIFIEE] = N_ ("Qualified"),
    [GUICHET_STATUS_NON_REPRODUITE] = N_ ("Not reproduced"),
    [GUICHET_STATUS_PLAN_FOURNI] = N_ ("Action plan given"),
    [GUICHET_STATUS_LIVREE] = N_ ("Delivered, to be validated"),
    [GUICHET_STATUS_VALIDEE] = N_ ("Validated"),
    [GUICHET_STATUS_REFUSEE] = N_ ("Delivery refused"),
    [GUICHET_STATUS_ATTENTE_CLIENT] = N_ ("Waiting for our answer"),
    [GUICHET_STATUS_ATTENTE_TIERS] = N_ ("Waiting for a third party"),
    [GUICHET_STATUS_HORS_PERIMETRE] = N_ ("Out of the contract"),
    [GUICHET_STATUS_CLOSE] = N_ ("Closed"),
  };

  return status < GUICHET_N_STATUSES && names[status] ? _ (names[status]) : _ ("Unknown status");
}

/**
 * guichet_figures_text_progiciel:
 * @information: (nullable): where names are
 *
 * Returns: (transfer full): the name of a Progiciel, its id when the service does not name it
 */
char *
guichet_figures_text_progiciel (GuichetServiceInformation *information,
                                const char                *id)
{
  const GPtrArray *progiciels =
    information ? guichet_service_information_get_progiciels (information) : NULL;

  if (!*id)
    return g_strdup (_ ("No Progiciel said"));
  for (guint i = 0; progiciels && i < progiciels->len; i++)
    if (g_str_equal (guichet_progiciel_get_id (g_ptr_array_index (progiciels, i)), id))
      return g_strdup (guichet_progiciel_get_name (g_ptr_array_index (progiciels, i)));
  return g_strdup (id);
}

/**
 * guichet_figures_text_day:
 *
 * Returns: (transfer full): a day with its year
 */
char *
guichet_figures_text_day (GuichetDay day)
{
  /* Translators: a day with its year, as g_date_time_format() writes it */
  return format_day (day, C_ ("figures", "%-d %b %Y"));
}

/**
 * guichet_figures_text_month:
 * @brief: whether there is little room
 *
 * Returns: (transfer full): a month
 */
char *
guichet_figures_text_month (int      year,
                            int      month,
                            gboolean brief)
{
  /* Translators: a month, as g_date_time_format() writes it, with its year and without */
  return format_day (guichet_day_new (year, month, 1),
                     brief ? C_ ("figures", "%b") : C_ ("figures", "%B %Y"));
}

/**
 * guichet_figures_text_period:
 *
 * Returns: (transfer full): a period, as short as it can be said
 */
char *
guichet_figures_text_period (const GuichetReportPeriod *period)
{
  g_autofree char *from = guichet_figures_text_day (period->from);
  g_autofree char *to = guichet_figures_text_day (period->to - 1);
  int year, month, day;

  guichet_day_get_date (period->from, &year, &month, &day);
  switch (period->kind)
    {
    case GUICHET_REPORT_MONTH:
      return guichet_figures_text_month (year, month, FALSE);
    case GUICHET_REPORT_QUARTER:
      /* Translators: a quarter of a year: its number, then the year */
      return g_strdup_printf (_ ("Quarter %d of %d"), (month + 2) / 3, year);
    case GUICHET_REPORT_YEAR:
      return g_strdup_printf ("%d", year);
    case GUICHET_REPORT_CONTRACT:
    case GUICHET_REPORT_FREE:
    default:
      /* Translators: a period: its first and its last day */
      return g_strdup_printf (_ ("%s – %s"), from, to);
    }
}

/**
 * guichet_figures_text_margin:
 *
 * Returns: (transfer full): by how much a prise en charge is on time or late, in hours ouvrées
 */
char *
guichet_figures_text_margin (const GuichetMargin *margin)
{
  const int minutes = (int) (ABS (margin->margin) / 60000);
  g_autofree char *length = g_strdup_printf (_ ("%d h %02d"), minutes / 60, minutes % 60);

  if (margin->late)
    /* Translators: hours ouvrées */
    return g_strdup_printf (margin->in_charge_at ? _ ("taken in charge %s late")
                                                 : _ ("late by %s, still awaited"),
                            length);
  return g_strdup_printf (margin->in_charge_at ? _ ("taken in charge with %s to spare")
                                               : _ ("%s left for the prise en charge"),
                          length);
}

/**
 * guichet_figures_text_verdict:
 *
 * Returns: (transfer full): whether the promised share is kept so far
 */
char *
guichet_figures_text_verdict (const GuichetCompliance *compliance,
                              gboolean                 with_telephone)
{
  if (isnan (guichet_compliance_get_rate (compliance, with_telephone)))
    return g_strdup (_ ("No prise en charge to judge yet"));
  if (guichet_compliance_is_kept (compliance, with_telephone))
    return g_strdup_printf (_ ("The promised %u %% is kept so far"), compliance->percent);
  return g_strdup_printf (_ ("The promised %u %% is not kept so far"), compliance->percent);
}

/**
 * guichet_figures_text_leeway:
 *
 * Returns: (transfer full): how many more can be late
 */
char *
guichet_figures_text_leeway (const GuichetCompliance *compliance,
                             gboolean                 with_telephone)
{
  const int leeway = guichet_compliance_get_leeway (compliance, with_telephone);

  if (leeway > 0)
    return g_strdup_printf (ngettext ("%d more can be late without missing the share",
                                      "%d more can be late without missing the share",
                                      (gulong) leeway),
                            leeway);
  if (leeway == 0)
    return g_strdup (_ ("One more late and the share is missed"));
  if (leeway == -G_MAXINT)
    return g_strdup (_ ("The share cannot be reached any more"));
  return g_strdup_printf (ngettext ("%d prise en charge on time is lacking",
                                    "%d prises en charge on time are lacking",
                                    (gulong) -leeway),
                          -leeway);
}

/**
 * guichet_figures_text_projection:
 * @paris: Europe/Paris (H4)
 *
 * Returns: (transfer full) (nullable): what is to be expected of the rest of the period; %NULL
 *   when it is over, has not begun, or has nothing to judge by
 */
char *
guichet_figures_text_projection (const GuichetFigures *figures,
                                 GTimeZone            *paris,
                                 gboolean              with_telephone)
{
  const gint64 from = guichet_zone_to_instant (paris, figures->from, 0);
  const gint64 to = guichet_zone_to_instant (paris, figures->to, 0);
  guint expected;
  int leeway;

  if (figures->count == 0 || figures->now <= from || figures->now >= to)
    return NULL;
  leeway = guichet_compliance_project (&figures->compliance, with_telephone,
                                       figures->now - from, to - from, &expected);
  if (leeway < 0)
    return g_strdup_printf (_ ("At this pace the period will end with %u Demandes: %d too many "
                               "would be late already."),
                            expected, -leeway);
  return g_strdup_printf (_ ("At this pace the period will end with %u Demandes: up to %d more "
                             "could then be late."),
                          expected, leeway);
}

/**
 * guichet_figures_text_telephone:
 *
 * Returns: (transfer full) (nullable): the Demandes made by telephone, shown apart (H11)
 */
char *
guichet_figures_text_telephone (const GuichetCompliance *compliance)
{
  const GuichetTally *tally = &compliance->tallies[GUICHET_CHANNEL_TELEPHONE];

  if (tally->on_time + tally->late + tally->pending == 0)
    return NULL;
  return g_strdup_printf (_ ("By telephone, counted apart (H11): %u on time, %u late, %u pending."),
                          tally->on_time, tally->late, tally->pending);
}
