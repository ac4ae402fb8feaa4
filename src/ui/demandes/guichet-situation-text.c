/* guichet-situation-text.c - what there is to know of a Demande beside its status
 *
 * The level that was retained beside ours, since when something is awaited, the time that the
 * qualification takes, and whether something happened that could not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-situation-text.h"

#include "guichet-closures.h"
#include "guichet-why-text.h"

#include <glib/gi18n.h>

/* Helpers */

static void
take (GString *text,
      char    *sentence)
{
  if (sentence && *sentence)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
describe_levels (GuichetDemande *demande)
{
  GuichetCriticality proposed = guichet_demande_get_criticality_proposed (demande);
  GuichetCriticality retained = guichet_demande_get_criticality (demande);
  const char *ours = guichet_text_criticality (proposed);
  const char *theirs = guichet_text_criticality (retained);

  if (!theirs || !ours || proposed == retained)
    return NULL;
  /* Translators: the level that was retained, then the one that we proposed */
  return g_strdup_printf (_ ("Eksaé retained %s; you had proposed %s."), theirs, ours);
}

static char *
describe_wait (GuichetDemandeState *state,
               gint64               now)
{
  gint64 since = guichet_demande_state_get_waiting_since (state);
  g_autofree char *when = guichet_closure_moment (NULL, since, now);

  if (since == 0)
    return NULL;
  if (guichet_demande_state_get_status (state) == GUICHET_STATUS_ATTENTE_CLIENT)
    /* Translators: a moment */
    return g_strdup_printf (_ ("Your answer is awaited since %s."), when);
  /* Translators: a moment */
  return g_strdup_printf (_ ("A third party is awaited since %s."), when);
}

static char *
describe_qualification (GuichetDemandeState *state,
                        gint64               now)
{
  if (guichet_demande_state_get_phase (state) != GUICHET_PHASE_QUALIFICATION)
    return NULL;
  return guichet_why_text_qualification (state, now);
}

static char *
describe_faults (GuichetDemandeState *state)
{
  guint n_faults = guichet_demande_state_get_faults (state)->len;

  if (n_faults == 0)
    return NULL;
  /* Translators: a number of events */
  return g_strdup_printf (ngettext ("%u event was not expected there: it is marked below.",
                                    "%u events were not expected there: they are marked below.",
                                    n_faults), n_faults);
}

/* Public API */

/**
 * guichet_situation_text_describe:
 * @demande: a Demande
 * @state: how it went
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what there is to know beside its status; "" where there is nothing
 */
char *
guichet_situation_text_describe (GuichetDemande      *demande,
                                 GuichetDemandeState *state,
                                 gint64               now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  take (text, describe_levels (demande));
  take (text, describe_wait (state, now));
  take (text, describe_qualification (state, now));
  take (text, describe_faults (state));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * guichet_situation_text_of_fault:
 * @fault: what is wrong with an event
 *
 * Returns: (transfer full): it, in one sentence
 */
char *
guichet_situation_text_of_fault (const GuichetEventFault *fault)
{
  g_autofree char *before = NULL;

  if (fault->fault == GUICHET_FAULT_UNKNOWN)
    return g_strdup (
      _ ("This version of Guichet does not know this event: it is kept as it came."));
  before = guichet_closure_status (NULL, guichet_status_to_word (fault->before),
                                   GUICHET_DELIVERY_SENT);
  /* Translators: a status */
  return g_strdup_printf (_ ("Not expected after “%s”: it is kept as it came."), before);
}
