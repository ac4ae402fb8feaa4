/* guichet-demande-state.h - where a Demande stands, from all that happened to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"
#include "guichet-event.h"
#include "guichet-status.h"

G_BEGIN_DECLS

/**
 * GuichetPhase:
 * @GUICHET_PHASE_NONE: the service has not recorded it
 * @GUICHET_PHASE_RECORDED: the prise en charge is awaited
 * @GUICHET_PHASE_QUALIFICATION: being qualified and reproduced: no clock runs ("horloge non
 *   démarrée"), the time spent is shown
 * @GUICHET_PHASE_NOT_REPRODUCED: the qualification ended without a level; no clock runs
 * @GUICHET_PHASE_PLAN: the corrective action plan of a Bloquante is awaited
 * @GUICHET_PHASE_CORRECTION: a correction or a workaround is awaited
 * @GUICHET_PHASE_VALIDATION: our validation is awaited
 * @GUICHET_PHASE_ENDED: validated, closed or outside of the contract
 *
 * The stretch of the contract's course that a Demande is in (Livret, 3.1.3).
 */
typedef enum
{
  GUICHET_PHASE_NONE,
  GUICHET_PHASE_RECORDED,
  GUICHET_PHASE_QUALIFICATION,
  GUICHET_PHASE_NOT_REPRODUCED,
  GUICHET_PHASE_PLAN,
  GUICHET_PHASE_CORRECTION,
  GUICHET_PHASE_VALIDATION,
  GUICHET_PHASE_ENDED,
} GuichetPhase;

/**
 * GuichetFault:
 * @GUICHET_FAULT_UNKNOWN: a kind or a status that this version does not know
 * @GUICHET_FAULT_IMPOSSIBLE: it cannot follow what was there
 */
typedef enum
{
  GUICHET_FAULT_UNKNOWN,
  GUICHET_FAULT_IMPOSSIBLE,
} GuichetFault;

/**
 * GuichetEventFault:
 * @index: which event
 * @fault: what is wrong with it
 * @before: the status that it followed
 */
typedef struct
{
  guint index;
  GuichetFault fault;
  GuichetStatus before;
} GuichetEventFault;

/**
 * GuichetRound:
 * @delivered_at: Unix milliseconds, UTC
 * @workaround: whether it was a workaround rather than a correction
 * @answered_at: our validation or refusal; 0 while it is awaited
 * @accepted: which of both
 *
 * A delivery and our answer to it.
 */
typedef struct
{
  gint64 delivered_at;
  gboolean workaround;
  gint64 answered_at;
  gboolean accepted;
} GuichetRound;

/**
 * GuichetStretch:
 * @phase: the phase
 * @wait: what is awaited within it: %GUICHET_STATUS_ATTENTE_CLIENT, %GUICHET_STATUS_ATTENTE_TIERS
 *   or none
 * @from: when it began; Unix milliseconds, UTC
 *
 * A stretch of time within one phase.
 */
typedef struct
{
  GuichetPhase phase;
  GuichetStatus wait;
  gint64 from;
} GuichetStretch;

/**
 * GuichetStep:
 * @deadline: what was due
 * @done_at: when it was done; 0 if it has not been
 * @pending: whether it is still awaited
 *
 * A step of the contract that this Demande has come to.
 */
typedef struct
{
  GuichetDeadline *deadline;
  gint64 done_at;
  gboolean pending;
} GuichetStep;

#define GUICHET_TYPE_DEMANDE_STATE (guichet_demande_state_get_type ())

typedef struct _GuichetDemandeState GuichetDemandeState;

GType                guichet_demande_state_get_type         (void);
GuichetDemandeState *guichet_demande_state_new              (gint64                   recorded_at,
                                                             const GPtrArray         *events);
GuichetDemandeState *guichet_demande_state_ref              (GuichetDemandeState     *self);
void                 guichet_demande_state_unref            (GuichetDemandeState     *self);
GuichetStatus        guichet_demande_state_get_status       (GuichetDemandeState     *self);
GuichetPhase         guichet_demande_state_get_phase        (GuichetDemandeState     *self);
GuichetCriticality   guichet_demande_state_get_criticality  (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_recorded_at  (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_in_charge_at (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_qualified_at (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_planned_at   (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_waiting_since
                                                            (GuichetDemandeState     *self);
gint64               guichet_demande_state_get_qualification_time
                                                            (GuichetDemandeState     *self,
                                                             gint64                   now);
const GArray        *guichet_demande_state_get_rounds       (GuichetDemandeState     *self);
const GArray        *guichet_demande_state_get_stretches    (GuichetDemandeState     *self);
const GArray        *guichet_demande_state_get_faults       (GuichetDemandeState     *self);
gboolean             guichet_demande_state_uses_hypothesis  (GuichetDemandeState     *self,
                                                             GuichetDeadline         *deadline,
                                                             guint                    number);
GPtrArray           *guichet_demande_state_list_steps       (GuichetDemandeState     *self,
                                                             GuichetContractProfile  *profile,
                                                             GuichetBusinessTime     *time,
                                                             GError                 **error);
const GuichetStep   *guichet_steps_find_next                (const GPtrArray         *steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetDemandeState, guichet_demande_state_unref)

G_END_DECLS
