/* guichet-draft-saver.c - keeps a draft stored while it is written
 *
 * Half a second after the last change, the draft is saved; what changes during a save makes
 * another one follow, so that there is never more than one and the last state always gets
 * there. What is handed over is a copy: it cannot change on its way. A save that fails is
 * tried again, every few seconds and at each change, until it succeeds. A draft in which
 * nothing was ever written is not stored at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-draft-saver.h"

#include "guichet-completeness.h"

#define QUIET_MS 500
#define RETRY_MS 5000

struct _GuichetDraftSaver
{
  GObject parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GuichetDemande *demande;
  GPtrArray *waiters;
  GError *error;
  gint64 saved_at;
  guint timer_id;
  gboolean stored;
  gboolean changed;
  gboolean saving;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (GuichetDraftSaver, guichet_draft_saver, G_TYPE_OBJECT)
G_DEFINE_ENUM_TYPE (GuichetDraftState, guichet_draft_state,
                    G_DEFINE_ENUM_VALUE (GUICHET_DRAFT_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DRAFT_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DRAFT_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DRAFT_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (GUICHET_DRAFT_FAILED, "failed"))

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What we own of a Demande: the rest is the service's, or the store's. */
static const char *const written[] = {
  "title",        "progiciel",    "version",    "context",
  "steps",        "expected",     "observed",   "error-messages",
  "reproducible", "workaround",   "scope-reason", "criticality-proposed",
  NULL,
};

/* Helpers */

static void start_save (GuichetDraftSaver *self);

static void
notify_state (GuichetDraftSaver *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
timer_cb (gpointer data)
{
  GuichetDraftSaver *self = data;

  self->timer_id = 0;
  start_save (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (GuichetDraftSaver *self,
             guint              delay_ms)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add (delay_ms, timer_cb, self);
}

static void
answer_waiters (GuichetDraftSaver *self,
                const GError      *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);

  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiters->len; i++)
    if (error)
      g_task_return_error (waiters->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (waiters->pdata[i], TRUE);
}

static void
end_save (GuichetDraftSaver *self,
          GError            *error)
{
  self->saving = FALSE;
  g_clear_error (&self->error);
  if (error)
    {
      self->changed = TRUE;
      self->error = error;
      if (!self->stopped)
        start_timer (self, RETRY_MS);
      answer_waiters (self, error);
    }
  else
    {
      self->stored = TRUE;
      self->saved_at = guichet_clock_get_now (self->clock);
      if (!self->changed)
        answer_waiters (self, NULL);
      else if (self->waiters->len > 0)
        start_save (self);
    }
  notify_state (self);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuichetDraftSaver) self = user_data;
  GError *error = NULL;

  guichet_sync_command_finish (GUICHET_SYNC (source), result, &error);
  end_save (self, error);
}

static void
start_save (GuichetDraftSaver *self)
{
  g_autoptr (GuichetDemande) copy = NULL;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->saving || !self->changed || self->stopped)
    return;
  self->saving = TRUE;
  self->changed = FALSE;
  copy = guichet_demande_new (guichet_demande_get_id (self->demande));
  guichet_demande_copy_into (self->demande, copy);
  guichet_sync_save_draft_async (self->sync, copy, NULL, save_cb, g_object_ref (self));
  notify_state (self);
}

/* Callbacks */

static void
demande_notify_cb (GuichetDraftSaver *self,
                   GParamSpec        *pspec)
{
  if (self->stopped || !g_strv_contains (written, pspec->name))
    return;
  self->changed = self->stored || self->saving || !guichet_completeness_is_empty (self->demande);
  if (self->changed)
    start_timer (self, QUIET_MS);
  else
    g_clear_handle_id (&self->timer_id, g_source_remove);
  notify_state (self);
}

/* Overrides */

