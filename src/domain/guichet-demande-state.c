/* guichet-demande-state.c - where a Demande stands, from all that happened to it
 *
 * The events of a Demande are folded, in the order of the service's log, through one table that
 * says which kind may follow which status. The status is the service's to say: an event that the
 * table does not foresee is applied all the same, and reported with the status it followed, so
 * that nothing of what the service wrote is lost.
 *
 * While something is awaited from us or from a third party, the table looks at the status before
 * the wait; the contract stops no clock for a wait, so none stops here (H14). A delivery that is
 * refused was one all the same: its delay is kept or not, and no other one starts (H13).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-state.h"

struct _GuichetDemandeState
{
  GuichetStatus status;
  GuichetStatus before_wait; /* the last status that is not a wait */
  GuichetCriticality criticality;
  gint64 recorded_at;
  gint64 in_charge_at;
  gint64 qualification_end; /* with a level or not */
  gint64 qualified_at;
  gint64 planned_at;
  gint64 waiting_since;
  GArray *rounds; /* of GuichetRound */
  GArray *stretches; /* of GuichetStretch */
  GArray *faults; /* of GuichetEventFault */
};

G_DEFINE_BOXED_TYPE (GuichetDemandeState,
                     guichet_demande_state,
                     guichet_demande_state_ref,
                     guichet_demande_state_unref)

#define AFTER(status) (1u << GUICHET_STATUS_##status)

/* What the technician has in hand before any level is retained, and with one. */
#define AFTER_UNQUALIFIED (AFTER (ENREGISTREE) | AFTER (PRISE_EN_CHARGE) | AFTER (NON_REPRODUITE))
#define AFTER_QUALIFIED (AFTER (QUALIFIEE) | AFTER (PLAN_FOURNI) | AFTER (REFUSEE))
#define AFTER_OPEN (AFTER_UNQUALIFIED | AFTER_QUALIFIED)

/* The transitions: what each kind of event may follow. A wait is followed by what its own
 * predecessor may be. */
static const guint transitions[] = {
  [GUICHET_STATUS_ENREGISTREE] = AFTER (NONE),
  [GUICHET_STATUS_PRISE_EN_CHARGE] = AFTER (ENREGISTREE),
  [GUICHET_STATUS_QUALIFIEE] = AFTER_OPEN,
  [GUICHET_STATUS_NON_REPRODUITE] = AFTER_OPEN,
  [GUICHET_STATUS_PLAN_FOURNI] = AFTER_QUALIFIED,
  [GUICHET_STATUS_LIVREE] = AFTER_QUALIFIED | AFTER (LIVREE),
  [GUICHET_STATUS_VALIDEE] = AFTER (LIVREE),
  [GUICHET_STATUS_REFUSEE] = AFTER (LIVREE),
  [GUICHET_STATUS_ATTENTE_CLIENT] = AFTER_OPEN,
  [GUICHET_STATUS_ATTENTE_TIERS] = AFTER_OPEN,
  [GUICHET_STATUS_HORS_PERIMETRE] = AFTER_OPEN,
  [GUICHET_STATUS_CLOSE] =
    AFTER_OPEN | AFTER (LIVREE) | AFTER (VALIDEE) | AFTER (HORS_PERIMETRE),
};

/* Helpers: folding */

static gboolean
is_wait (GuichetStatus status)
{
  return status == GUICHET_STATUS_ATTENTE_CLIENT || status == GUICHET_STATUS_ATTENTE_TIERS;
}

static gboolean
is_known (GuichetStatus status)
{
  return status != GUICHET_STATUS_NONE && status != GUICHET_STATUS_UNKNOWN;
}

static gboolean
is_message (const GuichetEventFields *event)
{
  return g_strcmp0 (event->kind, "message") == 0;
}

/* The status that @event brings: what the service says, else what its kind means. */
static GuichetStatus
get_target (const GuichetDemandeState *self,
            const GuichetEventFields  *event)
{
  if (event->status)
    return guichet_status_from_word (event->status);
  return is_message (event) ? self->status : guichet_status_from_word (event->kind);
}

/* A message may end a wait and change nothing else. */
static gboolean
may_follow (const GuichetDemandeState *self,
            const GuichetEventFields  *event,
            GuichetStatus              target)
{
  GuichetStatus kind = guichet_status_from_word (event->kind);

  if (is_message (event))
    return self->status != GUICHET_STATUS_NONE
           && (target == self->status || (is_wait (self->status) && target == self->before_wait));
  return target == kind && (transitions[kind] & 1u << self->before_wait) != 0;
}

