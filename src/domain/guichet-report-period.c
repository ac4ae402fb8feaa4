/* guichet-report-period.c - the periods that figures are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-report-period.h"

#include "guichet-compliance.h"

static guint
get_length (GuichetReportKind kind)
{
  return kind == GUICHET_REPORT_MONTH ? 1 : kind == GUICHET_REPORT_QUARTER ? 3 : 12;
}

/**
 * guichet_report_period_find:
 * @kind: any but %GUICHET_REPORT_FREE
 * @started_on: the start of the Service, of use for %GUICHET_REPORT_CONTRACT
 * @months: the length of a period of the contract
 * @day: a day of the period that is sought
 * @period: (out): the period
 *
 * Says whether there is one: the contract has none before its start.
 */
gboolean
guichet_report_period_find (GuichetReportKind    kind,
                            GuichetDay           started_on,
                            guint                months,
                            GuichetDay           day,
                            GuichetReportPeriod *period)
{
  GuichetPeriod contract;
  int year, month, day_of_month, length;

  g_return_val_if_fail (kind != GUICHET_REPORT_FREE, FALSE);

  period->kind = kind;
  if (kind == GUICHET_REPORT_CONTRACT)
    {
      if (!guichet_period_find (started_on, months, day, &contract))
        return FALSE;
      period->from = contract.from;
      period->to = contract.to;
      return TRUE;
    }
  length = (int) get_length (kind);
  guichet_day_get_date (day, &year, &month, &day_of_month);
  period->from = guichet_day_new (year, (month - 1) / length * length + 1, 1);
  period->to = guichet_day_add_months (period->from, length);
  return TRUE;
}

/**
 * guichet_report_period_step:
 * @self: a period, that is not %GUICHET_REPORT_FREE
 * @steps: 1 for the period after it, -1 for the one before
 * @period: (out): that period
 *
 * Says whether there is one.
 */
gboolean
guichet_report_period_step (const GuichetReportPeriod *self,
                            GuichetDay                 started_on,
                            guint                      months,
                            int                        steps,
                            GuichetReportPeriod       *period)
{
  GuichetDay day = steps > 0 ? self->to : self->from - 1;

  return self->kind != GUICHET_REPORT_FREE && guichet_day_is_in_range (day)
         && guichet_report_period_find (self->kind, started_on, months, day, period);
}