static void
guichet_draft_saver_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, guichet_draft_saver_get_state (GUICHET_DRAFT_SAVER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_draft_saver_dispose (GObject *object)
{
  GuichetDraftSaver *self = GUICHET_DRAFT_SAVER (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  G_OBJECT_CLASS (guichet_draft_saver_parent_class)->dispose (object);
}

static void
guichet_draft_saver_finalize (GObject *object)
{
  GuichetDraftSaver *self = GUICHET_DRAFT_SAVER (object);

  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (guichet_draft_saver_parent_class)->finalize (object);
}

static void
guichet_draft_saver_class_init (GuichetDraftSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_draft_saver_get_property;
  object_class->dispose = guichet_draft_saver_dispose;
  object_class->finalize = guichet_draft_saver_finalize;

  /* Notified at each step of a save, also when the error is another one. */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, GUICHET_TYPE_DRAFT_STATE, GUICHET_DRAFT_EMPTY,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_draft_saver_init (GuichetDraftSaver *self)
{
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Public API */

/**
 * guichet_draft_saver_new:
 * @sync: stores it
 * @clock: tells when it was saved
 * @demande: what is written
 * @stored: whether it comes from the store
 *
 * Returns: (transfer full): saves @demande from now on
 */
GuichetDraftSaver *
guichet_draft_saver_new (GuichetSync    *sync,
                         GuichetClock   *clock,
                         GuichetDemande *demande,
                         gboolean        stored)
{
  GuichetDraftSaver *self = g_object_new (GUICHET_TYPE_DRAFT_SAVER, NULL);

  self->sync = g_object_ref (sync);
  self->clock = g_object_ref (clock);
  self->demande = g_object_ref (demande);
  self->stored = stored;
  self->saved_at =
    stored ? guichet_demande_get_instant (demande, GUICHET_DEMANDE_EDITED_AT) : 0;
  g_signal_connect_object (demande, "notify", G_CALLBACK (demande_notify_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * guichet_draft_saver_get_state:
 *
 * Returns: where the draft is
 */
GuichetDraftState
guichet_draft_saver_get_state (GuichetDraftSaver *self)
{
  if (self->saving)
    return GUICHET_DRAFT_SAVING;
  if (self->error)
    return GUICHET_DRAFT_FAILED;
  if (self->changed)
    return GUICHET_DRAFT_CHANGED;
  return self->stored ? GUICHET_DRAFT_SAVED : GUICHET_DRAFT_EMPTY;
}

/**
 * guichet_draft_saver_is_stored:
 *
 * Says whether the store holds this draft, even as it was earlier.
 */
gboolean
guichet_draft_saver_is_stored (GuichetDraftSaver *self)
{
  return self->stored;
}

/**
 * guichet_draft_saver_get_saved_at:
 *
 * Returns: when it was last saved: Unix milliseconds, UTC; 0 never
 */
gint64
guichet_draft_saver_get_saved_at (GuichetDraftSaver *self)
{
  return self->saved_at;
}

/**
 * guichet_draft_saver_get_error:
 *
 * Returns: (transfer none) (nullable): why the last save failed; %NULL once one succeeded
 */
const GError *
guichet_draft_saver_get_error (GuichetDraftSaver *self)
{
  return self->error;
}

/**
 * guichet_draft_saver_save_now:
 *
 * Saves what changed, without waiting for half a second of quiet.
 */
void
guichet_draft_saver_save_now (GuichetDraftSaver *self)
{
  start_save (self);
}

/**
 * guichet_draft_saver_flush_async:
 * @even_empty: also store a draft in which nothing was ever written
 *
 * Saves what changed, and calls back when all that is written is stored.
 */
void
guichet_draft_saver_flush_async (GuichetDraftSaver   *self,
                                 gboolean             even_empty,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, guichet_draft_saver_flush_async);
  if (even_empty && !self->stored && !self->saving)
    self->changed = TRUE;
  if (!self->changed && !self->saving)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_ptr_array_add (self->waiters, g_steal_pointer (&task));
  start_save (self);
}

/**
 * guichet_draft_saver_flush_finish:
 *
 * Returns: whether all is stored. Errors: those of guichet_sync_save_draft_async().
 */
gboolean
guichet_draft_saver_flush_finish (GuichetDraftSaver  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_draft_saver_stop:
 *
 * Saves nothing more: the draft was sent or thrown away.
 */
void
guichet_draft_saver_stop (GuichetDraftSaver *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
}