static void
check (GuichetDemandeState      *self,
       const GuichetEventFields *event,
       guint                     index,
       GuichetStatus             target)
{
  GuichetEventFault fault = { index, GUICHET_FAULT_IMPOSSIBLE, self->status };

  if ((!is_message (event) && !is_known (guichet_status_from_word (event->kind)))
      || (event->status && !is_known (target)))
    fault.fault = GUICHET_FAULT_UNKNOWN;
  else if (may_follow (self, event, target))
    return;
  g_array_append_val (self->faults, fault);
}

/* The clock of the plan and of the correction starts when the level that holds was retained. */
static void
qualify (GuichetDemandeState      *self,
         const GuichetEventFields *event)
{
  if (self->qualified_at == 0
      || (event->criticality != GUICHET_CRITICALITY_NONE
          && event->criticality != self->criticality))
    {
      self->qualified_at = event->at;
      self->planned_at = 0;
    }
  if (event->criticality != GUICHET_CRITICALITY_NONE)
    self->criticality = event->criticality;
  self->qualification_end = event->at;
}

/* What is not reproduced has no level, hence no delay. */
static void
give_up_qualifying (GuichetDemandeState      *self,
                    const GuichetEventFields *event)
{
  self->criticality = GUICHET_CRITICALITY_NONE;
  self->qualified_at = self->planned_at = 0;
  self->qualification_end = event->at;
}

static void
deliver (GuichetDemandeState      *self,
         const GuichetEventFields *event)
{
  GuichetRound round = { event->at, g_strcmp0 (event->delivered, "workaround") == 0, 0, FALSE };

  g_array_append_val (self->rounds, round);
}

static void
answer (GuichetDemandeState      *self,
        const GuichetEventFields *event,
        gboolean                  accepted)
{
  GuichetRound *last;

  if (self->rounds->len == 0)
    return;
  last = &g_array_index (self->rounds, GuichetRound, self->rounds->len - 1);
  if (last->answered_at == 0)
    {
      last->answered_at = event->at;
      last->accepted = accepted;
    }
}

/* Keeps the instants that the delays start from and end at. */
static void
note_instants (GuichetDemandeState      *self,
               const GuichetEventFields *event)
{
  switch ((int) guichet_status_from_word (event->kind))
    {
    case GUICHET_STATUS_ENREGISTREE:
      if (self->recorded_at == 0)
        self->recorded_at = event->at;
      return;
    case GUICHET_STATUS_QUALIFIEE:
      qualify (self, event);
      break;
    case GUICHET_STATUS_NON_REPRODUITE:
      give_up_qualifying (self, event);
      break;
    case GUICHET_STATUS_PLAN_FOURNI:
      if (self->planned_at == 0)
        self->planned_at = event->at;
      break;
    case GUICHET_STATUS_LIVREE:
      deliver (self, event);
      break;
    case GUICHET_STATUS_VALIDEE:
    case GUICHET_STATUS_REFUSEE:
      answer (self, event, g_str_equal (event->kind, "validee"));
      break;
    default:
      break;
    }
  /* An immediate answer satisfies the prise en charge (Livret, 3.1.2). */
  if (self->in_charge_at == 0 && g_strcmp0 (event->side, "service") == 0)
    self->in_charge_at = event->at;
}

/* A stretch begins where the phase or the wait changes. */
static void
note_stretch (GuichetDemandeState *self,
              gint64               at)
{
  const GuichetPhase phase = guichet_demande_state_get_phase (self);
  const GuichetStatus wait = is_wait (self->status) ? self->status : GUICHET_STATUS_NONE;
  const GuichetStretch stretch = { phase, wait, at };
  const GuichetStretch *last =
    self->stretches->len > 0
      ? &g_array_index (self->stretches, GuichetStretch, self->stretches->len - 1)
      : NULL;

  if (last ? last->phase != phase || last->wait != wait : phase != GUICHET_PHASE_NONE)
    g_array_append_val (self->stretches, stretch);
}

static void
fold (GuichetDemandeState      *self,
      const GuichetEventFields *event,
      guint                     index)
{
  GuichetStatus target = get_target (self, event);

  check (self, event, index, target);
  note_instants (self, event);
  if (is_wait (target) && !is_wait (self->status))
    self->waiting_since = event->at;
  if (!is_wait (target))
    self->waiting_since = 0;
  if (target == GUICHET_STATUS_NONE)
    return;
  self->status = target;
  if (!is_wait (target) && is_known (target))
    self->before_wait = target;
  note_stretch (self, event->at);
}

