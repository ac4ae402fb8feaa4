/* guichet-completeness.c - what a Demande still lacks
 *
 * Advice, never a wall: only the object is needed to send. The weights say how much each
 * element helps the support to reproduce what happened; they add up to 100.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-completeness.h"

static const struct
{
  guint weight;
  int text;
} gaps[GUICHET_N_GAPS] = {
  [GUICHET_GAP_TITLE] = { 15, GUICHET_DEMANDE_TITLE },
  [GUICHET_GAP_PROGICIEL] = { 10, GUICHET_DEMANDE_PROGICIEL },
  [GUICHET_GAP_VERSION] = { 5, GUICHET_DEMANDE_VERSION },
  [GUICHET_GAP_CONTEXT] = { 15, GUICHET_DEMANDE_CONTEXT },
  [GUICHET_GAP_ERROR_MESSAGES] = { 10, GUICHET_DEMANDE_ERROR_MESSAGES },
  [GUICHET_GAP_STEPS] = { 15, -1 },
  [GUICHET_GAP_EXPECTED] = { 5, GUICHET_DEMANDE_EXPECTED },
  [GUICHET_GAP_OBSERVED] = { 10, GUICHET_DEMANDE_OBSERVED },
  [GUICHET_GAP_REPRODUCIBLE] = { 5, -1 },
  [GUICHET_GAP_ATTACHMENTS] = { 5, -1 },
  [GUICHET_GAP_CRITICALITY] = { 5, -1 },
};

/* Helpers */

static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
has_steps (GuichetDemande *demande)
{
  for (const char *const *step = guichet_demande_get_steps (demande); *step; step++)
    if (!is_blank (*step))
      return TRUE;
  return FALSE;
}

/* Public API */

/**
 * guichet_completeness_has_gap:
 * @n_attachments: how many files it has
 *
 * Says whether something is not said; spaces say nothing.
 */
gboolean
guichet_completeness_has_gap (GuichetDemande *demande,
                              guint           n_attachments,
                              GuichetGap      gap)
{
  g_return_val_if_fail (gap < GUICHET_N_GAPS, FALSE);

  switch (gap)
    {
    case GUICHET_GAP_STEPS:
      return !has_steps (demande);
    case GUICHET_GAP_REPRODUCIBLE:
      return guichet_demande_get_reproducible (demande) == GUICHET_REPRODUCIBLE_NONE;
    case GUICHET_GAP_ATTACHMENTS:
      return n_attachments == 0;
    case GUICHET_GAP_CRITICALITY:
      return guichet_demande_get_criticality_proposed (demande) == GUICHET_CRITICALITY_NONE;
    default:
      return is_blank (guichet_demande_get_text (demande, (GuichetDemandeText) gaps[gap].text));
    }
}

/**
 * guichet_completeness_get_percent:
 * @n_attachments: how many files it has
 *
 * Returns: how much of what helps the support is said, 0 to 100
 */
guint
guichet_completeness_get_percent (GuichetDemande *demande,
                                  guint           n_attachments)
{
  guint percent = 0;

  for (GuichetGap gap = 0; gap < GUICHET_N_GAPS; gap++)
    if (!guichet_completeness_has_gap (demande, n_attachments, gap))
      percent += gaps[gap].weight;
  return percent;
}

/**
 * guichet_completeness_is_empty:
 *
 * Says whether nothing at all was written: there is nothing to keep.
 */
gboolean
guichet_completeness_is_empty (GuichetDemande *demande)
{
  return guichet_completeness_get_percent (demande, 0) == 0
         && is_blank (guichet_demande_get_text (demande, GUICHET_DEMANDE_WORKAROUND))
         && is_blank (guichet_demande_get_text (demande, GUICHET_DEMANDE_SCOPE_REASON));
}
