/* guichet-eligibility.h - what stands between a Demande and its treatment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-contract-profile.h"
#include "guichet-day.h"
#include "guichet-notice.h"
#include "guichet-progiciel.h"

G_BEGIN_DECLS

/**
 * GuichetSubject:
 * @GUICHET_SUBJECT_PROGICIEL: a Progiciel Eksaé
 * @GUICHET_SUBJECT_ETAT_SPECIFIQUE: an État Spécifique of one
 * @GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE: a Développement Spécifique of one
 * @GUICHET_SUBJECT_PROGICIEL_AUTEUR: another publisher's product that Eksaé distributes
 * @GUICHET_SUBJECT_LOGICIEL: anything else: system, DBMS, antivirus, office suite…
 * @GUICHET_N_SUBJECTS: how many there are
 *
 * What a Demande is about (Livret, 1).
 */
typedef enum
{
  GUICHET_SUBJECT_PROGICIEL,
  GUICHET_SUBJECT_ETAT_SPECIFIQUE,
  GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE,
  GUICHET_SUBJECT_PROGICIEL_AUTEUR,
  GUICHET_SUBJECT_LOGICIEL,
  GUICHET_N_SUBJECTS,
} GuichetSubject;

/**
 * GuichetCondition:
 * @GUICHET_CONDITION_FORMATION: users trained on the Progiciel and its Mises à Jour
 * @GUICHET_CONDITION_PREREQUIS: hardware and environment conform to the Pré-requis Techniques
 * @GUICHET_CONDITION_TELEASSISTANCE: the means of téléassistance; by telephone, its use authorised
 * @GUICHET_CONDITION_LICENCE: licences held, normal conditions of use respected
 *
 * What we must ensure ourselves (Livret, 3.1.2, 3.3, 4 and 5.1).
 */
typedef enum
{
  GUICHET_CONDITION_FORMATION,
  GUICHET_CONDITION_PREREQUIS,
  GUICHET_CONDITION_TELEASSISTANCE,
  GUICHET_CONDITION_LICENCE,
} GuichetCondition;

#define GUICHET_N_CONDITIONS 4

/**
 * GuichetConditionState:
 * @GUICHET_CONDITION_NOT_SAID: nobody said
 * @GUICHET_CONDITION_MET: ensured
 * @GUICHET_CONDITION_NOT_MET: not ensured
 */
typedef enum
{
  GUICHET_CONDITION_NOT_SAID,
  GUICHET_CONDITION_MET,
  GUICHET_CONDITION_NOT_MET,
} GuichetConditionState;

/**
 * GuichetReasonKind:
 * @GUICHET_REASON_LOGICIEL: it is about a Logiciel: turn to its supplier
 * @GUICHET_REASON_PROGICIEL_AUTEUR: it is about a Progiciel Auteur: turn to its publisher
 * @GUICHET_REASON_ETAT_SPECIFIQUE: it is about an État Spécifique
 * @GUICHET_REASON_DEVELOPPEMENT_SPECIFIQUE: it is about a Développement Spécifique
 * @GUICHET_REASON_THIRD_PARTY: an outage of a third party that it names runs: see the notice
 * @GUICHET_REASON_VERSION: the version is older than the last Mises à Jour majeures supported
 * @GUICHET_REASON_FORMATION: users are not trained
 * @GUICHET_REASON_PREREQUIS: the Pré-requis Techniques are not respected
 * @GUICHET_REASON_TELEASSISTANCE: téléassistance is not ready
 * @GUICHET_REASON_LICENCE: a licence lacks
 */
typedef enum
{
  GUICHET_REASON_LOGICIEL,
  GUICHET_REASON_PROGICIEL_AUTEUR,
  GUICHET_REASON_ETAT_SPECIFIQUE,
  GUICHET_REASON_DEVELOPPEMENT_SPECIFIQUE,
  GUICHET_REASON_THIRD_PARTY,
  GUICHET_REASON_VERSION,
  GUICHET_REASON_FORMATION,
  GUICHET_REASON_PREREQUIS,
  GUICHET_REASON_TELEASSISTANCE,
  GUICHET_REASON_LICENCE,
} GuichetReasonKind;

