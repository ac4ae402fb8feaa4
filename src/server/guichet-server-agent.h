/* guichet-server-agent.h - what a technician can do with a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-store.h"

G_BEGIN_DECLS

/**
 * GuichetServerAct:
 * @action: the command's word: "message", "take-charge", "ask", "qualify", "plan", "deliver",
 *   "third-party", "out-of-scope" or "close"
 * @name: the technician's name
 * @text: (nullable): what is said with it
 * @criticality: (nullable): for "qualify"
 * @not_reproduced: for "qualify"
 * @delivered: (nullable): for "deliver", "correction" or "workaround"
 */
typedef struct
{
  const char *action;
  const char *name;
  const char *text;
  const char *criticality;
  gboolean    not_reproduced;
  const char *delivered;
} GuichetServerAct;

gboolean guichet_server_agent_act (GuichetServerStore      *store,
                                   const char              *demande,
                                   const GuichetServerAct  *act,
                                   gint64                   now,
                                   GError                 **error);

G_END_DECLS
