/* guichet-reproducible.h - how often an incident comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetReproducible:
 * @GUICHET_REPRODUCIBLE_NONE: not said
 * @GUICHET_REPRODUCIBLE_ALWAYS: each time
 * @GUICHET_REPRODUCIBLE_SOMETIMES: not each time
 * @GUICHET_REPRODUCIBLE_ONCE: was seen once
 *
 * How often the incident comes back when the steps are done again.
 */
typedef enum
{
  GUICHET_REPRODUCIBLE_NONE,
  GUICHET_REPRODUCIBLE_ALWAYS,
  GUICHET_REPRODUCIBLE_SOMETIMES,
  GUICHET_REPRODUCIBLE_ONCE,
} GuichetReproducible;

#define GUICHET_TYPE_REPRODUCIBLE (guichet_reproducible_get_type ())

GType       guichet_reproducible_get_type  (void);
GuichetReproducible guichet_reproducible_from_word (const char *word);
const char *guichet_reproducible_to_word   (GuichetReproducible self);

G_END_DECLS
