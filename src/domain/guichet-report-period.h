/* guichet-report-period.h - the periods that figures are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-day.h"

G_BEGIN_DECLS

/**
 * GuichetReportKind:
 * @GUICHET_REPORT_CONTRACT: 12 months from an anniversary of the Service's start (H6)
 * @GUICHET_REPORT_MONTH: a civil month
 * @GUICHET_REPORT_QUARTER: a civil quarter
 * @GUICHET_REPORT_YEAR: a civil year
 * @GUICHET_REPORT_FREE: any two days
 */
typedef enum
{
  GUICHET_REPORT_CONTRACT,
  GUICHET_REPORT_MONTH,
  GUICHET_REPORT_QUARTER,
  GUICHET_REPORT_YEAR,
  GUICHET_REPORT_FREE,
} GuichetReportKind;

/**
 * GuichetReportPeriod:
 * @kind: what it is
 * @from: the first day
 * @to: the day after the last one
 */
typedef struct
{
  GuichetReportKind kind;
  GuichetDay from;
  GuichetDay to;
} GuichetReportPeriod;

gboolean guichet_report_period_find (GuichetReportKind          kind,
                                     GuichetDay                 started_on,
                                     guint                      months,
                                     GuichetDay                 day,
                                     GuichetReportPeriod       *period);
gboolean guichet_report_period_step (const GuichetReportPeriod *self,
                                     GuichetDay                 started_on,
                                     guint                      months,
                                     int                        steps,
                                     GuichetReportPeriod       *period);

G_END_DECLS
