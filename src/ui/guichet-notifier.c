/* guichet-notifier.c - tells the person what they should not miss
 *
 * Looks again when something was stored, when a setting changed and every minute. What is due
 * then is the domain's to say; of it, what was told already is left out, what the person has
 * before their eyes is taken for told, and the rest is noted in the same transaction and only then
 * shown: rather one notification lost in a power cut than one that comes twice. What no longer
 * stands, for it was read or done elsewhere, is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notifier.h"

#include "guichet-account-table.h"
#include "guichet-call-table.h"
#include "guichet-demande-table.h"
#include "guichet-event-table.h"
#include "guichet-instant.h"
#include "guichet-notification-table.h"
#include "guichet-notification-text.h"
#include "guichet-reckoning.h"
#include "guichet-settings.h"
#include "guichet-window.h"

#include <glib/gi18n.h>

/* What is stored comes in bursts. */
#define SETTLES_MS 400

/* From that many on, one notification tells them all. */
#define SEVERAL 4

struct _GuichetNotifier
{
  GObject parent_instance;

  GtkApplication *application;
  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GSettings *settings;
  char *group_place;
  guint timer_id;
  gboolean is_looking;
  gboolean looks_again;
};

G_DEFINE_FINAL_TYPE (GuichetNotifier, guichet_notifier, G_TYPE_OBJECT)

/* One look: what it starts from, and what it found. */
typedef struct
{
  GuichetNotifier *notifier;
  GuichetNotificationRule rule;
  GuichetReckoning *reckoning;
  char *shown_id;
  char *group_place;
  gint64 now;

  GPtrArray *fresh;
  GPtrArray *gone;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->notifier);
  g_clear_pointer (&look->rule.zone, g_time_zone_unref);
  g_clear_pointer (&look->reckoning, guichet_reckoning_unref);
  g_free (look->shown_id);
  g_free (look->group_place);
  g_clear_pointer (&look->fresh, g_ptr_array_unref);
  g_clear_pointer (&look->gone, g_ptr_array_unref);
  g_free (look);
}

static void schedule (GuichetNotifier *self);

/* Helpers: on the worker's thread */

static const GuichetEventFields *
find_latest (GPtrArray *events)
{
  for (guint i = events->len; i-- > 0;)
    {
      const GuichetEventFields *fields =
        guichet_event_get_fields (g_ptr_array_index (events, i));

      if (g_strcmp0 (fields->side, "service") == 0)
        return fields;
    }
  return NULL;
}

/* The longest lead decides how far ahead deadlines are looked for; a night is added for the
 * warnings that come before quiet hours. */
static gint64
horizon (Look *look)
{
  gint64 most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (look->rule.leads); i++)
    most = MAX (most, look->rule.leads[i]);
  return look->now + most + 24 * GUICHET_HOUR_MS;
}

/* Takes what stands of one Demande, and of it what is new. */
static gboolean
look_at_worker (GuichetConnection  *connection,
                Look               *look,
                const char         *id,
                GHashTable         *standing,
                GError            **error)
{
  guint attempts = 0;
  g_autoptr (GuichetDemande) demande = guichet_demande_table_load (connection, id, error);
  g_autoptr (GPtrArray) events = demande ? guichet_event_table_list (connection, id, error) : NULL;
  g_autofree char *refused = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) due = NULL;

  if (!events)
    return FALSE;
  refused = guichet_notification_table_find_refused (connection, id, &attempts, error);
  if (look->reckoning)
    steps = guichet_reckoning_list_steps (look->reckoning, demande, events, NULL);
  due = guichet_notification_rule_list_due (
    &look->rule, &(GuichetNotificationSubject){
                   .demande = demande, .latest = find_latest (events), .refused_id = refused,
                   .next = steps ? guichet_steps_find_next (steps) : NULL,
                   .refused_attempts = attempts }, look->now);
  while (due->len > 0)
    {
      GuichetNotification *one = g_ptr_array_steal_index (due, 0);

      g_hash_table_add (standing, g_strdup (one->key));
      if (guichet_notification_table_is_told (connection, one->key))
        guichet_notification_free (one);
      else
        g_ptr_array_add (look->fresh, one);
    }
  return TRUE;
}

