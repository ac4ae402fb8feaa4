/* guichet-figures.c - what is counted of the Demandes of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures.h"

#include "guichet-words.h"
#include "guichet-zone.h"

G_DEFINE_BOXED_TYPE (GuichetFigures, guichet_figures, guichet_figures_ref, guichet_figures_unref)

/* Helpers */

static void
durations_clear (GuichetDurations *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

static void
clear (gpointer data)
{
  GuichetFigures *self = data;

  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  for (guint i = 0; i < GUICHET_N_PHASES; i++)
    durations_clear (&self->phases[i]);
  durations_clear (&self->client_wait);
  durations_clear (&self->third_party_wait);
  durations_clear (&self->answers);
  g_clear_pointer (&self->margins, g_ptr_array_unref);
  g_clear_pointer (&self->recurrences, g_ptr_array_unref);
}

/* Public API */

/**
 * guichet_figures_ref:
 *
 * Returns: (transfer full): the same figures
 */
GuichetFigures *
guichet_figures_ref (GuichetFigures *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * guichet_figures_unref:
 *
 * Gives back a reference.
 */
void
guichet_figures_unref (GuichetFigures *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * guichet_durations_get_median:
 *
 * Returns: the one in the middle, the shorter of both where there are two; 0 when there is none
 */
gint64
guichet_durations_get_median (const GuichetDurations *self)
{
  if (self->values->len == 0)
    return 0;
  return g_array_index (self->values, gint64, (self->values->len - 1) / 2);
}

/**
 * guichet_durations_get_mean:
 *
 * Returns: the average, in whole milliseconds; 0 when there is none
 */
gint64
guichet_durations_get_mean (const GuichetDurations *self)
{
  return self->values->len ? self->total / self->values->len : 0;
}
