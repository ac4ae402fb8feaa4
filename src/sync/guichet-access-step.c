/* guichet-access-step.c - one step on the way to a service, and how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-step.h"

struct _GuichetAccessStep
{
  GObject parent_instance;

  GuichetAccessKind kind;
  GuichetAccessState state;
  GuichetAccessProblem problem;
  char *detail;
  gint64 amount;
};

G_DEFINE_FINAL_TYPE (GuichetAccessStep, guichet_access_step, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
guichet_access_step_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_uint (value, GUICHET_ACCESS_STEP (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
guichet_access_step_finalize (GObject *object)
{
  g_free (GUICHET_ACCESS_STEP (object)->detail);
  G_OBJECT_CLASS (guichet_access_step_parent_class)->finalize (object);
}

static void
guichet_access_step_class_init (GuichetAccessStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_access_step_get_property;
  object_class->finalize = guichet_access_step_finalize;
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, GUICHET_ACCESS_FAILED, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_access_step_init (GuichetAccessStep *self)
{
}

/**
 * guichet_access_step_new:
 *
 * Returns: (transfer full): a step, not checked
 */
GuichetAccessStep *
guichet_access_step_new (GuichetAccessKind kind)
{
  GuichetAccessStep *self = g_object_new (GUICHET_TYPE_ACCESS_STEP, NULL);

  self->kind = kind;
  return self;
}

/**
 * guichet_access_step_set:
 * @detail: (nullable): whom it is about: a host, an authority, a service
 * @amount: an instant or a duration that goes with it, in milliseconds; 0 for none
 *
 * Says how it went. #GuichetAccessStep:state notifies behind all of it.
 */
void
guichet_access_step_set (GuichetAccessStep    *self,
                         GuichetAccessState    state,
                         GuichetAccessProblem  problem,
                         const char           *detail,
                         gint64                amount)
{
  char *copy = g_strdup (detail);

  self->state = state;
  self->problem = problem;
  g_free (self->detail);
  self->detail = copy;
  self->amount = amount;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * guichet_access_step_get_kind:
 *
 * Returns: which step it is
 */
GuichetAccessKind
guichet_access_step_get_kind (GuichetAccessStep *self)
{
  return self->kind;
}

/**
 * guichet_access_step_get_state:
 *
 * Returns: how it went
 */
GuichetAccessState
guichet_access_step_get_state (GuichetAccessStep *self)
{
  return self->state;
}

/**
 * guichet_access_step_get_problem:
 *
 * Returns: what is wrong
 */
GuichetAccessProblem
guichet_access_step_get_problem (GuichetAccessStep *self)
{
  return self->problem;
}

/**
 * guichet_access_step_get_detail:
 *
 * Returns: (nullable): whom it is about
 */
const char *
guichet_access_step_get_detail (GuichetAccessStep *self)
{
  return self->detail;
}

/**
 * guichet_access_step_get_amount:
 *
 * Returns: the instant or the duration that goes with it, in milliseconds; 0 for none
 */
gint64
guichet_access_step_get_amount (GuichetAccessStep *self)
{
  return self->amount;
}
