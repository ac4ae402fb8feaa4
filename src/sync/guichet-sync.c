/* guichet-sync.c - how the exchange with the service goes
 *
 * A round is: who are you (once a run), send what is outgoing, what do you say of yourself
 * (now and then), what happened (the feeds). Rounds never overlap. One timer decides when the
 * next begins: after a success in a minute, sooner while an answer is likely or an item is
 * held; after a failure when the back-off says. It is measured on the boot clock, so that no
 * change of the wall clock and no suspension makes a storm of requests or a silence.
 *
 * Who asks for an exchange while one goes on gets the next one, for what it asks about may have
 * come too late for the present one. Who asks for one by hand has all tried again, whatever was
 * put off. A round that is stopped no longer touches the store, which may be closed by then.
 *
 * The commands are in guichet-sync-commands.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-account-table.h"
#include "guichet-aside-table.h"
#include "guichet-backoff.h"
#include "guichet-backup-keeper.h"
#include "guichet-due-keeper.h"
#include "guichet-feeds.h"
#include "guichet-instant.h"
#include "guichet-outgoing-table.h"
#include "guichet-postie.h"
#include "guichet-service.h"

#include <string.h>

#define POLL_MS (60 * GUICHET_SECOND_MS)
#define LIVELY_POLL_MS (5 * GUICHET_SECOND_MS)
#define LIVELY_MS (2 * GUICHET_MINUTE_MS)
#define INFORMATION_MS (15 * GUICHET_MINUTE_MS)
#define LEAST_DELAY_MS 50
#define NETWORK_SETTLES_MS (1 * GUICHET_SECOND_MS)

G_DEFINE_FINAL_TYPE (GuichetSync, guichet_sync, G_TYPE_OBJECT)

enum
{
  PROP_SERVICE = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_STATE,
  PROP_ACTIVITY,
  PROP_DONE,
  PROP_TOTAL,
  PROP_PENDING,
  PROP_REFUSED,
  PROP_ASIDE,
  PROP_LAST_SUCCESS,
  PROP_OFFLINE_SINCE,
  PROP_NEXT_ATTEMPT,
  PROP_SKEW,
  PROP_DETAIL,
  PROP_INFORMATION,
  PROP_RECKONING,
  PROP_ALSACE_MOSELLE,
  PROP_SPARES_METERED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void begin_round (GuichetSync *self);
static void read_feeds (GuichetSync *self);
static void schedule (GuichetSync *self,
                      gint64       delay_ms);

/* Helpers: what is shown */