/* The promised call-backs that stand, and of them what is new. */
static gboolean
look_at_calls_worker (GuichetConnection  *connection,
                      Look               *look,
                      GHashTable         *standing,
                      GError            **error)
{
  g_autoptr (GPtrArray) calls = guichet_call_table_awaited (connection, error);

  for (guint i = 0; calls && i < calls->len; i++)
    {
      const GuichetCall *call = g_ptr_array_index (calls, i);
      g_autoptr (GuichetDemande) demande =
        *call->demande_id ? guichet_demande_table_load (connection, call->demande_id, NULL) : NULL;
      g_autoptr (GuichetNotification) one =
        guichet_notification_rule_follow_call (&look->rule, call, demande, look->now);

      if (!one)
        continue;
      g_hash_table_add (standing, g_strdup (one->key));
      if (!guichet_notification_table_is_told (connection, one->key))
        g_ptr_array_add (look->fresh, g_steal_pointer (&one));
    }
  return calls != NULL;
}

/* What a notification is about: the Demande, or the call that was about none. */
static const char *
subject_of (const GuichetNotification *one)
{
  return one->demande ? guichet_demande_get_id (one->demande) : one->call->id;
}

static const char *
place_of (Look                *look,
          GuichetNotification *one)
{
  const char *id = subject_of (one);

  if (g_strcmp0 (id, look->shown_id) == 0 && !one->call)
    return "";
  return look->fresh->len >= SEVERAL ? look->group_place : id;
}

static gboolean
note_worker (GuichetConnection  *connection,
             Look               *look,
             GHashTable         *standing,
             GError            **error)
{
  for (guint i = 0; i < look->fresh->len; i++)
    {
      GuichetNotification *one = g_ptr_array_index (look->fresh, i);

      if (!guichet_notification_table_tell (connection, one->key,
                                            one->demande ? subject_of (one) : NULL,
                                            place_of (look, one), look->now, error))
        return FALSE;
    }
  look->gone = guichet_notification_table_take_back (connection, standing, error);
  return look->gone != NULL;
}

/* What cannot be read keeps nothing else from being told. */
static gboolean
look_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Look *look = data;
  g_autofree char *since = guichet_account_table_get (connection, "created_at", error);
  g_autoptr (GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = NULL;

  look->rule.since = since ? g_ascii_strtoll (since, NULL, 10) : look->now;
  if (guichet_notification_rule_is_quiet (&look->rule, look->now))
    return TRUE;
  ids = guichet_notification_table_list_watched (connection, look->rule.since, horizon (look),
                                                 error);
  if (!ids)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) unreadable = NULL;

      if (!look_at_worker (connection, look, g_ptr_array_index (ids, i), standing,
                           &unreadable))
        g_warning ("A Demande cannot be watched: %s", unreadable->message);
    }
  return look_at_calls_worker (connection, look, standing, error)
         && note_worker (connection, look, standing, error);
}

/* Helpers: on the main thread */

static gint64
read_lead (GuichetNotifier *self,
           const char      *key)
{
  return g_settings_get_int (self->settings, key) * GUICHET_HOUR_MS;
}

static guint
read_kinds (GuichetNotifier *self)
{
  static const char *const keys[GUICHET_N_NOTIFICATION_KINDS] = {
    [GUICHET_NOTIFICATION_NEWS] = "notify-news",
    [GUICHET_NOTIFICATION_ANSWER] = "notify-answers",
    [GUICHET_NOTIFICATION_DELIVERY] = "notify-deliveries",
    [GUICHET_NOTIFICATION_REFUSAL] = "notify-refusals",
    [GUICHET_NOTIFICATION_DEADLINE] = "notify-deadlines",
    [GUICHET_NOTIFICATION_CALLBACK] = "notify-callbacks",
    [GUICHET_NOTIFICATION_MISSED] = "notify-callbacks",
  };
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_settings_get_boolean (self->settings, keys[i]))
      kinds |= 1u << i;
  return kinds;
}

