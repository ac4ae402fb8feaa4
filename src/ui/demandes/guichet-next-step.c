/* guichet-next-step.c - what comes next for a Demande, by whom and until when
 *
 * The contract's rules are the domain's; this only says them. Where no delay is promised that
 * is said too, and no clock is invented.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-next-step.h"

#include "guichet-deadline-text.h"
#include "guichet-reckoning.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

/* Helpers */

/* Whether a clock may run: where we are awaited to answer, no delay of the contract does. */
static gboolean
may_run (GuichetDemande *demande,
         GPtrArray      *events)
{
  return events && guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT) != 0 &&
         guichet_demande_get_status (demande) != GUICHET_STATUS_ATTENTE_CLIENT;
}

static GuichetDeadline *
find_deadline (GuichetDemande            *demande,
               GPtrArray                 *events,
               GuichetServiceInformation *information)
{
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetReckoning) reckoning = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const GuichetStep *next;

  if (!information || !paris || !may_run (demande, events))
    return NULL;
  reckoning = guichet_reckoning_new (information, paris, NULL);
  steps = reckoning ? guichet_reckoning_list_steps (reckoning, demande, events, NULL) : NULL;
  next = steps ? guichet_steps_find_next (steps) : NULL;
  return next ? guichet_deadline_ref (next->deadline) : NULL;
}

static const char *
sentence_of_delivery (GuichetDelivery delivery)
{
  switch (delivery)
    {
    case GUICHET_DELIVERY_DRAFT:
      return _ ("You are still writing it: nothing was sent.");
    case GUICHET_DELIVERY_REFUSED:
      return _ ("The service does not take it as it is: correct it and send it again.");
    case GUICHET_DELIVERY_QUEUED:
    case GUICHET_DELIVERY_SENDING:
    case GUICHET_DELIVERY_SENT:
    default:
      return _ ("It leaves as soon as the service answers; its delays start when it is recorded.");
    }
}

/* What is said where no clock runs. */
static const char *
sentence_of_status (GuichetStatus      status,
                    GuichetCriticality criticality)
{
  switch (status)
    {
    case GUICHET_STATUS_ENREGISTREE:
      return _ ("A technician takes it in charge within 8 working hours.");
    case GUICHET_STATUS_PRISE_EN_CHARGE:
      return _ ("The support reproduces and qualifies it: no delay is promised for that.");
    case GUICHET_STATUS_QUALIFIEE:
      return criticality == GUICHET_CRITICALITY_MINEURE
               ? _ ("No delay is promised for the correction of a Mineure.")
               : _ ("The support works on it.");
    case GUICHET_STATUS_NON_REPRODUITE:
      return _ ("The support could not reproduce it: tell it more to go on.");
    case GUICHET_STATUS_PLAN_FOURNI:
      return _ ("The correction follows the plan: no delay is promised for it.");
    case GUICHET_STATUS_REFUSEE:
      return _ ("You refused the delivery: the support works on it again.");
    case GUICHET_STATUS_LIVREE:
      return _ ("Validate or refuse what was delivered.");
    case GUICHET_STATUS_VALIDEE:
      return _ ("You validated what was delivered.");
    case GUICHET_STATUS_ATTENTE_CLIENT:
      return _ ("Answer below: the treatment goes on from there.");
    case GUICHET_STATUS_ATTENTE_TIERS:
      return _ ("The support waits for a third party, for which it is not liable.");
    case GUICHET_STATUS_HORS_PERIMETRE:
      return _ ("It is outside of the contract: nothing more is to come.");
    case GUICHET_STATUS_CLOSE:
      return _ ("Nothing more is to come. Write a new Demande if it happens again.");
    case GUICHET_STATUS_NONE:
    case GUICHET_STATUS_UNKNOWN:
    default:
      return _ ("This version of Guichet does not know this status: see the Portail.");
    }
}

/* Public API */

/**
 * guichet_next_step_describe:
 * @demande: a Demande
 * @events: (nullable) (element-type GuichetEvent): all that happened to it, in order
 * @information: (nullable): what the service says of itself, for its opening hours
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what comes next, in one sentence
 */
char *
guichet_next_step_describe (GuichetDemande            *demande,
                            GPtrArray                 *events,
                            GuichetServiceInformation *information,
                            gint64                     now)
{
  GuichetStatus status = guichet_demande_get_status (demande);
  g_autoptr (GuichetDeadline) deadline = NULL;

  if (status == GUICHET_STATUS_NONE)
    return g_strdup (sentence_of_delivery (guichet_demande_get_delivery (demande)));
  deadline = find_deadline (demande, events, information);
  if (deadline)
    return guichet_deadline_text_sentence (deadline, now);
  return g_strdup (sentence_of_status (status, guichet_demande_get_criticality (demande)));
}

/**
 * guichet_next_step_brief:
 * @demande: a Demande
 * @events: (nullable) (element-type GuichetEvent): all that happened to it, in order
 * @information: (nullable): what the service says of itself, for its opening hours
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): what is due next and how much is left, in a few words;
 *   %NULL where no clock runs
 */
char *
guichet_next_step_brief (GuichetDemande            *demande,
                         GPtrArray                 *events,
                         GuichetServiceInformation *information,
                         gint64                     now)
{
  g_autoptr (GuichetDeadline) deadline = find_deadline (demande, events, information);

  return deadline ? guichet_deadline_text_brief (deadline, now) : NULL;
}