static gboolean
begins_with_recording (const GPtrArray *events)
{
  const GuichetEventFields *first =
    events->len > 0 ? guichet_event_get_fields (g_ptr_array_index (events, 0)) : NULL;

  return first && guichet_status_from_word (first->kind) == GUICHET_STATUS_ENREGISTREE;
}

static void
demande_state_clear (GuichetDemandeState *self)
{
  g_clear_pointer (&self->rounds, g_array_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->faults, g_array_unref);
}

/* Helpers: steps */

static void
step_free (GuichetStep *self)
{
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  g_free (self);
}

typedef struct
{
  GuichetDemandeState *state;
  GuichetContractProfile *profile;
  GuichetBusinessTime *time;
  GPtrArray *steps;
} StepList;

static gboolean
add_step (StepList             *list,
          GuichetDeadlineKind   kind,
          gint64                from,
          gint64                done_at,
          GError              **error)
{
  GuichetStep *step;
  GuichetDeadline *deadline = guichet_deadline_new (list->profile, list->time, kind,
                                                    list->state->criticality, from, error);

  if (!deadline)
    return FALSE;
  step = g_new0 (GuichetStep, 1);
  step->deadline = deadline;
  step->done_at = done_at;
  step->pending =
    done_at == 0 && guichet_demande_state_get_phase (list->state) != GUICHET_PHASE_ENDED;
  g_ptr_array_add (list->steps, step);
  return TRUE;
}

/* The first delivery since the level that holds was retained. */
static gint64
get_first_delivery (GuichetDemandeState *self)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const GuichetRound *round = &g_array_index (self->rounds, GuichetRound, i);

      if (round->delivered_at >= self->qualified_at)
        return round->delivered_at;
    }
  return 0;
}

/* A delivery makes a plan that was not given needless. The correction of a Bloquante is due,
 * without a delay, once the plan is given. */
static gboolean
add_steps_of_correction (StepList  *list,
                         GError   **error)
{
  GuichetDemandeState *state = list->state;
  gint64 delivered_at = get_first_delivery (state);
  gint64 planned_at = state->planned_at ? state->planned_at : delivered_at;
  gboolean plan = guichet_contract_profile_find_delay (
                    list->profile, GUICHET_DEADLINE_PLAN_ACTION, state->criticality)
                  != NULL;

  if (plan
      && !add_step (list, GUICHET_DEADLINE_PLAN_ACTION, state->qualified_at, planned_at, error))
    return FALSE;
  if (plan && planned_at == 0)
    return TRUE;
  return add_step (list, GUICHET_DEADLINE_CORRECTION, plan ? planned_at : state->qualified_at,
                   delivered_at, error);
}

static gboolean
add_steps_of_validation (StepList  *list,
                         GError   **error)
{
  GArray *rounds = list->state->rounds;

  for (guint i = 0; i < rounds->len; i++)
    {
      const GuichetRound *round = &g_array_index (rounds, GuichetRound, i);
      gint64 done_at = round->answered_at;

      /* What replaces a delivery before our answer takes its place. */
      if (done_at == 0 && i + 1 < rounds->len)
        continue;
      if (!add_step (list, GUICHET_DEADLINE_VALIDATION, round->delivered_at, done_at, error))
        return FALSE;
    }
  return TRUE;
}

/* Public API */

/**
 * guichet_demande_state_new:
 * @recorded_at: t0, as the Demande's snapshot has it; Unix milliseconds, UTC; 0 when not recorded
 * @events: (element-type GuichetEvent): all that happened, in the order of the log
 *
 * Returns: (transfer full): an immutable value
 */
GuichetDemandeState *
guichet_demande_state_new (gint64           recorded_at,
                           const GPtrArray *events)
{
  GuichetDemandeState *self = g_atomic_rc_box_new0 (GuichetDemandeState);

  self->rounds = g_array_new (FALSE, FALSE, sizeof (GuichetRound));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (GuichetStretch));
  self->faults = g_array_new (FALSE, FALSE, sizeof (GuichetEventFault));
  self->recorded_at = recorded_at;
  if (recorded_at != 0 && !begins_with_recording (events))
    {
      self->status = self->before_wait = GUICHET_STATUS_ENREGISTREE;
      note_stretch (self, recorded_at);
    }
  for (guint i = 0; i < events->len; i++)
    fold (self, guichet_event_get_fields (g_ptr_array_index (events, i)), i);
  return self;
}