static void
read_rule (GuichetNotifier         *self,
           GuichetNotificationRule *rule)
{
  rule->kinds = read_kinds (self);
  rule->leads[GUICHET_CRITICALITY_NONE] = read_lead (self, "lead-majeure");
  rule->leads[GUICHET_CRITICALITY_BLOQUANTE] = read_lead (self, "lead-bloquante");
  rule->leads[GUICHET_CRITICALITY_MAJEURE] = read_lead (self, "lead-majeure");
  rule->leads[GUICHET_CRITICALITY_MINEURE] = read_lead (self, "lead-mineure");
  rule->is_quiet = g_settings_get_boolean (self->settings, "quiet-hours");
  rule->quiet_from = g_settings_get_int (self->settings, "quiet-from");
  rule->quiet_to = g_settings_get_int (self->settings, "quiet-to");
  rule->zone = g_time_zone_new_local ();
}

/* The Demande that the person has before their eyes, if any. */
static const char *
find_shown (GuichetNotifier *self)
{
  GtkWindow *active = gtk_application_get_active_window (self->application);

  if (!active || !GUICHET_IS_WINDOW (active) || !gtk_window_is_active (active)
      || !gtk_widget_get_mapped (GTK_WIDGET (active)))
    return NULL;
  return guichet_window_get_shown_demande (GUICHET_WINDOW (active));
}

static void
add_button (GNotification *notification,
            const char    *label,
            const char    *action,
            const char    *id)
{
  g_notification_add_button_with_target (notification, label, action, "s", id);
}

/* Where one goes from it: to the Demande, or to the calls. */
static void
add_actions (GNotification             *notification,
             const GuichetNotification *one)
{
  const char *id = subject_of (one);

  if (!one->demande)
    {
      g_notification_set_default_action (notification, "app.show");
      return;
    }
  g_notification_set_default_action_and_target (notification, "app.open-demande", "s", id);
  add_button (notification, _ ("Open"), "app.open-demande", id);
  if (one->kind == GUICHET_NOTIFICATION_ANSWER)
    add_button (notification, _ ("Reply"), "app.reply", id);
  if (one->kind == GUICHET_NOTIFICATION_DELIVERY)
    add_button (notification, _ ("Validate"), "app.validate", id);
}

static void
show_one (GuichetNotifier     *self,
          GuichetNotification *one)
{
  const gboolean number_only = g_settings_get_boolean (self->settings, "notify-number-only");
  g_autofree char *title = guichet_notification_text_title (one, number_only);
  g_autofree char *body =
    guichet_notification_text_body (one, guichet_clock_get_now (self->clock));
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  add_actions (notification, one);
  if (one->call || one->kind == GUICHET_NOTIFICATION_DEADLINE)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (G_APPLICATION (self->application), subject_of (one),
                                   notification);
}

static void
show_group (GuichetNotifier *self,
            GPtrArray       *all)
{
  g_autofree char *title = guichet_notification_text_group_title (all);
  g_autofree char *body = guichet_notification_text_group_body (all);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app.show");
  g_application_send_notification (G_APPLICATION (self->application), self->group_place,
                                   notification);
}

static void
show_fresh (GuichetNotifier *self,
            Look            *look)
{
  const gboolean grouped = look->fresh->len >= SEVERAL;

  for (guint i = 0; look->gone && i < look->gone->len; i++)
    g_application_withdraw_notification (G_APPLICATION (self->application),
                                         g_ptr_array_index (look->gone, i));
  for (guint i = 0; !grouped && i < look->fresh->len; i++)
    if (*place_of (look, g_ptr_array_index (look->fresh, i)))
      show_one (self, g_ptr_array_index (look->fresh, i));
  if (grouped)
    show_group (self, look->fresh);
}