#define GUICHET_N_REASON_KINDS 10

/**
 * GuichetReasonEffect:
 * @GUICHET_EFFECT_NOT_A_DEMANDE: such incidents are not Demandes (Livret, 1)
 * @GUICHET_EFFECT_NO_UPDATE: not covered by Mises à Jour; a Demande about a Progiciel Eksaé
 *   remains one (Livret, 1)
 * @GUICHET_EFFECT_NOT_LIABLE: Eksaé is not liable for it (Livret, 7)
 * @GUICHET_EFFECT_SUSPENSION: the Service can be suspended with immediate effect (Livret, 3.1.2)
 * @GUICHET_EFFECT_DISCHARGE: the same, and Eksaé is discharged of all or part of its obligations
 *   (Livret, 5.1)
 * @GUICHET_EFFECT_PRECONDITION: the Service supposes it (Livret, 4)
 *
 * What the contract says of a reason: which sentence is the right one.
 */
typedef enum
{
  GUICHET_EFFECT_NOT_A_DEMANDE,
  GUICHET_EFFECT_NO_UPDATE,
  GUICHET_EFFECT_NOT_LIABLE,
  GUICHET_EFFECT_SUSPENSION,
  GUICHET_EFFECT_DISCHARGE,
  GUICHET_EFFECT_PRECONDITION,
} GuichetReasonEffect;

/**
 * GuichetReason:
 * @kind: what is in the way
 * @effect: what the contract says of it
 * @section: the contract's section
 * @notice: (nullable): the outage that runs
 */
typedef struct
{
  GuichetReasonKind kind;
  GuichetReasonEffect effect;
  const char *section;
  GuichetNotice *notice;
} GuichetReason;

/**
 * GuichetEligibility:
 * @profile: the edition of the contract
 * @subject: what the Demande is about
 * @progiciel: (nullable): the Progiciel, with its versions
 * @version: (nullable): the version in use
 * @texts: (nullable) (array zero-terminated=1): what is written, for the third parties it names
 * @notices: (nullable) (element-type GuichetNotice): what the service announces
 * @conditions: what is known of our own duties
 *
 * All that is known of a Demande when one asks what stands in its way. Borrowed.
 */
typedef struct
{
  GuichetContractProfile *profile;
  GuichetSubject subject;
  GuichetProgiciel *progiciel;
  const char *version;
  const char *const *texts;
  const GPtrArray *notices;
  GuichetConditionState conditions[GUICHET_N_CONDITIONS];
} GuichetEligibility;

/**
 * GuichetVersionSupport:
 * @GUICHET_VERSION_UNKNOWN: not a version that the service names
 * @GUICHET_VERSION_SUPPORTED: of the last Mises à Jour majeures
 * @GUICHET_VERSION_TOO_OLD: older
 */
typedef enum
{
  GUICHET_VERSION_UNKNOWN,
  GUICHET_VERSION_SUPPORTED,
  GUICHET_VERSION_TOO_OLD,
} GuichetVersionSupport;

GuichetSubject        guichet_subject_from_word         (const char                *word);
const char           *guichet_subject_to_word           (GuichetSubject             subject);
GPtrArray            *guichet_eligibility_list_reasons  (const GuichetEligibility  *self,
                                                         GTimeZone                 *zone,
                                                         gint64                     now);
GuichetVersionSupport guichet_eligibility_check_version (GuichetContractProfile    *profile,
                                                         GuichetProgiciel          *progiciel,
                                                         const char                *version,
                                                         GuichetDay                 today);
const char           *guichet_reason_kind_to_word       (GuichetReasonKind          kind);

G_END_DECLS
