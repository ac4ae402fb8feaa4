/* guichet-status.h - where a Demande stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetStatus:
 * @GUICHET_STATUS_NONE: the service has not recorded it
 * @GUICHET_STATUS_ENREGISTREE: recorded
 * @GUICHET_STATUS_PRISE_EN_CHARGE: a technician has it
 * @GUICHET_STATUS_QUALIFIEE: reproduced and given a level
 * @GUICHET_STATUS_NON_REPRODUITE: could not be reproduced
 * @GUICHET_STATUS_PLAN_FOURNI: a corrective action plan was given (Bloquante)
 * @GUICHET_STATUS_LIVREE: a correction or workaround was delivered
 * @GUICHET_STATUS_VALIDEE: we validated what was delivered
 * @GUICHET_STATUS_REFUSEE: we refused what was delivered
 * @GUICHET_STATUS_ATTENTE_CLIENT: an answer of ours is awaited
 * @GUICHET_STATUS_ATTENTE_TIERS: a third party is awaited
 * @GUICHET_STATUS_HORS_PERIMETRE: outside of the contract
 * @GUICHET_STATUS_CLOSE: ended
 * @GUICHET_STATUS_UNKNOWN: a word that this version does not know
 *
 * Where a Demande stands, as the service says it. An unknown word is kept raw beside it.
 */
typedef enum
{
  GUICHET_STATUS_NONE,
  GUICHET_STATUS_ENREGISTREE,
  GUICHET_STATUS_PRISE_EN_CHARGE,
  GUICHET_STATUS_QUALIFIEE,
  GUICHET_STATUS_NON_REPRODUITE,
  GUICHET_STATUS_PLAN_FOURNI,
  GUICHET_STATUS_LIVREE,
  GUICHET_STATUS_VALIDEE,
  GUICHET_STATUS_REFUSEE,
  GUICHET_STATUS_ATTENTE_CLIENT,
  GUICHET_STATUS_ATTENTE_TIERS,
  GUICHET_STATUS_HORS_PERIMETRE,
  GUICHET_STATUS_CLOSE,
  GUICHET_STATUS_UNKNOWN,
} GuichetStatus;

#define GUICHET_TYPE_STATUS (guichet_status_get_type ())

GType       guichet_status_get_type  (void);
GuichetStatus guichet_status_from_word (const char *word);
const char *guichet_status_to_word   (GuichetStatus self);

G_END_DECLS