/* Callbacks */

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Look *look = data;
  GuichetNotifier *self = look->notifier;
  g_autoptr (GError) error = NULL;
  const gboolean done =
    guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);

  self->is_looking = FALSE;
  if (!self->database)
    return;
  if (done)
    show_fresh (self, look);
  else
    g_warning ("What is to be told could not be found out: %s", error->message);
  if (self->looks_again)
    schedule (self);
  self->looks_again = FALSE;
}

static gboolean
look_cb (gpointer data)
{
  GuichetNotifier *self = data;
  GuichetReckoning *reckoning = guichet_sync_get_reckoning (self->sync);
  Look *look = g_new0 (Look, 1);

  self->timer_id = 0;
  self->is_looking = TRUE;
  look->notifier = g_object_ref (self);
  read_rule (self, &look->rule);
  look->reckoning = reckoning ? guichet_reckoning_ref (reckoning) : NULL;
  look->shown_id = g_strdup (find_shown (self));
  look->group_place = g_strdup (self->group_place);
  look->now = guichet_clock_get_now (self->clock);
  look->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_notification_free);
  guichet_database_write_async (self->database, look_worker, look, (GDestroyNotify) look_free,
                                NULL, looked_cb, look);
  return G_SOURCE_REMOVE;
}

static void
schedule (GuichetNotifier *self)
{
  if (!self->settings || self->timer_id != 0)
    return;
  if (self->is_looking)
    self->looks_again = TRUE;
  else
    self->timer_id = g_timeout_add (SETTLES_MS, look_cb, self);
}

/* Overrides */

static void
guichet_notifier_finalize (GObject *object)
{
  GuichetNotifier *self = GUICHET_NOTIFIER (object);

  guichet_notifier_stop (self);
  g_free (self->group_place);
  G_OBJECT_CLASS (guichet_notifier_parent_class)->finalize (object);
}

static void
guichet_notifier_class_init (GuichetNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_notifier_finalize;
}

static void
guichet_notifier_init (GuichetNotifier *self)
{
  self->settings = guichet_settings_new ();
}

static void
follow (GuichetNotifier *self,
        gpointer         object,
        const char      *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
}

/* Public API */

/**
 * guichet_notifier_new:
 * @application: by which notifications are sent; has the actions that they name
 * @sync: the exchange, for what the service says of itself
 * @database: what is stored, and where it is noted what was told
 * @clock: what time it is
 *
 * Returns: (transfer full): a notifier, which tells what is due from now on
 */
GuichetNotifier *
guichet_notifier_new (GtkApplication  *application,
                      GuichetSync     *sync,
                      GuichetDatabase *database,
                      GuichetClock    *clock)
{
  GuichetNotifier *self = g_object_new (GUICHET_TYPE_NOTIFIER, NULL);
  g_autofree char *account = g_file_get_basename (guichet_database_get_folder (database));

  self->application = application;
  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->group_place = g_strconcat ("several-", account, NULL);
  follow (self, database, "changed::demande");
  follow (self, database, "changed::outgoing");
  follow (self, database, "changed::due");
  follow (self, database, "changed::call");
  follow (self, sync, "notify::reckoning");
  follow (self, clock, "notify::now");
  if (self->settings)
    follow (self, self->settings, "changed");
  schedule (self);
  return self;
}

/**
 * guichet_notifier_stop:
 * @self: a notifier
 *
 * Tells nothing any more; what is shown stays.
 */
void
guichet_notifier_stop (GuichetNotifier *self)
{
  g_return_if_fail (GUICHET_IS_NOTIFIER (self));
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
}
