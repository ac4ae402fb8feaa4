/* guichet-milestone.c - how far the treatment of a Demande is
 *
 * Some statuses say where the Demande stands, others only that it waits: the history tells how
 * far it had come. A delivery that was refused goes back to the correction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-milestone.h"

#include <glib/gi18n.h>

/* Helpers */

/* How many milestones are behind a Demande of this status; 0 when the status does not tell. */
static guint
count_of_status (GuichetStatus status)
{
  switch (status)
    {
    case GUICHET_STATUS_ENREGISTREE:
      return GUICHET_MILESTONE_RECORDED + 1;
    case GUICHET_STATUS_PRISE_EN_CHARGE:
      return GUICHET_MILESTONE_TAKEN + 1;
    case GUICHET_STATUS_QUALIFIEE:
    case GUICHET_STATUS_NON_REPRODUITE:
    case GUICHET_STATUS_PLAN_FOURNI:
    case GUICHET_STATUS_REFUSEE:
      return GUICHET_MILESTONE_QUALIFIED + 1;
    case GUICHET_STATUS_LIVREE:
      return GUICHET_MILESTONE_DELIVERED + 1;
    case GUICHET_STATUS_VALIDEE:
      return GUICHET_MILESTONE_VALIDATED + 1;
    case GUICHET_STATUS_NONE:
    case GUICHET_STATUS_ATTENTE_CLIENT:
    case GUICHET_STATUS_ATTENTE_TIERS:
    case GUICHET_STATUS_HORS_PERIMETRE:
    case GUICHET_STATUS_CLOSE:
    case GUICHET_STATUS_UNKNOWN:
    default:
      return 0;
    }
}

static guint
follow (guint       reached,
        const char *status)
{
  guint count = count_of_status (guichet_status_from_word (status));

  return count > 0 ? count : reached;
}

/* Public API */

/**
 * guichet_milestone_count_reached:
 * @status: (nullable): the status, as the service wrote it
 * @events: (nullable) (element-type GuichetEvent): what happened, in order
 *
 * Returns: how many of the milestones are behind it
 */
guint
guichet_milestone_count_reached (const char *status,
                                 GPtrArray  *events)
{
  guint reached = 0;

  for (guint i = 0; events && i < events->len; i++)
    reached = follow (reached, guichet_event_get_fields (g_ptr_array_index (events, i))->status);
  reached = follow (reached, status);
  return reached > 0 || !status || !*status ? reached : 1;
}

/**
 * guichet_milestone_is_over:
 * @status: (nullable): the status, as the service wrote it
 *
 * Returns: whether nothing more is to come
 */
gboolean
guichet_milestone_is_over (const char *status)
{
  GuichetStatus known = guichet_status_from_word (status);

  return known == GUICHET_STATUS_CLOSE || known == GUICHET_STATUS_HORS_PERIMETRE ||
         known == GUICHET_STATUS_VALIDEE;
}

/**
 * guichet_milestone_get_label:
 * @milestone: a milestone
 *
 * Returns: its name
 */
const char *
guichet_milestone_get_label (GuichetMilestone milestone)
{
  switch (milestone)
    {
    case GUICHET_MILESTONE_RECORDED:
      return C_ ("milestone", "Recording");
    case GUICHET_MILESTONE_TAKEN:
      return C_ ("milestone", "Taking in charge");
    case GUICHET_MILESTONE_QUALIFIED:
      return C_ ("milestone", "Qualification");
    case GUICHET_MILESTONE_DELIVERED:
      return C_ ("milestone", "Correction");
    case GUICHET_MILESTONE_VALIDATED:
    case GUICHET_N_MILESTONES:
    default:
      return C_ ("milestone", "Validation");
    }
}

/**
 * guichet_milestone_get_mark:
 * @milestone: a milestone
 *
 * Returns: its name, short enough to stand under its mark in a narrow window
 */
const char *
guichet_milestone_get_mark (GuichetMilestone milestone)
{
  switch (milestone)
    {
    case GUICHET_MILESTONE_RECORDED:
      /* Translators: short for Recording; at most 9 letters */
      return C_ ("mark", "Recorded");
    case GUICHET_MILESTONE_TAKEN:
      /* Translators: short for Taking in charge; at most 9 letters */
      return C_ ("mark", "Taken");
    case GUICHET_MILESTONE_QUALIFIED:
      /* Translators: short for Qualification; at most 9 letters */
      return C_ ("mark", "Qualif.");
    case GUICHET_MILESTONE_DELIVERED:
      /* Translators: short for Correction; at most 9 letters */
      return C_ ("mark", "Correct.");
    case GUICHET_MILESTONE_VALIDATED:
    case GUICHET_N_MILESTONES:
    default:
      /* Translators: short for Validation; at most 9 letters */
      return C_ ("mark", "Valid.");
    }
}

/**
 * guichet_milestone_describe:
 * @reached: how many milestones are behind it
 * @is_over: whether nothing more is to come
 *
 * What the drawn line shows, for those who do not see it.
 *
 * Returns: (transfer full): one sentence
 */
char *
guichet_milestone_describe (guint    reached,
                            gboolean is_over)
{
  const char *last;

  if (reached == 0)
    return g_strdup (_ ("Not recorded yet"));
  last = guichet_milestone_get_label (reached - 1);
  if (is_over || reached >= GUICHET_N_MILESTONES)
    /* Translators: how many of the five steps were reached, and the last one */
    return g_strdup_printf (_ ("%u of 5 steps, the last one: %s. Nothing more is to come."),
                            reached, last);
  /* Translators: how many of the five steps were reached, the last one, the next one */
  return g_strdup_printf (_ ("%u of 5 steps, the last one: %s. Next: %s."), reached, last,
                          guichet_milestone_get_label (reached));
}
