/* guichet-contract-profile.h - one edition of the contract: its figures and our readings of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-criticality.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetDeadlineKind:
 * @GUICHET_DEADLINE_PRISE_EN_CHARGE: a technician takes the Demande in charge
 * @GUICHET_DEADLINE_PLAN_ACTION: the corrective action plan of a Bloquante
 * @GUICHET_DEADLINE_CORRECTION: a correction or a workaround
 * @GUICHET_DEADLINE_VALIDATION: our validation of what was delivered
 *
 * The steps that may have a delay (Livret, 3.1.2 and 3.1.3).
 */
typedef enum
{
  GUICHET_DEADLINE_PRISE_EN_CHARGE,
  GUICHET_DEADLINE_PLAN_ACTION,
  GUICHET_DEADLINE_CORRECTION,
  GUICHET_DEADLINE_VALIDATION,
} GuichetDeadlineKind;

#define GUICHET_N_DEADLINE_KINDS 4

/**
 * GuichetDelayUnit:
 * @GUICHET_DELAY_HOURS: heures ouvrées
 * @GUICHET_DELAY_DAYS: jours ouvrés
 */
typedef enum
{
  GUICHET_DELAY_HOURS,
  GUICHET_DELAY_DAYS,
} GuichetDelayUnit;

/**
 * GuichetOwner:
 * @GUICHET_OWNER_NONE: nobody: no delay is promised
 * @GUICHET_OWNER_SERVICE: Eksaé
 * @GUICHET_OWNER_CLIENT: us
 *
 * Who owes what is due.
 */
typedef enum
{
  GUICHET_OWNER_NONE,
  GUICHET_OWNER_SERVICE,
  GUICHET_OWNER_CLIENT,
} GuichetOwner;

/**
 * GuichetDelay:
 * @kind: the step
 * @criticality: the level it is promised for; %GUICHET_CRITICALITY_NONE for every Demande
 * @unit: what it is counted in
 * @amount: how many
 * @owner: who owes it
 * @section: the contract's section
 */
typedef struct
{
  GuichetDeadlineKind kind;
  GuichetCriticality criticality;
  GuichetDelayUnit unit;
  guint amount;
  GuichetOwner owner;
  char *section;
} GuichetDelay;

#define GUICHET_N_HYPOTHESES 14

/* The profile that new Demandes are written under. */
#define GUICHET_CONTRACT_PROFILE_CURRENT "livret-2026-03"

#define GUICHET_TYPE_CONTRACT_PROFILE (guichet_contract_profile_get_type ())

typedef struct _GuichetContractProfile GuichetContractProfile;

GType                   guichet_contract_profile_get_type       (void);
GuichetContractProfile *guichet_contract_profile_new            (const char              *id,
                                                                 GError                 **error);
GuichetContractProfile *guichet_contract_profile_parse          (const char              *text,
                                                                 gsize                    length,
                                                                 GError                 **error);
GuichetContractProfile *guichet_contract_profile_ref            (GuichetContractProfile  *self);
void                    guichet_contract_profile_unref          (GuichetContractProfile  *self);
const char             *guichet_contract_profile_get_id         (GuichetContractProfile  *self);
const char             *guichet_contract_profile_get_title      (GuichetContractProfile  *self);
const GuichetDelay     *guichet_contract_profile_find_delay     (GuichetContractProfile  *self,
                                                                 GuichetDeadlineKind      kind,
                                                                 GuichetCriticality       level);
guint                   guichet_contract_profile_get_percent    (GuichetContractProfile  *self);
guint                   guichet_contract_profile_get_months     (GuichetContractProfile  *self);
guint                   guichet_contract_profile_get_supported_majors
                                                                (GuichetContractProfile  *self);
const char             *guichet_contract_profile_get_definition (GuichetContractProfile  *self,
                                                                 GuichetCriticality       level);
const char             *guichet_contract_profile_get_hypothesis (GuichetContractProfile  *self,
                                                                 guint                    number);

gboolean                guichet_deadline_kind_from_word         (const char              *word,
                                                                 GuichetDeadlineKind     *kind);
const char             *guichet_deadline_kind_to_word           (GuichetDeadlineKind      kind);
const char             *guichet_owner_to_word                   (GuichetOwner             owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetContractProfile, guichet_contract_profile_unref)

G_END_DECLS
