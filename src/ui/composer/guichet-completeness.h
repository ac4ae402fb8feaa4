/* guichet-completeness.h - what a Demande still lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"

G_BEGIN_DECLS

/**
 * GuichetGap:
 * @GUICHET_GAP_TITLE: no object; the only one that stops the sending
 * @GUICHET_GAP_PROGICIEL: no Progiciel
 * @GUICHET_GAP_VERSION: a Progiciel without its version
 * @GUICHET_GAP_CONTEXT: no context
 * @GUICHET_GAP_ERROR_MESSAGES: no error message
 * @GUICHET_GAP_STEPS: no sequence of menus
 * @GUICHET_GAP_EXPECTED: not what should have happened
 * @GUICHET_GAP_OBSERVED: not what happened
 * @GUICHET_GAP_REPRODUCIBLE: not whether it comes back
 * @GUICHET_GAP_ATTACHMENTS: no file
 * @GUICHET_GAP_CRITICALITY: no level proposed
 *
 * What the client is asked to describe (Livret, 3.1.2 and 3.3), in the order of the form.
 */
typedef enum
{
  GUICHET_GAP_TITLE,
  GUICHET_GAP_PROGICIEL,
  GUICHET_GAP_VERSION,
  GUICHET_GAP_CONTEXT,
  GUICHET_GAP_ERROR_MESSAGES,
  GUICHET_GAP_STEPS,
  GUICHET_GAP_EXPECTED,
  GUICHET_GAP_OBSERVED,
  GUICHET_GAP_REPRODUCIBLE,
  GUICHET_GAP_ATTACHMENTS,
  GUICHET_GAP_CRITICALITY,
  GUICHET_N_GAPS,
} GuichetGap;

gboolean guichet_completeness_has_gap     (GuichetDemande *demande,
                                           guint           n_attachments,
                                           GuichetGap      gap);
guint    guichet_completeness_get_percent (GuichetDemande *demande,
                                           guint           n_attachments);
gboolean guichet_completeness_is_empty    (GuichetDemande *demande);

G_END_DECLS
