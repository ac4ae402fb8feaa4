/* guichet-notification.c - what a person is to be told of, and when
 *
 * The whole rule, and nothing else: what was told already is the store's to remember, what is on
 * the screen is the interface's to see.
 *
 * What happened is told once it is unread. A deadline is told of ahead of time, by as much as its
 * criticality asks for; where quiet hours would hide the warning until after the deadline, it
 * comes before them. A call-back that was promised is told of when it is due, and once more when
 * it has not come half an hour later. In quiet hours nothing is told: what is due then is due when
 * they end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

static GuichetNotification *guichet_notification_copy (GuichetNotification *self);

G_DEFINE_BOXED_TYPE (GuichetNotification, guichet_notification, guichet_notification_copy,
                     guichet_notification_free)

/* Helpers */

static GuichetNotification *
make (GuichetNotificationKind  kind,
      GuichetDemande          *demande,
      GuichetDeadline         *deadline,
      const GuichetCall       *call,
      char                    *key)
{
  GuichetNotification *self = g_new0 (GuichetNotification, 1);

  self->kind = kind;
  self->key = key;
  self->demande = demande ? g_object_ref (demande) : NULL;
  self->deadline = deadline ? guichet_deadline_ref (deadline) : NULL;
  self->call = call ? guichet_call_copy (call) : NULL;
  return self;
}

static GuichetNotification *
guichet_notification_copy (GuichetNotification *self)
{
  return make (self->kind, self->demande, self->deadline, self->call, g_strdup (self->key));
}

static gboolean
is_wanted (const GuichetNotificationRule *rule,
           GuichetNotificationKind        kind)
{
  return (rule->kinds & 1u << kind) != 0;
}

static GuichetNotificationKind
kind_of (const GuichetEventFields *latest)
{
  switch (guichet_status_from_word (latest->kind))
    {
    case GUICHET_STATUS_ATTENTE_CLIENT:
      return GUICHET_NOTIFICATION_ANSWER;
    case GUICHET_STATUS_LIVREE:
      return GUICHET_NOTIFICATION_DELIVERY;
    case GUICHET_STATUS_NONE:
    case GUICHET_STATUS_ENREGISTREE:
    case GUICHET_STATUS_PRISE_EN_CHARGE:
    case GUICHET_STATUS_QUALIFIEE:
    case GUICHET_STATUS_NON_REPRODUITE:
    case GUICHET_STATUS_PLAN_FOURNI:
    case GUICHET_STATUS_VALIDEE:
    case GUICHET_STATUS_REFUSEE:
    case GUICHET_STATUS_ATTENTE_TIERS:
    case GUICHET_STATUS_HORS_PERIMETRE:
    case GUICHET_STATUS_CLOSE:
    case GUICHET_STATUS_UNKNOWN:
    default:
      return GUICHET_NOTIFICATION_NEWS;
    }
}

static void
add_event (const GuichetNotificationRule    *rule,
           const GuichetNotificationSubject *subject,
           GPtrArray                        *due)
{
  const GuichetEventFields *latest = subject->latest;

  if (!latest || latest->at < rule->since || g_strcmp0 (latest->side, "service") != 0
      || !guichet_demande_get_unread (subject->demande) || !is_wanted (rule, kind_of (latest)))
    return;
  g_ptr_array_add (due, make (kind_of (latest), subject->demande, NULL, NULL,
                              g_strconcat ("event:", latest->id, NULL)));
}

/* Tried again and refused again is said again. */
static void
add_refusal (const GuichetNotificationRule    *rule,
             const GuichetNotificationSubject *subject,
             GPtrArray                        *due)
{
  if (!subject->refused_id || !is_wanted (rule, GUICHET_NOTIFICATION_REFUSAL))
    return;
  g_ptr_array_add (due, make (GUICHET_NOTIFICATION_REFUSAL, subject->demande, NULL, NULL,
                              g_strdup_printf ("refused:%s:%u", subject->refused_id,
                                               subject->refused_attempts)));
}

/* While our answer is awaited, no delay of the contract runs. */
static gboolean
has_clock (const GuichetNotificationSubject *subject)
{
  return subject->next && subject->next->pending
         && guichet_deadline_get_clock (subject->next->deadline) == GUICHET_DEADLINE_CLOCK_RUNNING
         && guichet_demande_get_status (subject->demande) != GUICHET_STATUS_ATTENTE_CLIENT;
}

