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
 *   correction of a Demande or of a message that the service refused
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
} GuichetDemandeSort;

/**
 * GuichetDemandeFilter:
 * @section: the part to show
 * @text: (nullable): what the number, the object, the messages or what was observed contain
 * @statuses: bits `1 << GuichetStatus`; 0 for any
 * @progiciel: (nullable): a Progiciel's id
 * @criticality: the level retained, or proposed until then; none for any
 * @unread_only: whether to show only what was not looked at
 * @sort: the order
 * @reversed: whether to turn the order round
 *
 * What a list shows. All zero: everything, by activity.
 */
typedef struct
{
  GuichetDemandeSection section;
  const char *text;
  guint statuses;
  const char *progiciel;
  GuichetCriticality criticality;
  gboolean unread_only;
  GuichetDemandeSort sort;
  gboolean reversed;
} GuichetDemandeFilter;

GuichetQueryModel *guichet_demande_list_new        (GuichetDatabase             *database,
                                                    const GuichetDemandeFilter  *filter);
void               guichet_demande_list_set_filter (GuichetQueryModel           *list,
                                                    const GuichetDemandeFilter  *filter);

G_END_DECLS
