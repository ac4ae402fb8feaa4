/* guichet-notification.h - what a person is to be told of, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-call.h"
#include "guichet-demande-state.h"
#include "guichet-demande.h"
#include "guichet-event.h"

G_BEGIN_DECLS

/**
 * GuichetNotificationKind:
 * @GUICHET_NOTIFICATION_NEWS: the support wrote, or the status changed
 * @GUICHET_NOTIFICATION_ANSWER: an answer of ours is awaited
 * @GUICHET_NOTIFICATION_DELIVERY: something was delivered, to be validated
 * @GUICHET_NOTIFICATION_REFUSAL: the service does not take what we sent
 * @GUICHET_NOTIFICATION_DEADLINE: a deadline comes near, theirs or ours
 * @GUICHET_NOTIFICATION_CALLBACK: a call-back that was promised is due
 * @GUICHET_NOTIFICATION_MISSED: a call-back that was promised has not come
 */
typedef enum
{
  GUICHET_NOTIFICATION_NEWS,
  GUICHET_NOTIFICATION_ANSWER,
  GUICHET_NOTIFICATION_DELIVERY,
  GUICHET_NOTIFICATION_REFUSAL,
  GUICHET_NOTIFICATION_DEADLINE,
  GUICHET_NOTIFICATION_CALLBACK,
  GUICHET_NOTIFICATION_MISSED,
} GuichetNotificationKind;

#define GUICHET_N_NOTIFICATION_KINDS 7

/* How long after its moment a promised call-back passes for missed. */
#define GUICHET_NOTIFICATION_GRACE_MS (30 * 60 * 1000)

#define GUICHET_N_NOTIFICATION_LEVELS (GUICHET_CRITICALITY_MINEURE + 1)

/**
 * GuichetNotificationRule:
 * @kinds: bits `1 << GuichetNotificationKind`: what the person wants to be told of
 * @leads: by criticality, how long before a deadline, in milliseconds; where it is not known, the
 *   one of %GUICHET_CRITICALITY_NONE
 * @since: nothing that happened before is told: Unix milliseconds, UTC
 * @is_quiet: whether there are quiet hours
 * @quiet_from: the minute of the day at which they begin, on the clocks of @zone
 * @quiet_to: the minute of the day at which they end; before @quiet_from, it is the next day's
 * @zone: (nullable): where the person is; needed for quiet hours
 *
 * What the person chose.
 */
typedef struct
{
  guint kinds;
  gint64 leads[GUICHET_N_NOTIFICATION_LEVELS];
  gint64 since;
  gboolean is_quiet;
  int quiet_from;
  int quiet_to;
  GTimeZone *zone;
} GuichetNotificationRule;

/**
 * GuichetNotificationSubject:
 * @demande: the Demande
 * @latest: (nullable): what the service did last to it
 * @next: (nullable): what is due next
 * @refused_id: (nullable): what the service did not take: the Demande itself, a message of it
 * @refused_attempts: how often that one was tried
 *
 * What is known of a Demande, for the rule.
 */
typedef struct
{
  GuichetDemande *demande;
  const GuichetEventFields *latest;
  const GuichetStep *next;
  const char *refused_id;
  guint refused_attempts;
} GuichetNotificationSubject;

#define GUICHET_TYPE_NOTIFICATION (guichet_notification_get_type ())

/**
 * GuichetNotification:
 * @kind: what it tells
 * @key: what is told, in a form to be remembered by: the same thing has the same key
 * @demande: (nullable): the Demande; %NULL for a call that was about none
 * @deadline: (nullable): what is due, for a deadline
 * @call: (nullable): the call, for a call-back
 *
 * Something to tell a person.
 */
typedef struct
{
  GuichetNotificationKind kind;
  char *key;
  GuichetDemande *demande;
  GuichetDeadline *deadline;
  GuichetCall *call;
} GuichetNotification;

GType                guichet_notification_get_type      (void);
void                 guichet_notification_free          (GuichetNotification              *self);
gboolean             guichet_notification_rule_is_quiet (const GuichetNotificationRule    *rule,
                                                         gint64                            now);
gint64               guichet_notification_rule_warn_at  (const GuichetNotificationRule    *rule,
                                                         GuichetDeadline                  *deadline,
                                                         GuichetCriticality                level);
GPtrArray           *guichet_notification_rule_list_due (const GuichetNotificationRule    *rule,
                                                         const GuichetNotificationSubject *subject,
                                                         gint64                            now);

GuichetNotification *guichet_notification_rule_follow_call (const GuichetNotificationRule  *rule,
                                                            const GuichetCall              *call,
                                                            GuichetDemande                 *demande,
                                                            gint64                          now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetNotification, guichet_notification_free)

G_END_DECLS