static void
notify (GuichetSync *self,
        guint        property_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
set_uint (GuichetSync *self,
          guint       *field,
          guint        value,
          guint        property_id)
{
  if (*field == value)
    return;
  *field = value;
  notify (self, property_id);
}

static void
set_instant (GuichetSync *self,
             gint64      *field,
             gint64       value,
             guint        property_id)
{
  if (*field == value)
    return;
  *field = value;
  notify (self, property_id);
}

static void
set_state (GuichetSync      *self,
           GuichetSyncState  state)
{
  if (self->state == state)
    return;
  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_activity (GuichetSync         *self,
              GuichetSyncActivity  activity,
              guint                done,
              guint                total)
{
  set_uint (self, &self->done, done, PROP_DONE);
  set_uint (self, &self->total, total, PROP_TOTAL);
  if (self->activity == activity)
    return;
  self->activity = activity;
  notify (self, PROP_ACTIVITY);
}

static void
set_detail (GuichetSync *self,
            const char  *detail)
{
  if (g_strcmp0 (self->detail, detail) == 0)
    return;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  notify (self, PROP_DETAIL);
}

static void
set_information (GuichetSync               *self,
                 GuichetServiceInformation *information)
{
  if (self->due_keeper)
    guichet_due_keeper_refresh (self->due_keeper);
  if (!g_set_object (&self->information, information))
    return;
  notify (self, PROP_INFORMATION);
  guichet_sync_forget_reckoning (self);
}

/* Counts what came and could not be applied. */
static void
count_aside (GuichetSync *self)
{
  guint count = 0;

  if (guichet_aside_table_count (guichet_database_read (self->database), &count, NULL))
    set_uint (self, &self->aside, count, PROP_ASIDE);
}

/* Counts what waits; gives when the next held or put off item is ready, 0 for none. */
static gint64
count_outgoing (GuichetSync *self)
{
  GuichetOutgoingCounts counts = { 0 };

  if (!guichet_outgoing_table_count (guichet_database_read (self->database), &counts, NULL))
    return 0;
  set_uint (self, &self->pending, counts.pending, PROP_PENDING);
  set_uint (self, &self->refused, counts.refused, PROP_REFUSED);
  return counts.next_ready_at;
}

/* Helpers: times */

/* A clock that was ahead and is put right leaves instants that are yet to come: when it was is
 * then not known, and must not pass for just now. */
static void
distrust_future (GuichetSync *self)
{
  const gint64 now = guichet_clock_get_now (self->clock);

  if (self->last_success > now + GUICHET_MINUTE_MS || self->last_success < 0)
    set_instant (self, &self->last_success, 0, PROP_LAST_SUCCESS);
  if (self->offline_since > now)
    set_instant (self, &self->offline_since, now, PROP_OFFLINE_SINCE);
}

/* Makes the next round begin in @delay_ms, unless it begins sooner anyway. */
static void
bring_forward (GuichetSync *self,
               gint64       delay_ms)
{
  const gint64 left = self->due_boot - guichet_clock_get_boot (self->clock);

  schedule (self, self->due_boot > 0 ? MIN (left, delay_ms) : delay_ms);
}

/* Helpers: the end of a round */

static gboolean
was_stopped (GuichetSync *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
answer_waiters (GuichetSync  *self,
                const GError *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);

  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiters->len; i++)
    {
      GTask *task = g_ptr_array_index (waiters, i);

      if (error)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
end_well (GuichetSync *self)
{
  const gint64 now = guichet_clock_get_now (self->clock);
  const gint64 ready_at = count_outgoing (self);
  const gboolean lively = guichet_clock_get_boot (self->clock) < self->lively_until_boot;
  gint64 delay = lively ? LIVELY_POLL_MS : POLL_MS;

  self->failures = 0;
  if (now / GUICHET_MINUTE_MS != self->last_success / GUICHET_MINUTE_MS)
    guichet_sync_note (self, "last_success", guichet_instant_format (now));
  set_instant (self, &self->last_success, now, PROP_LAST_SUCCESS);
  set_instant (self, &self->offline_since, 0, PROP_OFFLINE_SINCE);
  set_instant (self, &self->next_attempt, 0, PROP_NEXT_ATTEMPT);
  set_detail (self, self->reservation);
  set_state (self, self->pending > 0 ? GUICHET_SYNC_WAITING : GUICHET_SYNC_UP_TO_DATE);
  if (ready_at > 0)
    delay = MIN (delay, ready_at - guichet_clock_get_running (self->clock));
  if (self->again)
    delay = 0;
  schedule (self, delay);
}

static void
end_badly (GuichetSync  *self,
           const GError *error)
{
  const gint64 now = guichet_clock_get_now (self->clock);
  const gint64 retry_after = error->domain == GUICHET_SERVICE_ERROR
                               ? guichet_service_error_get_retry_after (error)
                               : -1;
  const gint64 delay = guichet_backoff_delay (++self->failures, retry_after, g_random_double ());

  count_outgoing (self);
  if (self->offline_since == 0)
    set_instant (self, &self->offline_since, now, PROP_OFFLINE_SINCE);
  set_instant (self, &self->next_attempt, now + delay, PROP_NEXT_ATTEMPT);
  set_detail (self, error->message);
  set_state (self, guichet_sync_state_of_error (error));
  schedule (self, delay);
}

/* Stopped, and perhaps started again since. */
static void
end_stopped (GuichetSync *self)
{
  set_state (self, GUICHET_SYNC_STOPPED);
  schedule (self, 0);
}

/* Takes @error. */
static void
end_round (GuichetSync *self,
           GError      *error)
{
  g_autoptr (GError) owned = error;
  g_autoptr (GuichetSync) alive = g_object_ref (self);
  const gboolean stopped = was_stopped (self);

  self->running = FALSE;
  g_clear_object (&self->cancellable);
  set_activity (self, GUICHET_SYNC_ACTIVITY_NONE, 0, 0);
  notify (self, PROP_SKEW);
  if (stopped)
    end_stopped (self);
  else if (!error)
    end_well (self);
  else
    end_badly (self, error);
  self->again = FALSE;
  answer_waiters (self, error);
  if (self->next_waiters->len > 0)
    begin_round (self);
}

/* Callbacks: the steps of a round, last to first */

static void
feeds_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GuichetSync) self = data;
  GError *error = NULL;

  guichet_feeds_run_finish (GUICHET_FEEDS (source), result, &error);
  end_round (self, error);
}

static void
page_stored_cb (guint    feed,
                guint    n_read,
                gpointer data)
{
  static const GuichetSyncActivity activities[GUICHET_N_FEEDS] = {
    [GUICHET_FEED_DEMANDES] = GUICHET_SYNC_ACTIVITY_DEMANDES,
    [GUICHET_FEED_ARTICLES] = GUICHET_SYNC_ACTIVITY_ARTICLES,
    [GUICHET_FEED_MEDIA] = GUICHET_SYNC_ACTIVITY_MEDIA,
  };

  set_activity (data, activities[feed], n_read, 0);
}

static void
read_feeds (GuichetSync *self)
{
  set_activity (self, GUICHET_SYNC_ACTIVITY_DEMANDES, 0, 0);
  guichet_feeds_run_async (self->feeds, page_stored_cb, self, self->cancellable, feeds_read_cb,
                           g_object_ref (self));
}

/* What is wrong with the opening hours is said, and costs no more than them. */
static GuichetServiceInformation *
check_opening (GuichetSync               *self,
               GuichetServiceInformation *information)
{
  g_autoptr (GError) error = NULL;
  GuichetServiceInformation *good =
    guichet_service_information_mend_opening (information, self->information, &error);

  g_clear_pointer (&self->reservation, g_free);
  if (!error)
    return good;
  self->reservation =
    g_strdup_printf ("The service's new opening hours cannot be used: %s", error->message);
  g_warning ("%s", self->reservation);
  return good;
}

static void
informed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GuichetSync) self = data;
  GError *error = NULL;
  g_autoptr (GuichetServiceInformation) information =
    guichet_service_fetch_information_finish (GUICHET_SERVICE (source), result, &error);

  g_autoptr (GuichetServiceInformation) good = NULL;

  if (!information || g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      end_round (self, error);
      return;
    }
  good = check_opening (self, information);
  self->informed_boot = guichet_clock_get_boot (self->clock);
  guichet_sync_note (self, "service_information",
                     g_strdup (guichet_service_information_to_text (good)));
  set_information (self, good);
  read_feeds (self);
}

