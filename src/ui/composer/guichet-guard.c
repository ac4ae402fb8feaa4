/* guichet-guard.c - what stands in the way of a Demande being written, in words
 *
 * Said while it is written, with what to do; sending stays possible, with a stated reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-guard.h"

#include <glib/gi18n.h>

/* Helpers */

static GuichetContractProfile *
find_profile (GuichetServiceInformation *information)
{
  const char *id = guichet_service_information_get_profile (information);
  GuichetContractProfile *profile = id ? guichet_contract_profile_new (id, NULL) : NULL;

  return profile ? profile : guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
}

static const char *
get_third_party (const GuichetReason *reason)
{
  const GuichetNoticeFields *fields = guichet_notice_get_fields (reason->notice);

  return fields->third_party ? fields->third_party : fields->title;
}

/* What we must ensure ourselves, and how it is put right. */
static const char *
get_remedy (const GuichetReason *reason)
{
  switch (reason->kind)
    {
    case GUICHET_REASON_VERSION:
      return _ ("plan the Mise à Jour with Eksaé");
    case GUICHET_REASON_FORMATION:
      return _ ("plan a training");
    case GUICHET_REASON_PREREQUIS:
      return _ ("bring the workstations and servers up to the Pré-requis Techniques");
    case GUICHET_REASON_TELEASSISTANCE:
      return _ ("install the means of téléassistance, or authorise its use");
    default:
      return _ ("plan to put it right");
    }
}

static char *
advise_duty (const GuichetReason *reason)
{
  /* Translators: a section number of the contract, then what to do */
  return g_strdup_printf (_ ("The Service can be suspended for that (contract, %s): %s. You can "
                             "still send this, with your reason."),
                          reason->section, get_remedy (reason));
}

/* Public API */

/**
 * guichet_guard_list_reasons:
 * @information: (nullable): what the service says of itself; nothing is said without it
 * @installed: (nullable): what our parc says of the Progiciel
 * @zone: Europe/Paris
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (element-type GuichetReason): what stands in the way of @demande
 */
GPtrArray *
guichet_guard_list_reasons (GuichetDemande            *demande,
                            GuichetServiceInformation *information,
                            const GuichetParcEntry    *installed,
                            GTimeZone                 *zone,
                            gint64                     now)
{
  g_autoptr (GuichetContractProfile) profile = information ? find_profile (information) : NULL;
  const char *texts[] = {
    guichet_demande_get_text (demande, GUICHET_DEMANDE_TITLE),
    guichet_demande_get_text (demande, GUICHET_DEMANDE_CONTEXT),
    guichet_demande_get_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES),
    guichet_demande_get_text (demande, GUICHET_DEMANDE_OBSERVED),
    NULL,
  };
  GuichetEligibility facts = { .profile = profile, .texts = texts };

  if (!profile)
    return g_ptr_array_new ();
  facts.subject =
    guichet_subject_from_word (guichet_demande_get_text (demande, GUICHET_DEMANDE_SUBJECT));
  facts.progiciel = guichet_service_information_find_progiciel (
    information, guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL));
  facts.version = guichet_demande_get_text (demande, GUICHET_DEMANDE_VERSION);
  facts.notices = guichet_service_information_get_notices (information);
  for (guint i = 0; installed && i < GUICHET_N_CONDITIONS; i++)
    facts.conditions[i] = installed->conditions[i];
  return guichet_eligibility_list_reasons (&facts, zone, now);
}

/**
 * guichet_guard_describe:
 *
 * Returns: (transfer full): what is in the way, in a few words
 */
char *
guichet_guard_describe (const GuichetReason *reason,
                        GuichetDemande      *demande)
{
  switch (reason->kind)
    {
    case GUICHET_REASON_VERSION:
      /* Translators: a version number */
      return g_strdup_printf (_ ("%s is older than the last two Mises à Jour majeures"),
                              guichet_demande_get_text (demande, GUICHET_DEMANDE_VERSION));
    case GUICHET_REASON_THIRD_PARTY:
      /* Translators: who is unavailable, such as "DSN (net-entreprises)" */
      return g_strdup_printf (_ ("%s is unavailable now"), get_third_party (reason));
    case GUICHET_REASON_LOGICIEL:
      return g_strdup (_ ("A Logiciel is not a Progiciel Eksaé"));
    case GUICHET_REASON_PROGICIEL_AUTEUR:
      return g_strdup (_ ("A Progiciel Auteur is not a Progiciel Eksaé"));
    case GUICHET_REASON_ETAT_SPECIFIQUE:
      return g_strdup (_ ("An État Spécifique is not covered by Mises à Jour"));
    case GUICHET_REASON_DEVELOPPEMENT_SPECIFIQUE:
      return g_strdup (_ ("A Développement Spécifique is not covered by Mises à Jour"));
    case GUICHET_REASON_FORMATION:
      return g_strdup (_ ("The users are not trained"));
    case GUICHET_REASON_PREREQUIS:
      return g_strdup (_ ("The Pré-requis Techniques are not respected"));
    case GUICHET_REASON_TELEASSISTANCE:
      return g_strdup (_ ("Téléassistance is not ready"));
    case GUICHET_REASON_LICENCE:
    default:
      return g_strdup (_ ("A licence is missing"));
    }
}

/**
 * guichet_guard_advise:
 *
 * Returns: (transfer full): what the contract says of it, and what to do
 */
char *
guichet_guard_advise (const GuichetReason *reason)
{
  switch (reason->effect)
    {
    case GUICHET_EFFECT_NOT_A_DEMANDE:
      return g_strdup (reason->kind == GUICHET_REASON_LOGICIEL
                         ? _ ("Its incidents are not Demandes: turn to whoever supplies it or "
                              "maintains your workstations. You can still send this, with your "
                              "reason.")
                         : _ ("Its incidents are not Demandes: turn to its publisher. You can "
                              "still send this, with your reason."));
    case GUICHET_EFFECT_NO_UPDATE:
      return g_strdup (_ ("It remains a Demande, but no Mise à Jour covers it. You can send it, "
                          "with your reason."));
    case GUICHET_EFFECT_NOT_LIABLE:
      return g_strdup (_ ("It is an outage of a third party, for which the service is not liable: "
                          "nothing needs to be sent. If yours is something else, say why below."));
    case GUICHET_EFFECT_SUSPENSION:
    case GUICHET_EFFECT_DISCHARGE:
      return advise_duty (reason);
    case GUICHET_EFFECT_PRECONDITION:
    default:
      /* Translators: a section number of the contract */
      return g_strdup_printf (_ ("The Service supposes it (contract, %s): ask your contact at "
                                 "Eksaé for it. You can still send this, with your reason."),
                              reason->section);
    }
}

/**
 * guichet_guard_get_link:
 *
 * Returns: (transfer none) (nullable): where to read more of it, an https address
 */
const char *
guichet_guard_get_link (const GuichetReason *reason)
{
  return reason->notice ? guichet_notice_get_fields (reason->notice)->link : NULL;
}
