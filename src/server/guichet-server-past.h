/* guichet-server-past.h - Demandes of the past, for the demonstration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-calendar.h"
#include "guichet-server-checks.h"
#include "guichet-server-store.h"

G_BEGIN_DECLS

/**
 * GuichetServerPast:
 *
 * Demandes and events gathered in any order, to be told in the order of their time.
 */
typedef struct _GuichetServerPast GuichetServerPast;

GuichetServerPast *guichet_server_past_new       (GuichetServerStore    *store,
                                                  GuichetServerCalendar *calendar,
                                                  gint64                 now);
void               guichet_server_past_free      (GuichetServerPast     *self);
void               guichet_server_past_add       (GuichetServerPast     *self,
                                                  GuichetServerChecks   *checks,
                                                  const char            *folder);
void               guichet_server_past_tell      (GuichetServerPast     *self);
gboolean           guichet_server_past_read_when  (GuichetServerCalendar *calendar,
                                                   const char            *text,
                                                   gint64                 now,
                                                   gint64                *instant);
gboolean           guichet_server_past_read_after (GuichetServerCalendar *calendar,
                                                   const char            *text,
                                                   gint64                 from,
                                                   gint64                *instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerPast, guichet_server_past_free)

G_END_DECLS
