/* guichet-next-step.c - what comes next for a Demande, by whom and until when
 *
 * The contract's rules are the domain's; this only says them. Where no delay is promised that
 * is said too, and no clock is invented.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-next-step.h"

#include "guichet-deadline-text.h"

#include <glib/gi18n.h>

/* Helpers */

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

/* The contract's own figure, where no opening hours tell when it ends. */
static char *
sentence_of_recorded (GuichetDemande *demande)
{
  const char *id = guichet_demande_get_text (demande, GUICHET_DEMANDE_PROFILE);
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (*id ? id : GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  const GuichetDelay *delay =
    profile ? guichet_contract_profile_find_delay (profile, GUICHET_DEADLINE_PRISE_EN_CHARGE,
                                                   GUICHET_CRITICALITY_NONE)
            : NULL;

  if (!delay)
    return g_strdup (_ ("A technician takes it in charge."));
  return g_strdup_printf (
    delay->unit == GUICHET_DELAY_DAYS
      ? ngettext ("A technician takes it in charge within %u working day.",
                  "A technician takes it in charge within %u working days.", delay->amount)
      : ngettext ("A technician takes it in charge within %u working hour.",
                  "A technician takes it in charge within %u working hours.", delay->amount),
    delay->amount);
}

/* What is said where no clock runs. */
static const char *
sentence_of_status (GuichetStatus      status,
                    GuichetCriticality criticality)
{
  switch (status)
    {
    case GUICHET_STATUS_ENREGISTREE:
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

static gboolean
is_wait (GuichetStatus status)
{
  return status == GUICHET_STATUS_ATTENTE_CLIENT || status == GUICHET_STATUS_ATTENTE_TIERS;
}

/* Public API */

/**
 * guichet_next_step_find:
 * @demande: a Demande
 * @events: (nullable) (element-type GuichetEvent): all that happened to it, in order
 * @reckoning: (nullable): what delays are reckoned with
 *
 * Reckons what is due next. To be kept until one of these changes: what is left of it at an
 * instant is said without reckoning again.
 *
 * Returns: (transfer full) (nullable): what is due first; %NULL where no clock runs
 */
GuichetDeadline *
guichet_next_step_find (GuichetDemande   *demande,
                        GPtrArray        *events,
                        GuichetReckoning *reckoning)
{
  g_autoptr (GPtrArray) steps = NULL;
  const GuichetStep *next;

  if (!reckoning || !events ||
      guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT) == 0)
    return NULL;
  steps = guichet_reckoning_list_steps (reckoning, demande, events, NULL);
  next = steps ? guichet_steps_find_next (steps) : NULL;
  return next ? guichet_deadline_ref (next->deadline) : NULL;
}

/**
 * guichet_next_step_say:
 * @demande: a Demande
 * @deadline: (nullable): what is due next, as guichet_next_step_find() found it
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what comes next; while something is awaited that is said first, and
 *   what is due goes on being due (H14)
 */
char *
guichet_next_step_say (GuichetDemande  *demande,
                       GuichetDeadline *deadline,
                       gint64           now)
{
  GuichetStatus status = guichet_demande_get_status (demande);
  g_autofree char *due = deadline ? guichet_deadline_text_sentence (deadline, now) : NULL;
  const char *plain = sentence_of_status (status, guichet_demande_get_criticality (demande));

  if (status == GUICHET_STATUS_NONE)
    return g_strdup (sentence_of_delivery (guichet_demande_get_delivery (demande)));
  if (due && is_wait (status))
    return g_strdup_printf ("%s %s", plain, due);
  if (due)
    return g_steal_pointer (&due);
  return status == GUICHET_STATUS_ENREGISTREE ? sentence_of_recorded (demande) : g_strdup (plain);
}

/**
 * guichet_next_step_describe:
 * @demande: a Demande
 * @events: (nullable) (element-type GuichetEvent): all that happened to it, in order
 * @reckoning: (nullable): what delays are reckoned with
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what comes next, in a sentence or two
 */
char *
guichet_next_step_describe (GuichetDemande   *demande,
                            GPtrArray        *events,
                            GuichetReckoning *reckoning,
                            gint64            now)
{
  g_autoptr (GuichetDeadline) deadline = guichet_next_step_find (demande, events, reckoning);

  return guichet_next_step_say (demande, deadline, now);
}

/**
 * guichet_next_step_brief:
 * @deadline: (nullable): what is due next, as guichet_next_step_find() found it
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): what is due next and how much is left, in a few words;
 *   %NULL where no clock runs. Waiting for our answer stops no clock (H14).
 */
char *
guichet_next_step_brief (GuichetDeadline *deadline,
                         gint64           now)
{
  return deadline ? guichet_deadline_text_brief (deadline, now) : NULL;
}
