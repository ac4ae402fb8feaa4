/* guichet-demande.h - a Demande: what we write, and what the service says of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-criticality.h"
#include "guichet-delivery.h"
#include "guichet-reproducible.h"
#include "guichet-status.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetDemandeText:
 * @GUICHET_DEMANDE_ID: its UUID, made by the client; construct-only
 * @GUICHET_DEMANDE_NUMBER: the service's number, "D-2026-0412"
 * @GUICHET_DEMANDE_TITLE: the object, one line
 * @GUICHET_DEMANDE_PROGICIEL: the Progiciel's id
 * @GUICHET_DEMANDE_VERSION: its version's number
 * @GUICHET_DEMANDE_CONTEXT: the context (Livret, 3.1.2)
 * @GUICHET_DEMANDE_ERROR_MESSAGES: the error messages (Livret, 3.1.2)
 * @GUICHET_DEMANDE_EXPECTED: what should have happened
 * @GUICHET_DEMANDE_OBSERVED: what happened
 * @GUICHET_DEMANDE_WORKAROUND: what gets around it, if anything
 * @GUICHET_DEMANDE_SCOPE_REASON: why it is sent although a condition is not met
 * @GUICHET_DEMANDE_SUBJECT: what it is about, a word of #GuichetSubject; "" is the Progiciel itself
 * @GUICHET_DEMANDE_QUALIFICATION: the answers of the guide, as guichet_qualification_to_text()
 * @GUICHET_DEMANDE_AUTHOR: who wrote it
 * @GUICHET_DEMANDE_CHANNEL: "portail" or "telephone"
 * @GUICHET_DEMANDE_STATUS: the status as the service wrote it, even an unknown word
 * @GUICHET_DEMANDE_PROFILE: the contract profile under which it was recorded
 * @GUICHET_DEMANDE_CONTENT_DIGEST: SHA-256 of the content the service recorded, in hexadecimal
 *
 * The texts of a Demande. None is ever %NULL: what is not said is "".
 */
typedef enum
{
  GUICHET_DEMANDE_ID,
  GUICHET_DEMANDE_NUMBER,
  GUICHET_DEMANDE_TITLE,
  GUICHET_DEMANDE_PROGICIEL,
  GUICHET_DEMANDE_VERSION,
  GUICHET_DEMANDE_CONTEXT,
  GUICHET_DEMANDE_ERROR_MESSAGES,
  GUICHET_DEMANDE_EXPECTED,
  GUICHET_DEMANDE_OBSERVED,
  GUICHET_DEMANDE_WORKAROUND,
  GUICHET_DEMANDE_SCOPE_REASON,
  GUICHET_DEMANDE_SUBJECT,
  GUICHET_DEMANDE_QUALIFICATION,
  GUICHET_DEMANDE_AUTHOR,
  GUICHET_DEMANDE_CHANNEL,
  GUICHET_DEMANDE_STATUS,
  GUICHET_DEMANDE_PROFILE,
  GUICHET_DEMANDE_CONTENT_DIGEST,
  GUICHET_DEMANDE_N_TEXTS,
} GuichetDemandeText;

/**
 * GuichetDemandeInstant:
 * @GUICHET_DEMANDE_CREATED_AT: when the draft was begun
 * @GUICHET_DEMANDE_EDITED_AT: when we last changed it
 * @GUICHET_DEMANDE_RECORDED_AT: t0, the service's: the start of its delays (Livret, 3.1.2)
 * @GUICHET_DEMANDE_UPDATED_AT: when something last happened to it at the service
 *
 * The instants of a Demande: Unix milliseconds, UTC; 0 for none.
 */
typedef enum
{
  GUICHET_DEMANDE_CREATED_AT,
  GUICHET_DEMANDE_EDITED_AT,
  GUICHET_DEMANDE_RECORDED_AT,
  GUICHET_DEMANDE_UPDATED_AT,
  GUICHET_DEMANDE_N_INSTANTS,
} GuichetDemandeInstant;

#define GUICHET_TYPE_DEMANDE (guichet_demande_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemande, guichet_demande, GUICHET, DEMANDE, GObject)

GuichetDemande     *guichet_demande_new                      (const char            *id);

const char         *guichet_demande_get_text                 (GuichetDemande        *self,
                                                              GuichetDemandeText     text);
void                guichet_demande_set_text                 (GuichetDemande        *self,
                                                              GuichetDemandeText     text,
                                                              const char            *value);
gint64              guichet_demande_get_instant              (GuichetDemande        *self,
                                                              GuichetDemandeInstant  instant);
void                guichet_demande_set_instant              (GuichetDemande        *self,
                                                              GuichetDemandeInstant  instant,
                                                              gint64                 value);

const char         *guichet_demande_get_id                   (GuichetDemande        *self);
const char         *guichet_demande_get_title                (GuichetDemande        *self);
GuichetStatus       guichet_demande_get_status               (GuichetDemande        *self);
const char * const *guichet_demande_get_steps                (GuichetDemande        *self);
void                guichet_demande_set_steps                (GuichetDemande        *self,
                                                              const char * const    *steps);
GuichetCriticality  guichet_demande_get_criticality          (GuichetDemande        *self);
void                guichet_demande_set_criticality          (GuichetDemande        *self,
                                                              GuichetCriticality     criticality);
GuichetCriticality  guichet_demande_get_criticality_proposed (GuichetDemande        *self);
void                guichet_demande_set_criticality_proposed (GuichetDemande        *self,
                                                              GuichetCriticality     criticality);
GuichetReproducible guichet_demande_get_reproducible         (GuichetDemande        *self);
void                guichet_demande_set_reproducible         (GuichetDemande        *self,
                                                              GuichetReproducible    reproducible);
GuichetDelivery     guichet_demande_get_delivery             (GuichetDemande        *self);
void                guichet_demande_set_delivery             (GuichetDemande        *self,
                                                              GuichetDelivery        delivery);
gboolean            guichet_demande_get_unread               (GuichetDemande        *self);
void                guichet_demande_set_unread               (GuichetDemande        *self,
                                                              gboolean               unread);
gboolean            guichet_demande_is_editable              (GuichetDemande        *self);
void                guichet_demande_copy_into                (GuichetDemande        *self,
                                                              GuichetDemande        *target);

G_END_DECLS