GuichetDemandeState *
guichet_demande_state_ref (GuichetDemandeState *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_demande_state_unref (GuichetDemandeState *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) demande_state_clear);
}

/**
 * guichet_demande_state_get_status:
 *
 * Returns: the status after the last event
 */
GuichetStatus
guichet_demande_state_get_status (GuichetDemandeState *self)
{
  return self->status;
}

/**
 * guichet_demande_state_get_phase:
 *
 * Returns: the phase of the contract's course, that before it during a wait
 */
GuichetPhase
guichet_demande_state_get_phase (GuichetDemandeState *self)
{
  switch (self->before_wait)
    {
    case GUICHET_STATUS_ENREGISTREE:
      return self->in_charge_at ? GUICHET_PHASE_QUALIFICATION : GUICHET_PHASE_RECORDED;
    case GUICHET_STATUS_PRISE_EN_CHARGE:
      return GUICHET_PHASE_QUALIFICATION;
    case GUICHET_STATUS_NON_REPRODUITE:
      return GUICHET_PHASE_NOT_REPRODUCED;
    case GUICHET_STATUS_QUALIFIEE:
      return self->criticality == GUICHET_CRITICALITY_BLOQUANTE && self->planned_at == 0
               ? GUICHET_PHASE_PLAN
               : GUICHET_PHASE_CORRECTION;
    case GUICHET_STATUS_PLAN_FOURNI:
    case GUICHET_STATUS_REFUSEE:
      return GUICHET_PHASE_CORRECTION;
    case GUICHET_STATUS_LIVREE:
      return GUICHET_PHASE_VALIDATION;
    case GUICHET_STATUS_VALIDEE:
    case GUICHET_STATUS_HORS_PERIMETRE:
    case GUICHET_STATUS_CLOSE:
      return GUICHET_PHASE_ENDED;
    case GUICHET_STATUS_NONE:
    case GUICHET_STATUS_ATTENTE_CLIENT:
    case GUICHET_STATUS_ATTENTE_TIERS:
    case GUICHET_STATUS_UNKNOWN:
    default:
      return GUICHET_PHASE_NONE;
    }
}

/**
 * guichet_demande_state_get_criticality:
 *
 * Returns: the level that Eksaé retained
 */
GuichetCriticality
guichet_demande_state_get_criticality (GuichetDemandeState *self)
{
  return self->criticality;
}

/**
 * guichet_demande_state_get_recorded_at:
 *
 * Returns: t0; Unix milliseconds, UTC; 0 when it has not come
 */
gint64
guichet_demande_state_get_recorded_at (GuichetDemandeState *self)
{
  return self->recorded_at;
}

/**
 * guichet_demande_state_get_in_charge_at:
 *
 * Returns: the first answer of the service; Unix milliseconds, UTC; 0 when it has not come
 */
gint64
guichet_demande_state_get_in_charge_at (GuichetDemandeState *self)
{
  return self->in_charge_at;
}

/**
 * guichet_demande_state_get_qualified_at:
 *
 * Returns: when the level that holds was retained; Unix milliseconds, UTC; 0 when it has not been
 */
gint64
guichet_demande_state_get_qualified_at (GuichetDemandeState *self)
{
  return self->qualified_at;
}

/**
 * guichet_demande_state_get_planned_at:
 *
 * Returns: when the plan was given; Unix milliseconds, UTC; 0 when it has not been
 */
gint64
guichet_demande_state_get_planned_at (GuichetDemandeState *self)
{
  return self->planned_at;
}

/**
 * guichet_demande_state_get_waiting_since:
 *
 * Returns: since when an answer of ours or a third party is awaited; Unix milliseconds, UTC; 0
 *   when none is
 */
gint64
guichet_demande_state_get_waiting_since (GuichetDemandeState *self)
{
  return self->waiting_since;
}

/**
 * guichet_demande_state_get_qualification_time:
 * @now: Unix milliseconds, UTC
 *
 * The time spent between the prise en charge and the end of the qualification, which no delay of
 * the contract bounds: to be shown, never as a delay.
 *
 * Returns: real milliseconds, up to @now while it goes on; 0 before it begins
 */