static void
ask_information (GuichetSync *self)
{
  const gint64 boot = guichet_clock_get_boot (self->clock);

  if (self->informed_boot > 0 && boot - self->informed_boot < INFORMATION_MS)
    {
      read_feeds (self);
      return;
    }
  set_activity (self, GUICHET_SYNC_ACTIVITY_INFORMATION, 0, 0);
  guichet_service_fetch_information_async (self->service, self->cancellable, informed_cb,
                                           g_object_ref (self));
}

static void
carried_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetSync) self = data;
  GError *error = NULL;
  guint n_sent = 0;
  const gboolean ok = guichet_postie_run_finish (GUICHET_POSTIE (source), result, &n_sent, &error);

  if (n_sent > 0)
    self->lively_until_boot = guichet_clock_get_boot (self->clock) + LIVELY_MS;
  if (!was_stopped (self))
    count_outgoing (self);
  if (ok)
    ask_information (self);
  else
    end_round (self, error);
}

static void
carry (GuichetSync *self)
{
  if (self->pending > 0)
    set_activity (self, GUICHET_SYNC_ACTIVITY_SENDING, 0, self->pending);
  guichet_postie_run_async (self->postie, self->impatient, self->cancellable, carried_cb,
                            g_object_ref (self));
  self->impatient = FALSE;
}

/* A folder belongs to the service that it first met. */
static gboolean
check_service (GuichetSync                  *self,
               const GuichetServiceIdentity *identity,
               GError                      **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *ours = guichet_account_table_get (guichet_database_read (self->database),
                                                     "service_id", &failed);

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!ours)
    guichet_sync_note (self, "service_id", g_strdup (identity->service_id));
  if (!ours || g_str_equal (ours, identity->service_id))
    return TRUE;
  g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH,
               "These data belong to another service than \"%s\"", identity->name);
  return FALSE;
}

