/* guichet-deadline.h - when something is due, by whom, and why then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-business-time.h"
#include "guichet-contract-profile.h"

G_BEGIN_DECLS

/**
 * GuichetDeadlineClock:
 * @GUICHET_DEADLINE_CLOCK_NONE: no delay is promised
 * @GUICHET_DEADLINE_CLOCK_RUNNING: there is a due instant
 */
typedef enum
{
  GUICHET_DEADLINE_CLOCK_NONE,
  GUICHET_DEADLINE_CLOCK_RUNNING,
} GuichetDeadlineClock;

#define GUICHET_TYPE_DEADLINE (guichet_deadline_get_type ())

typedef struct _GuichetDeadline GuichetDeadline;

GType                 guichet_deadline_get_type           (void);
GuichetDeadline      *guichet_deadline_new                (GuichetContractProfile  *profile,
                                                           GuichetBusinessTime     *time,
                                                           GuichetDeadlineKind      kind,
                                                           GuichetCriticality       criticality,
                                                           gint64                   from,
                                                           GError                 **error);
GuichetDeadline      *guichet_deadline_ref                (GuichetDeadline         *self);
void                  guichet_deadline_unref              (GuichetDeadline         *self);
GuichetDeadlineKind   guichet_deadline_get_kind           (GuichetDeadline         *self);
GuichetCriticality    guichet_deadline_get_criticality    (GuichetDeadline         *self);
GuichetDeadlineClock  guichet_deadline_get_clock          (GuichetDeadline         *self);
GuichetOwner          guichet_deadline_get_owner          (GuichetDeadline         *self);
GuichetDelayUnit      guichet_deadline_get_unit           (GuichetDeadline         *self);
guint                 guichet_deadline_get_amount         (GuichetDeadline         *self);
guint                 guichet_deadline_get_counted        (GuichetDeadline         *self);
const char           *guichet_deadline_get_section        (GuichetDeadline         *self);
gint64                guichet_deadline_get_from           (GuichetDeadline         *self);
gint64                guichet_deadline_get_due            (GuichetDeadline         *self);
GTimeZone            *guichet_deadline_get_zone           (GuichetDeadline         *self);
GuichetDay            guichet_deadline_get_last_day       (GuichetDeadline         *self);
const GArray         *guichet_deadline_get_spans          (GuichetDeadline         *self);
gboolean              guichet_deadline_uses_hypothesis    (GuichetDeadline         *self,
                                                           guint                    number);
gboolean              guichet_deadline_is_kept_at         (GuichetDeadline         *self,
                                                           gint64                   instant);
gboolean              guichet_deadline_is_late            (GuichetDeadline         *self,
                                                           gint64                   now);
gint64                guichet_deadline_get_remaining      (GuichetDeadline         *self,
                                                           gint64                   now);
guint                 guichet_deadline_get_remaining_days (GuichetDeadline         *self,
                                                           gint64                   now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetDeadline, guichet_deadline_unref)

G_END_DECLS