static void
add_deadline (const GuichetNotificationRule    *rule,
              const GuichetNotificationSubject *subject,
              gint64                            now,
              GPtrArray                        *due)
{
  GuichetDeadline *deadline;
  GuichetCriticality level;

  if (!has_clock (subject) || !is_wanted (rule, GUICHET_NOTIFICATION_DEADLINE))
    return;
  deadline = subject->next->deadline;
  level = guichet_demande_get_criticality (subject->demande);
  if (level == GUICHET_CRITICALITY_NONE)
    level = guichet_demande_get_criticality_proposed (subject->demande);
  if (guichet_deadline_get_due (deadline) < rule->since
      || now < guichet_notification_rule_warn_at (rule, deadline, level))
    return;
  g_ptr_array_add (due, make (GUICHET_NOTIFICATION_DEADLINE, subject->demande, deadline, NULL,
                              g_strdup_printf ("due:%s:%s:%" G_GINT64_FORMAT,
                                               guichet_demande_get_id (subject->demande),
                                               guichet_deadline_kind_to_word (
                                                 guichet_deadline_get_kind (deadline)),
                                               guichet_deadline_get_due (deadline))));
}

/* The quiet hours that an instant is in. */
static gboolean
find_quiet (const GuichetNotificationRule *rule,
            gint64                         instant,
            gint64                        *from,
            gint64                        *to)
{
  const gboolean over_night = rule->quiet_to < rule->quiet_from;
  GuichetDay day;

  if (!rule->is_quiet || !rule->zone || rule->quiet_from == rule->quiet_to)
    return FALSE;
  day = guichet_zone_get_day (rule->zone, instant);
  for (int before = over_night ? 1 : 0; before >= 0; before--)
    {
      *from = guichet_zone_to_instant (rule->zone, day - before, rule->quiet_from);
      *to = guichet_zone_to_instant (rule->zone, day - before + (over_night ? 1 : 0),
                                     rule->quiet_to);
      if (instant >= *from && instant < *to)
        return TRUE;
    }
  return FALSE;
}

/* Public API */

/**
 * guichet_notification_free:
 *
 * Frees it.
 */
void
guichet_notification_free (GuichetNotification *self)
{
  g_free (self->key);
  g_clear_object (&self->demande);
  g_clear_pointer (&self->call, guichet_call_free);
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  g_free (self);
}

/**
 * guichet_notification_rule_is_quiet:
 * @now: Unix milliseconds, UTC
 *
 * Returns: whether nothing is to be told at @now
 */
gboolean
guichet_notification_rule_is_quiet (const GuichetNotificationRule *rule,
                                    gint64                         now)
{
  gint64 from;
  gint64 to;

  return find_quiet (rule, now, &from, &to);
}

/**
 * guichet_notification_rule_warn_at:
 * @deadline: one with a clock
 * @level: the criticality, as retained or as proposed until then
 *
 * Returns: from when on @deadline is near: Unix milliseconds, UTC. Earlier than its lead asks for
 *   where quiet hours would otherwise last until after it.
 */
gint64
guichet_notification_rule_warn_at (const GuichetNotificationRule *rule,
                                   GuichetDeadline               *deadline,
                                   GuichetCriticality             level)
{
  const gint64 due = guichet_deadline_get_due (deadline);
  const gint64 at = due - rule->leads[level];
  gint64 from;
  gint64 to;

  if (find_quiet (rule, at, &from, &to) && to >= due)
    return from - GUICHET_MINUTE_MS;
  return at;
}

/**
 * guichet_notification_rule_list_due:
 * @subject: a Demande
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (element-type GuichetNotification): what is to be told of it at @now,
 *   whether or not it was told already
 */
GPtrArray *
guichet_notification_rule_list_due (const GuichetNotificationRule    *rule,
                                    const GuichetNotificationSubject *subject,
                                    gint64                            now)
{
  GPtrArray *due = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_notification_free);

  if (guichet_notification_rule_is_quiet (rule, now))
    return due;
  add_refusal (rule, subject, due);
  add_event (rule, subject, due);
  add_deadline (rule, subject, now, due);
  return due;
}

/**
 * guichet_notification_rule_follow_call:
 * @call: one whose call-back is awaited
 * @demande: (nullable): the Demande that it was about
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (nullable): what is to be told of it at @now, whether or not it was
 *   told already; %NULL for nothing
 */
GuichetNotification *
guichet_notification_rule_follow_call (const GuichetNotificationRule *rule,
                                       const GuichetCall             *call,
                                       GuichetDemande                *demande,
                                       gint64                         now)
{
  const gboolean missed = now - call->callback_at >= GUICHET_NOTIFICATION_GRACE_MS;
  const GuichetNotificationKind kind =
    missed ? GUICHET_NOTIFICATION_MISSED : GUICHET_NOTIFICATION_CALLBACK;

  if (call->callback_at == 0 || call->done_at != 0 || now < call->callback_at
      || call->callback_at < rule->since || !is_wanted (rule, kind)
      || guichet_notification_rule_is_quiet (rule, now))
    return NULL;
  return make (kind, demande, NULL, call,
               g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT, missed ? "missed" : "callback", call->id,
                                call->callback_at));
}
