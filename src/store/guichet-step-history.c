/* guichet-step-history.c - the steps of past Demandes
 *
 * What was written once as a path through the menus need not be typed again. Each step is kept
 * once, those of the same Progiciel and the most used first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-step-history.h"

#include "guichet-sort-key.h"

#include <string.h>

#define MOST_STEPS 1000
#define LONGEST_STEP 200
#define SHORTEST_TYPED 2

/**
 * guichet_step_history_list:
 * @progiciel: what the Demande is about; "" for none
 *
 * Returns: (transfer full) (array zero-terminated=1): the steps, the likeliest first. Errors:
 *   those of the store.
 */
char **
guichet_step_history_list (GuichetConnection  *connection,
                           const char         *progiciel,
                           GError            **error)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    "SELECT step.value FROM demande, json_each (demande.steps) AS step"
    " WHERE demande.steps <> '[]' AND step.type = 'text' AND length (step.value) <= ?2"
    " GROUP BY step.value"
    " ORDER BY max (demande.progiciel = ?1) DESC, count (*) DESC, max (demande.activity_at) DESC,"
    " step.value LIMIT ?3",
    "sii", progiciel, (gint64) LONGEST_STEP, (gint64) MOST_STEPS);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_strv_builder_add (steps, guichet_statement_get_text (statement, 0));
  return guichet_statement_end (statement, error) ? g_strv_builder_end (steps) : NULL;
}

/**
 * guichet_step_history_match:
 * @history: (array zero-terminated=1): steps, the likeliest first
 * @typed: the beginning of one, or of one of its menus
 * @limit: the most steps
 *
 * Accents and capitals do not matter.
 *
 * Returns: (transfer full) (array zero-terminated=1): those that go on from @typed, then those
 *   of which a menu begins with it
 */
char **
guichet_step_history_match (const char *const *history,
                            const char        *typed,
                            guint              limit)
{
  g_autofree char *key = guichet_sort_key_make (typed);
  g_autofree char *inside = g_strconcat ("> ", key, NULL);
  g_autoptr (GStrvBuilder) matches = g_strv_builder_new ();
  guint n_matches = 0;

  if (g_utf8_strlen (typed, -1) < SHORTEST_TYPED)
    return g_strv_builder_end (matches);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; history[i] && n_matches < limit; i++)
      {
        g_autofree char *step = guichet_sort_key_make (history[i]);
        gboolean begins = g_str_has_prefix (step, key);

        if (g_str_equal (history[i], typed)
            || !(pass == 0 ? begins : !begins && strstr (step, inside) != NULL))
          continue;
        g_strv_builder_add (matches, history[i]);
        n_matches++;
      }
  return g_strv_builder_end (matches);
}
