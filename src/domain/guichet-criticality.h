/* guichet-criticality.h - the levels of an Anomalie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetCriticality:
 * @GUICHET_CRITICALITY_NONE: not said
 * @GUICHET_CRITICALITY_BLOQUANTE: an essential function is impossible, no workaround can exist
 * @GUICHET_CRITICALITY_MAJEURE: a function is inoperative, a workaround may exist
 * @GUICHET_CRITICALITY_MINEURE: any other reproducible Anomalie
 *
 * How grave an Anomalie is (Livret, 1). Twice in a Demande: the level we propose and the one that
 * Eksaé retains.
 */
typedef enum
{
  GUICHET_CRITICALITY_NONE,
  GUICHET_CRITICALITY_BLOQUANTE,
  GUICHET_CRITICALITY_MAJEURE,
  GUICHET_CRITICALITY_MINEURE,
} GuichetCriticality;

#define GUICHET_TYPE_CRITICALITY (guichet_criticality_get_type ())

GType       guichet_criticality_get_type  (void);
GuichetCriticality guichet_criticality_from_word (const char *word);
const char *guichet_criticality_to_word   (GuichetCriticality self);

G_END_DECLS
