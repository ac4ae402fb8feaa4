/* guichet-demande-list.h - Demandes as a list, filtered and sorted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"
#include "guichet-query-model.h"

G_BEGIN_DECLS

/**
 * GuichetDemandeSection:
 * @GUICHET_DEMANDE_SECTION_ALL: all
 * @GUICHET_DEMANDE_SECTION_TO_ACT: something is awaited of us: an answer, a validation, or the
 *   correction of a Demande or of a message that the service refused, or a call-back that was
 *   promised and has not come
 * @GUICHET_DEMANDE_SECTION_UNSENT: drafts, and what is on its way
 *
 * The part of the Demandes that a list shows.
 */
typedef enum
{
  GUICHET_DEMANDE_SECTION_ALL,
  GUICHET_DEMANDE_SECTION_TO_ACT,
  GUICHET_DEMANDE_SECTION_UNSENT,
} GuichetDemandeSection;

/**
 * GuichetDemandeSort:
 * @GUICHET_DEMANDE_SORT_ACTIVITY: what something happened to last, first
 * @GUICHET_DEMANDE_SORT_RECORDED: what was recorded last, first; what is not recorded before
 * @GUICHET_DEMANDE_SORT_TITLE: by object, without accents
 * @GUICHET_DEMANDE_SORT_DUE: what is due next first, whoever owes it; then what nothing is due
 *   for, by activity
 * @GUICHET_DEMANDE_SORT_CRITICALITY: the gravest first, as retained, or as proposed until then
 *
 * The order of a list.
 */
typedef enum
{
  GUICHET_DEMANDE_SORT_ACTIVITY,
  GUICHET_DEMANDE_SORT_RECORDED,
  GUICHET_DEMANDE_SORT_TITLE,
  GUICHET_DEMANDE_SORT_CRITICALITY,
  GUICHET_DEMANDE_SORT_DUE,
} GuichetDemandeSort;

/**
 * GuichetDemandeTurn:
 * @GUICHET_DEMANDE_TURN_ANY: whosever
 * @GUICHET_DEMANDE_TURN_OURS: something is awaited of us
 * @GUICHET_DEMANDE_TURN_THEIRS: the support, or a third party, has it
 *
 * Whose turn it is.
 */
typedef enum
{
  GUICHET_DEMANDE_TURN_ANY,
  GUICHET_DEMANDE_TURN_OURS,
  GUICHET_DEMANDE_TURN_THEIRS,
} GuichetDemandeTurn;

/**
 * GuichetDemandeCourse:
 * @GUICHET_DEMANDE_COURSE_ANY: whatever
 * @GUICHET_DEMANDE_COURSE_OPEN: something is still to come
 * @GUICHET_DEMANDE_COURSE_ENDED: validated, closed or outside of the contract
 *
 * Whether it is over.
 */
typedef enum
{
  GUICHET_DEMANDE_COURSE_ANY,
  GUICHET_DEMANDE_COURSE_OPEN,
  GUICHET_DEMANDE_COURSE_ENDED,
} GuichetDemandeCourse;

/**
 * GuichetDemandeFilter:
 * @section: the part to show
 * @text: (nullable): words that the number, the object, what is written, what was answered or the
 *   name of a file contain, each anywhere, whatever their accents and case
 * @names_only: whether @text is looked for in the number and the object alone
 * @statuses: bits `1 << GuichetStatus`; 0 for any
 * @progiciel: (nullable): a Progiciel's id
 * @criticality: the level retained, or proposed until then; none for any
 * @unread_only: whether to show only what was not looked at
 * @turn: whose turn it is
 * @course: whether it is over
 * @now: the instant by which a promised call-back is due or not: Unix milliseconds, UTC; 0 where
 *   none is looked for
 * @due_before: what was due before then and is not done: Unix milliseconds, UTC; 0 for any
 * @active_since: what something happened to since then: Unix milliseconds, UTC; 0 for ever
 * @sort: the order
 * @reversed: whether to turn the order round
 *
 * What a list shows. All zero: everything, by activity.
 */
typedef struct
{
  GuichetDemandeSection section;
  const char *text;
  gboolean names_only;
  guint statuses;
  const char *progiciel;
  GuichetCriticality criticality;
  gboolean unread_only;
  GuichetDemandeTurn turn;
  GuichetDemandeCourse course;
  gint64 now;
  gint64 due_before;
  gint64 active_since;
  GuichetDemandeSort sort;
  gboolean reversed;
} GuichetDemandeFilter;

GuichetQueryModel *guichet_demande_list_new        (GuichetDatabase             *database,
                                                    const GuichetDemandeFilter  *filter);
void               guichet_demande_list_set_filter (GuichetQueryModel           *list,
                                                    const GuichetDemandeFilter  *filter);
guint              guichet_demande_list_find       (GuichetQueryModel           *list,
                                                    GuichetDatabase             *database,
                                                    const char                  *demande_id);

G_END_DECLS