gint64
guichet_demande_state_get_qualification_time (GuichetDemandeState *self,
                                              gint64               now)
{
  gint64 end = self->qualification_end ? self->qualification_end : now;

  return self->in_charge_at && end > self->in_charge_at ? end - self->in_charge_at : 0;
}

/**
 * guichet_demande_state_get_rounds:
 *
 * Returns: (transfer none) (element-type GuichetRound): what was delivered, and our answers
 */
const GArray *
guichet_demande_state_get_rounds (GuichetDemandeState *self)
{
  return self->rounds;
}

/**
 * guichet_demande_state_get_stretches:
 *
 * Returns: (transfer none) (element-type GuichetStretch): the phases it went through, each until
 *   the next one begins, the last until now
 */
const GArray *
guichet_demande_state_get_stretches (GuichetDemandeState *self)
{
  return self->stretches;
}

/**
 * guichet_demande_state_get_faults:
 *
 * Returns: (transfer none) (element-type GuichetEventFault): the events that no rule foresees
 */
const GArray *
guichet_demande_state_get_faults (GuichetDemandeState *self)
{
  return self->faults;
}

static gboolean
refused_one (GuichetDemandeState *self)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const GuichetRound *round = &g_array_index (self->rounds, GuichetRound, i);

      if (round->answered_at && !round->accepted)
        return TRUE;
    }
  return FALSE;
}

/* Whether something was awaited between @from and @to. */
static gboolean
waited_between (GuichetDemandeState *self,
                gint64               from,
                gint64               to)
{
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const GuichetStretch *stretch = &g_array_index (self->stretches, GuichetStretch, i);
      gint64 end = i + 1 < self->stretches->len
                     ? g_array_index (self->stretches, GuichetStretch, i + 1).from
                     : G_MAXINT64;

      if (is_wait (stretch->wait) && stretch->from < to && end > from)
        return TRUE;
    }
  return FALSE;
}

/**
 * guichet_demande_state_uses_hypothesis:
 * @deadline: of one of its steps
 * @number: 1 to 14
 *
 * Says whether that reading of the contract has a part in what is due, as the Demande went: H13
 * where a delivery was refused, H14 where something was awaited while the clock ran, the others
 * as guichet_deadline_uses_hypothesis() says.
 */
gboolean
guichet_demande_state_uses_hypothesis (GuichetDemandeState *self,
                                       GuichetDeadline     *deadline,
                                       guint                number)
{
  if (guichet_deadline_get_clock (deadline) == GUICHET_DEADLINE_CLOCK_NONE)
    return FALSE;
  if (number == 13)
    return guichet_deadline_get_kind (deadline) == GUICHET_DEADLINE_CORRECTION
           && refused_one (self);
  if (number == 14)
    return waited_between (self, guichet_deadline_get_from (deadline),
                           guichet_deadline_get_due (deadline));
  return guichet_deadline_uses_hypothesis (deadline, number);
}

/**
 * guichet_demande_state_list_steps:
 * @profile: the edition of the contract under which the Demande was recorded
 *
 * Reckons the deadline of each step that the Demande has come to, in order; those without a
 * promised delay have no clock.
 *
 * Returns: (transfer full) (element-type GuichetStep): the steps. Errors: those of
 *   guichet_deadline_new().
 */
GPtrArray *
guichet_demande_state_list_steps (GuichetDemandeState     *self,
                                  GuichetContractProfile  *profile,
                                  GuichetBusinessTime     *time,
                                  GError                 **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  StepList list = { self, profile, time, steps };

  if (self->recorded_at
      && !add_step (&list, GUICHET_DEADLINE_PRISE_EN_CHARGE, self->recorded_at,
                    self->in_charge_at, error))
    return NULL;
  if (self->qualified_at && !add_steps_of_correction (&list, error))
    return NULL;
  if (!add_steps_of_validation (&list, error))
    return NULL;
  return g_steal_pointer (&steps);
}

/**
 * guichet_steps_find_next:
 * @steps: (element-type GuichetStep): as guichet_demande_state_list_steps() gives them
 *
 * Returns: (transfer none) (nullable): the awaited step that is due first
 */
const GuichetStep *
guichet_steps_find_next (const GPtrArray *steps)
{
  const GuichetStep *next = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);

      if (step->pending
          && guichet_deadline_get_clock (step->deadline) == GUICHET_DEADLINE_CLOCK_RUNNING
          && (!next
              || guichet_deadline_get_due (step->deadline)
                   < guichet_deadline_get_due (next->deadline)))
        next = step;
    }
  return next;
}
