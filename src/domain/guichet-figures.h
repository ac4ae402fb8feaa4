/* guichet-figures.h - what is counted of the Demandes of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-compliance.h"
#include "guichet-demande-state.h"
#include "guichet-reckoning.h"

G_BEGIN_DECLS

#define GUICHET_N_PHASES (GUICHET_PHASE_ENDED + 1)
#define GUICHET_N_LEVELS (GUICHET_CRITICALITY_MINEURE + 1)
#define GUICHET_N_STATUSES (GUICHET_STATUS_UNKNOWN + 1)

/**
 * GuichetFiguresRow:
 * @id: the Demande
 * @number: the service's number
 * @title: its object
 * @progiciel: the Progiciel's id, "" for none
 * @channel: `portail` or `telephone`
 * @status: the service's word
 * @profile: the edition of the contract it was recorded under, "" for that in force
 * @message: the error message, of which the first line is looked at
 * @proposed: the level that we proposed
 * @retained: the level that Eksaé retained
 * @recorded_at: Unix milliseconds, UTC
 * @events: (element-type GuichetEvent): all that happened, in the order of the log
 *
 * A Demande as it is counted. Borrowed.
 */
typedef struct
{
  const char *id;
  const char *number;
  const char *title;
  const char *progiciel;
  const char *channel;
  const char *status;
  const char *profile;
  const char *message;
  GuichetCriticality proposed;
  GuichetCriticality retained;
  gint64 recorded_at;
  const GPtrArray *events;
} GuichetFiguresRow;

/**
 * GuichetDurations:
 * @values: (element-type gint64): real milliseconds, the shortest first
 * @total: their sum
 */
typedef struct
{
  GArray *values;
  gint64 total;
} GuichetDurations;

/**
 * GuichetMonthFigures:
 * @year: the civil year in Paris
 * @month: 1 to 12
 * @levels: how many were recorded, by the level retained
 * @portail: the prises en charge of those of the Portail
 */
typedef struct
{
  int year;
  int month;
  guint levels[GUICHET_N_LEVELS];
  GuichetTally portail;
} GuichetMonthFigures;

/**
 * GuichetProgicielFigures:
 * @progiciel: its id, "" for none
 * @levels: how many, by the level retained
 * @count: how many in all
 */
typedef struct
{
  char *progiciel;
  guint levels[GUICHET_N_LEVELS];
  guint count;
} GuichetProgicielFigures;

/**
 * GuichetMargin:
 * @demande_id: the Demande
 * @number: the service's number
 * @title: its object
 * @channel: how it was made
 * @due: when the prise en charge was due; Unix milliseconds, UTC
 * @in_charge_at: when it came, 0 when it has not
 * @late: whether it is late (H7)
 * @margin: milliseconds ouvrées left at the prise en charge or now; negative when late
 */
typedef struct
{
  char *demande_id;
  char *number;
  char *title;
  GuichetChannel channel;
  gint64 due;
  gint64 in_charge_at;
  gboolean late;
  gint64 margin;
} GuichetMargin;

/**
 * GuichetRecurrence:
 * @progiciel: a Progiciel's id, "" for none
 * @message: what comes back: the first line of the error message, or else the object, as the
 *   last of them has it
 * @demande_id: the last of them
 * @count: how many times, 2 or more
 * @last_at: when it was last recorded; Unix milliseconds, UTC
 */
typedef struct
{
  char *progiciel;
  char *message;
  char *demande_id;
  guint count;
  gint64 last_at;
} GuichetRecurrence;

/**
 * GuichetFigures:
 * @from: the first day
 * @to: the day after the last one
 * @now: the instant they are true at; Unix milliseconds, UTC
 * @reckoned: whether delays could be reckoned: the opening hours are known
 * @count: the Demandes recorded in the period
 * @channels: the same, by #GuichetChannel
 * @retained: the same, by the level retained
 * @proposed: the same, by the level proposed
 * @statuses: the same, by the status they have now
 * @months: (element-type GuichetMonthFigures): every month from the first Demande to the last
 * @progiciels: (element-type GuichetProgicielFigures): the most frequent first
 * @phases: the time each Demande has spent in each phase
 * @client_wait: the time an answer of ours was awaited
 * @third_party_wait: the time a third party was awaited
 * @answers: the time of each answer of ours to a delivery
 * @compliance: the prises en charge, by channel
 * @steps: what was due with a delay, by #GuichetDeadlineKind
 * @corrections: the corrections delivered
 * @workarounds: the workarounds delivered
 * @accepted: the deliveries that we validated
 * @refused: those that we refused
 * @margins: (element-type GuichetMargin): the least margin first
 * @recurrences: (element-type GuichetRecurrence): the most frequent first
 *
 * Only Demandes that the service has recorded are counted, by the day of their recording (Livret,
 * 3.1.2). To be read only.
 */
typedef struct
{
  GuichetDay from;
  GuichetDay to;
  gint64 now;
  gboolean reckoned;
  guint count;
  guint channels[GUICHET_N_CHANNELS];
  guint retained[GUICHET_N_LEVELS];
  guint proposed[GUICHET_N_LEVELS];
  guint statuses[GUICHET_N_STATUSES];
  GArray *months;
  GPtrArray *progiciels;
  GuichetDurations phases[GUICHET_N_PHASES];
  GuichetDurations client_wait;
  GuichetDurations third_party_wait;
  GuichetDurations answers;
  GuichetCompliance compliance;
  GuichetTally steps[GUICHET_N_DEADLINE_KINDS];
  guint corrections;
  guint workarounds;
  guint accepted;
  guint refused;
  GPtrArray *margins;
  GPtrArray *recurrences;
} GuichetFigures;

#define GUICHET_TYPE_FIGURES (guichet_figures_get_type ())

GType           guichet_figures_get_type       (void);
GuichetFigures *guichet_figures_ref            (GuichetFigures         *self);
void            guichet_figures_unref          (GuichetFigures         *self);
char           *guichet_figures_to_csv         (const GuichetFigures   *self,
                                                GTimeZone              *paris);

gint64          guichet_durations_get_median   (const GuichetDurations *self);
gint64          guichet_durations_get_mean     (const GuichetDurations *self);

typedef struct _GuichetFiguresCount GuichetFiguresCount;

GuichetFiguresCount *guichet_figures_count_new  (GuichetReckoning         *reckoning,
                                                 GTimeZone                *paris,
                                                 GuichetDay                from,
                                                 GuichetDay                to,
                                                 gint64                    now);
gboolean             guichet_figures_count_add  (GuichetFiguresCount      *self,
                                                 const GuichetFiguresRow  *row,
                                                 GError                  **error);
GuichetFigures      *guichet_figures_count_end  (GuichetFiguresCount      *self);
void                 guichet_figures_count_free (GuichetFiguresCount      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFigures, guichet_figures_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFiguresCount, guichet_figures_count_free)

G_END_DECLS