static void
identified_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GuichetSync) self = data;
  GError *error = NULL;
  g_autoptr (GuichetServiceIdentity) identity =
    guichet_service_identify_finish (GUICHET_SERVICE (source), result, &error);

  if (!identity || g_cancellable_set_error_if_cancelled (self->cancellable, &error)
      || !check_service (self, identity, &error))
    {
      end_round (self, error);
      return;
    }
  self->identified = TRUE;
  carry (self);
}

static void
begin_round (GuichetSync *self)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->due_boot = 0;
  if (!self->service || self->running)
    return;
  self->running = TRUE;
  self->again = FALSE;
  g_ptr_array_extend_and_steal (self->waiters, g_steal_pointer (&self->next_waiters));
  self->next_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  set_instant (self, &self->next_attempt, 0, PROP_NEXT_ATTEMPT);
  set_state (self, GUICHET_SYNC_SYNCING);
  count_outgoing (self);
  if (self->identified)
    carry (self);
  else
    guichet_service_identify_async (self->service, self->cancellable, identified_cb,
                                    g_object_ref (self));
}

/* Callbacks: when */

static gboolean
timer_cb (gpointer data)
{
  GuichetSync *self = data;

  self->timer_id = 0;
  begin_round (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (GuichetSync *self,
          gint64       delay_ms)
{
  const guint delay = (guint) CLAMP (delay_ms, LEAST_DELAY_MS, G_MAXINT);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!self->started)
    return;
  self->due_boot = guichet_clock_get_boot (self->clock) + delay;
  self->timer_id = g_timeout_add (delay, timer_cb, self);
}

/* Timers do not count suspended time; this does, and runs soon after a resume. */
static void
minute_cb (GuichetSync *self)
{
  distrust_future (self);
  if (self->due_boot > 0 && guichet_clock_get_boot (self->clock) >= self->due_boot)
    begin_round (self);
}

static void
outgoing_changed_cb (GuichetSync *self)
{
  count_outgoing (self);
}

/* Overrides */

static void
guichet_sync_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  GuichetSync *self = GUICHET_SYNC (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ACTIVITY:
      g_value_set_enum (value, self->activity);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_PENDING:
      g_value_set_uint (value, self->pending);
      break;
    case PROP_REFUSED:
      g_value_set_uint (value, self->refused);
      break;
    case PROP_ASIDE:
      g_value_set_uint (value, self->aside);
      break;
    case PROP_LAST_SUCCESS:
      g_value_set_int64 (value, self->last_success);
      break;
    case PROP_OFFLINE_SINCE:
      g_value_set_int64 (value, self->offline_since);
      break;
    case PROP_NEXT_ATTEMPT:
      g_value_set_int64 (value, self->next_attempt);
      break;
    case PROP_SKEW:
      g_value_set_int64 (value, guichet_sync_get_skew (self));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_INFORMATION:
      g_value_set_object (value, self->information);
      break;
    case PROP_RECKONING:
      g_value_set_boxed (value, guichet_sync_get_reckoning (self));
      break;
    case PROP_ALSACE_MOSELLE:
      g_value_set_boolean (value, self->alsace_moselle);
      break;
    case PROP_SPARES_METERED:
      g_value_set_boolean (value, self->spares_metered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_sync_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  GuichetSync *self = GUICHET_SYNC (object);

  switch (property_id)
    {
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_ALSACE_MOSELLE:
      guichet_sync_set_holidays (self, g_value_get_boolean (value)
                                         ? GUICHET_HOLIDAYS_ALSACE_MOSELLE
                                         : GUICHET_HOLIDAYS_NATIONAL);
      break;
    case PROP_SPARES_METERED:
      guichet_sync_set_spares_metered (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* What the last run knew is shown until the service speaks again. */
static void
recall (GuichetSync *self)
{
  GuichetConnection *reader = guichet_database_read (self->database);
  g_autofree char *text = guichet_account_table_get (reader, "service_information", NULL);
  g_autofree char *last = guichet_account_table_get (reader, "last_success", NULL);
  g_autofree char *holidays = guichet_account_table_get (reader, "holidays", NULL);
  g_autoptr (GError) error = NULL;

  self->alsace_moselle =
    guichet_holidays_from_word (holidays) == GUICHET_HOLIDAYS_ALSACE_MOSELLE;
  if (text)
    self->information = guichet_service_information_from_text (text, strlen (text), &error);
  if (error)
    g_warning ("The service's information is unreadable: %s", error->message);
  if (last && guichet_instant_parse (last, &self->last_success))
    distrust_future (self);
  count_outgoing (self);
  count_aside (self);
}

static void
use_service (GuichetSync *self)
{
  g_clear_object (&self->postie);
  g_clear_object (&self->feeds);
  self->postie = guichet_postie_new (self->service, self->database, self->clock);
  self->feeds = guichet_feeds_new (self->service, self->database);
  set_state (self, self->pending > 0 ? GUICHET_SYNC_WAITING : GUICHET_SYNC_UP_TO_DATE);
}

static void
guichet_sync_constructed (GObject *object)
{
  GuichetSync *self = GUICHET_SYNC (object);

  G_OBJECT_CLASS (guichet_sync_parent_class)->constructed (object);

  recall (self);
  g_signal_connect_object (self->database, "changed::aside", G_CALLBACK (count_aside), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed::orphan_event", G_CALLBACK (count_aside),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed::outgoing", G_CALLBACK (outgoing_changed_cb),
                           self, G_CONNECT_SWAPPED);
  if (guichet_database_is_writable (self->database))
    self->backup_keeper = guichet_backup_keeper_new (self->database, self->clock);
  if (self->service)
    use_service (self);
  g_signal_connect_object (self->clock, "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  guichet_sync_watch_network (self);
}

static void
guichet_sync_dispose (GObject *object)
{
  GuichetSync *self = GUICHET_SYNC (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->due_keeper);
  g_clear_object (&self->backup_keeper);
  g_clear_object (&self->postie);
  g_clear_object (&self->feeds);
  g_clear_object (&self->service);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->information);
  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  G_OBJECT_CLASS (guichet_sync_parent_class)->dispose (object);
}

static void
guichet_sync_finalize (GObject *object)
{
  GuichetSync *self = GUICHET_SYNC (object);

  g_free (self->detail);
  g_free (self->reservation);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->waiters);
  g_ptr_array_unref (self->next_waiters);
  g_hash_table_unref (self->fetches);
  G_OBJECT_CLASS (guichet_sync_parent_class)->finalize (object);
}

static void
install_shown (GParamFlags flags)
{
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, GUICHET_TYPE_SYNC_STATE,
                                              GUICHET_SYNC_NOT_CONNECTED, flags);
  properties[PROP_ACTIVITY] =
    g_param_spec_enum ("activity", NULL, NULL, GUICHET_TYPE_SYNC_ACTIVITY,
                       GUICHET_SYNC_ACTIVITY_NONE, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFUSED] = g_param_spec_uint ("refused", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ASIDE] = g_param_spec_uint ("aside", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LAST_SUCCESS] =
    g_param_spec_int64 ("last-success", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_OFFLINE_SINCE] =
    g_param_spec_int64 ("offline-since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NEXT_ATTEMPT] =
    g_param_spec_int64 ("next-attempt", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SKEW] =
    g_param_spec_int64 ("skew", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_INFORMATION] =
    g_param_spec_object ("information", NULL, NULL, GUICHET_TYPE_SERVICE_INFORMATION, flags);
  properties[PROP_RECKONING] =
    g_param_spec_boxed ("reckoning", NULL, NULL, GUICHET_TYPE_RECKONING, flags);
  properties[PROP_ALSACE_MOSELLE] =
    g_param_spec_boolean ("alsace-moselle", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_SPARES_METERED] =
    g_param_spec_boolean ("spares-metered", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
}

static void
guichet_sync_class_init (GuichetSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given =
    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_sync_get_property;
  object_class->set_property = guichet_sync_set_property;
  object_class->constructed = guichet_sync_constructed;
  object_class->dispose = guichet_sync_dispose;
  object_class->finalize = guichet_sync_finalize;

  properties[PROP_SERVICE] =
    g_param_spec_object ("service", NULL, NULL, GUICHET_TYPE_SERVICE, given);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE, given);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, given);
  install_shown (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_sync_init (GuichetSync *self)
{
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->next_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->fetches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
}

/* What the commands need */

/* Something new waits: a round soon, unless the back-off holds. */
void
guichet_sync_wake (GuichetSync *self)
{
  gint64 ready_at;

  if (!self->service || !self->started)
    return;
  if (self->running)
    self->again = TRUE;
  else if (self->failures == 0)
    {
      ready_at = count_outgoing (self);
      bring_forward (self, ready_at > 0 ? ready_at - guichet_clock_get_running (self->clock) : 0);
    }
}

/* There is a network again; such changes come in bursts. */
void
guichet_sync_network_came (GuichetSync *self)
{
  if (self->failures > 0 && !self->running)
    bring_forward (self, NETWORK_SETTLES_MS);
}

/* Somebody asked for it by hand: a round at once, if there are rounds at all. */
void
guichet_sync_hurry (GuichetSync *self)
{
  if (!self->service || !self->started)
    return;
  self->impatient = TRUE;
  if (self->running)
    self->again = TRUE;
  else
    begin_round (self);
}

/* Public API */

/**
 * guichet_sync_new:
 * @service: (nullable): %NULL when none is known: all that is local works
 * @database: open for writing
 *
 * Returns: (transfer full): the facade, at rest
 */
GuichetSync *
guichet_sync_new (GuichetService  *service,
                  GuichetDatabase *database,
                  GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_SYNC, "service", service, "database", database, "clock",
                       clock, NULL);
}

/**
 * guichet_sync_expect_service:
 *
 * Says that a service is known, which guichet_sync_set_service() will give: nothing is amiss until
 * then.
 */
void
guichet_sync_expect_service (GuichetSync *self)
{
  set_state (self, self->pending > 0 ? GUICHET_SYNC_WAITING : GUICHET_SYNC_UP_TO_DATE);
}

/**
 * guichet_sync_set_service:
 * @service: (nullable): how the service is reached from now on; %NULL when that which was expected
 *   cannot be had
 *
 * Stops, as guichet_sync_stop() does, and goes on with @service once it is started again. That
 * it is still the same service is asked before anything is exchanged.
 */
void
guichet_sync_set_service (GuichetSync    *self,
                          GuichetService *service)
{
  guichet_sync_stop (self);
  if (!service)
    {
      set_state (self, GUICHET_SYNC_NOT_CONNECTED);
      return;
    }
  g_set_object (&self->service, service);
  self->identified = FALSE;
  self->informed_boot = 0;
  self->failures = 0;
  use_service (self);
}

/**
 * guichet_sync_start:
 *
 * Begins to exchange with the service, now and from then on.
 */
void
guichet_sync_start (GuichetSync *self)
{
  self->started = TRUE;
  if (!self->due_keeper)
    self->due_keeper = guichet_due_keeper_new (self->database);
  guichet_due_keeper_refresh (self->due_keeper);
  begin_round (self);
}

/**
 * guichet_sync_stop:
 *
 * Stops exchanging; a request under way is given up, harmlessly. Who waits for an exchange is
 * told that it was cancelled.
 */
void
guichet_sync_stop (GuichetSync *self)
{
  self->started = FALSE;
  self->due_boot = 0;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!self->running)
    return;
  g_ptr_array_extend_and_steal (self->waiters, g_steal_pointer (&self->next_waiters));
  self->next_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  g_cancellable_cancel (self->cancellable);
}

/**
 * guichet_sync_now:
 *
 * Exchanges now, whatever the back-off says; what was put off is tried again too.
 */
void
guichet_sync_now (GuichetSync *self)
{
  self->informed_boot = 0;
  self->impatient = TRUE;
  if (self->running)
    self->again = TRUE;
  else
    begin_round (self);
}

/**
 * guichet_sync_run_async:
 *
 * Exchanges once, until nothing is left: when an exchange is under way, once more behind it.
 */
void
guichet_sync_run_async (GuichetSync         *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_sync_run_async);
  if (!self->service)
    {
      g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED,
                               "No service is known");
      return;
    }
  g_ptr_array_add (self->next_waiters, g_steal_pointer (&task));
  guichet_sync_now (self);
}

/**
 * guichet_sync_run_finish:
 *
 * Returns: %TRUE when nothing is left. Errors: %GUICHET_SYNC_ERROR_NOT_CONNECTED; those of the
 *   service and of the store.
 */
gboolean
guichet_sync_run_finish (GuichetSync   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
