/* guichet-server-calendar.h - working days and opening hours, as far as the service needs them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetServerCalendar:
 *
 * The published opening hours, in Europe/Paris.
 */
typedef struct _GuichetServerCalendar GuichetServerCalendar;

GuichetServerCalendar *guichet_server_calendar_new            (const char            *opening,
                                                               GError               **error);
void                   guichet_server_calendar_free           (GuichetServerCalendar *self);
gint64                 guichet_server_calendar_add_minutes    (GuichetServerCalendar *self,
                                                               gint64                 from,
                                                               gint64                 minutes);
gint64                 guichet_server_calendar_find           (GuichetServerCalendar *self,
                                                               gint64                 now,
                                                               int                    days_before,
                                                               int                    hour,
                                                               int                    minute);
gint64                 guichet_server_calendar_add_days       (GuichetServerCalendar *self,
                                                               gint64                 from,
                                                               int                    days);
gboolean               guichet_server_calendar_is_working_day (const GDate           *date);
gint64                 guichet_server_calendar_midnight       (GuichetServerCalendar *self,
                                                               const GDate           *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerCalendar, guichet_server_calendar_free)

G_END_DECLS
