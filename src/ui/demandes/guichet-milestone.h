/* guichet-milestone.h - how far the treatment of a Demande is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-event.h"
#include "guichet-status.h"

G_BEGIN_DECLS

/**
 * GuichetMilestone:
 * @GUICHET_MILESTONE_RECORDED: the service has it
 * @GUICHET_MILESTONE_TAKEN: a technician has it
 * @GUICHET_MILESTONE_QUALIFIED: it has a level
 * @GUICHET_MILESTONE_DELIVERED: a correction or a workaround is there
 * @GUICHET_MILESTONE_VALIDATED: we accepted it
 *
 * The steps of the treatment, in order (Livret, 3.1.2 and 3.1.3).
 */
typedef enum
{
  GUICHET_MILESTONE_RECORDED,
  GUICHET_MILESTONE_TAKEN,
  GUICHET_MILESTONE_QUALIFIED,
  GUICHET_MILESTONE_DELIVERED,
  GUICHET_MILESTONE_VALIDATED,
  GUICHET_N_MILESTONES,
} GuichetMilestone;

guint       guichet_milestone_count_reached (const char       *status,
                                             GPtrArray        *events);
gboolean    guichet_milestone_is_over       (const char       *status);
const char *guichet_milestone_get_label     (GuichetMilestone  milestone);
const char *guichet_milestone_get_mark      (GuichetMilestone  milestone);
char       *guichet_milestone_describe      (guint             reached,
                                             gboolean          is_over);

G_END_DECLS
