/* guichet-compliance.h - how far the promise of prise en charge is kept over a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"

G_BEGIN_DECLS

/**
 * GuichetPeriod:
 * @from: the first day
 * @to: the day after the last one
 * @index: 0 for the period that begins with the Service
 *
 * A period of judgement: consecutive months from an anniversary of the Service's start (H6).
 */
typedef struct
{
  GuichetDay from;
  GuichetDay to;
  int index;
} GuichetPeriod;

/**
 * GuichetChannel:
 * @GUICHET_CHANNEL_PORTAIL: written on the Portail
 * @GUICHET_CHANNEL_TELEPHONE: made by telephone, shown apart (H11)
 */
typedef enum
{
  GUICHET_CHANNEL_PORTAIL,
  GUICHET_CHANNEL_TELEPHONE,
} GuichetChannel;

#define GUICHET_N_CHANNELS 2

/**
 * GuichetTally:
 * @on_time: taken in charge on time
 * @late: taken in charge late, or not yet and the delay has passed
 * @pending: not yet, and the delay has not passed: counted in nothing (H7)
 */
typedef struct
{
  guint on_time;
  guint late;
  guint pending;
} GuichetTally;

/**
 * GuichetCompliance:
 * @percent: the share promised, in hundredths
 * @tallies: what was counted, by channel
 *
 * A count of prises en charge. Zeroed but for @percent, it is empty.
 */
typedef struct
{
  guint percent;
  GuichetTally tallies[GUICHET_N_CHANNELS];
} GuichetCompliance;

gboolean     guichet_period_find            (GuichetDay               started_on,
                                             guint                    months,
                                             GuichetDay               day,
                                             GuichetPeriod           *period);
gboolean     guichet_period_contains        (const GuichetPeriod     *self,
                                             GTimeZone               *zone,
                                             gint64                   instant);
void         guichet_compliance_count       (GuichetCompliance       *self,
                                             GuichetChannel           channel,
                                             GuichetDeadline         *deadline,
                                             gint64                   in_charge_at,
                                             gint64                   now);
GuichetTally guichet_compliance_get_tally   (const GuichetCompliance *self,
                                             gboolean                 with_telephone);
double       guichet_compliance_get_rate    (const GuichetCompliance *self,
                                             gboolean                 with_telephone);
gboolean     guichet_compliance_is_kept     (const GuichetCompliance *self,
                                             gboolean                 with_telephone);
int          guichet_compliance_get_leeway  (const GuichetCompliance *self,
                                             gboolean                 with_telephone);
int          guichet_compliance_project     (const GuichetCompliance *self,
                                             gboolean                 with_telephone,
                                             gint64                   elapsed,
                                             gint64                   length,
                                             guint                   *expected);
gboolean     guichet_compliance_get_margin  (GuichetBusinessTime     *time,
                                             GuichetDeadline         *deadline,
                                             gint64                   in_charge_at,
                                             gint64                  *margin,
                                             GError                 **error);

G_END_DECLS
