/* guichet-business-time.h - heures ouvrées and jours ouvrés
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-holidays.h"
#include "guichet-opening-hours.h"
#include "guichet-span.h"

G_BEGIN_DECLS

/**
 * GuichetSupportState:
 * @GUICHET_SUPPORT_UNKNOWN: no opening hours are known at that instant
 * @GUICHET_SUPPORT_OPEN: open
 * @GUICHET_SUPPORT_CLOSED: closed
 *
 * Whether the support can be reached by telephone (Livret, 3.3).
 */
typedef enum
{
  GUICHET_SUPPORT_UNKNOWN,
  GUICHET_SUPPORT_OPEN,
  GUICHET_SUPPORT_CLOSED,
} GuichetSupportState;

#define GUICHET_TYPE_BUSINESS_TIME (guichet_business_time_get_type ())

typedef struct _GuichetBusinessTime GuichetBusinessTime;

GType                guichet_business_time_get_type     (void);
GuichetBusinessTime *guichet_business_time_new          (GTimeZone            *zone,
                                                         GuichetOpeningHours  *opening,
                                                         GuichetHolidays       holidays);
GuichetBusinessTime *guichet_business_time_lay_out      (GuichetBusinessTime  *self,
                                                         GuichetDay            first,
                                                         GuichetDay            last);
GuichetBusinessTime *guichet_business_time_ref          (GuichetBusinessTime  *self);
void                 guichet_business_time_unref        (GuichetBusinessTime  *self);
GTimeZone           *guichet_business_time_get_zone     (GuichetBusinessTime  *self);
GuichetOpeningHours *guichet_business_time_get_opening  (GuichetBusinessTime  *self);
gboolean             guichet_business_time_is_ouvre     (GuichetBusinessTime  *self,
                                                         GuichetDay            day);
gboolean             guichet_business_time_add          (GuichetBusinessTime  *self,
                                                         gint64                from,
                                                         gint64                duration,
                                                         GArray               *spans,
                                                         gint64               *due,
                                                         GError              **error);
gboolean             guichet_business_time_subtract     (GuichetBusinessTime  *self,
                                                         gint64                to,
                                                         gint64                duration,
                                                         gint64               *from,
                                                         GError              **error);
gboolean             guichet_business_time_measure      (GuichetBusinessTime  *self,
                                                         gint64                from,
                                                         gint64                to,
                                                         gint64               *duration,
                                                         GError              **error);
gboolean             guichet_business_time_add_days     (GuichetBusinessTime  *self,
                                                         gint64                from,
                                                         guint                 n_days,
                                                         GArray               *spans,
                                                         gint64               *due,
                                                         GError              **error);
gboolean             guichet_business_time_measure_days (GuichetBusinessTime  *self,
                                                         gint64                from,
                                                         gint64                to,
                                                         guint                *n_days,
                                                         GError              **error);
GuichetSupportState  guichet_business_time_get_support  (GuichetBusinessTime  *self,
                                                         gint64                now,
                                                         gint64               *until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetBusinessTime, guichet_business_time_unref)

G_END_DECLS
