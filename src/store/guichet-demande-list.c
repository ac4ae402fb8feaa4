/* guichet-demande-list.c - Demandes as a list, filtered and sorted
 *
 * Each usual order has an index, so that nothing is sorted to make a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-list.h"

#include "guichet-demande-row.h"
#include "guichet-sort-key.h"

#include <string.h>

static const char *const tables[] = { "demande", "outgoing", NULL };

static const char *const sections[] = {
  [GUICHET_DEMANDE_SECTION_ALL] = "",
  [GUICHET_DEMANDE_SECTION_TO_ACT] =
    " AND (status IN ('attente_client', 'livree') OR delivery = 'refused'"
    " OR id IN (SELECT parent_id FROM outgoing WHERE delivery = 'refused'))",
  [GUICHET_DEMANDE_SECTION_UNSENT] = " AND delivery <> 'sent'",
};

/* In order, then reversed. The key makes the order of equal rows the same each time. */
static const char *const orders[][2] = {
  [GUICHET_DEMANDE_SORT_ACTIVITY] = {
    " ORDER BY activity_at DESC, key DESC",
    " ORDER BY activity_at, key",
  },
  [GUICHET_DEMANDE_SORT_RECORDED] = {
    " ORDER BY recorded_at = 0 DESC, recorded_at DESC, key DESC",
    " ORDER BY recorded_at = 0, recorded_at, key",
  },
  [GUICHET_DEMANDE_SORT_TITLE] = {
    " ORDER BY title_key, key",
    " ORDER BY title_key DESC, key DESC",
  },
  [GUICHET_DEMANDE_SORT_CRITICALITY] = {
    " ORDER BY gravity, activity_at DESC, key DESC",
    " ORDER BY gravity DESC, activity_at, key",
  },
};

static void
add_statuses (GuichetQuery *query,
              guint         statuses)
{
  const char *separator = " AND status IN (";

  for (guint i = 0; i <= GUICHET_STATUS_UNKNOWN; i++)
    if ((statuses & 1u << i) && guichet_status_to_word (i))
      {
        guichet_query_add (query, separator);
        guichet_query_add_text (query, "?", guichet_status_to_word (i));
        separator = ", ";
      }
  guichet_query_add (query, g_str_equal (separator, ", ") ? ")" : "");
}

static void
add_text (GuichetQuery *query,
          const char   *text)
{
  g_autofree char *pattern = guichet_sort_key_pattern (text);
  g_autofree char *exact = g_strstrip (g_strdup (text));

  if (exact[0] == '\0')
    return;
  guichet_query_add_text (query, " AND (title_key LIKE ? ESCAPE '\\'", pattern);
  guichet_query_add_text (query, " OR number LIKE ? ESCAPE '\\'", pattern);
  guichet_query_add_text (query, " OR instr (error_messages, ?)", exact);
  guichet_query_add_text (query, " OR instr (observed, ?)", exact);
  guichet_query_add_text (query, " OR instr (context, ?))", exact);
}

static GuichetQuery *
make_query (const GuichetDemandeFilter *filter)
{
  static const GuichetDemandeFilter everything = { 0 };
  GuichetQuery *query = guichet_query_new ("SELECT key FROM demande WHERE TRUE");

  filter = filter ? filter : &everything;
  guichet_query_add (query, sections[filter->section]);
  if (filter->text)
    add_text (query, filter->text);
  if (filter->statuses)
    add_statuses (query, filter->statuses);
  if (filter->progiciel)
    guichet_query_add_text (query, " AND progiciel = ?", filter->progiciel);
  if (filter->criticality != GUICHET_CRITICALITY_NONE)
    guichet_query_add_text (query, " AND coalesce (criticality, criticality_proposed) = ?",
                            guichet_criticality_to_word (filter->criticality));
  if (filter->unread_only)
    guichet_query_add (query, " AND unread = 1");
  guichet_query_add (query, orders[filter->sort][filter->reversed ? 1 : 0]);
  return query;
}

/**
 * guichet_demande_list_new:
 * @filter: (nullable): what to show; %NULL for everything, by activity
 *
 * Returns: (transfer full): a list of #GuichetDemande
 */
GuichetQueryModel *
guichet_demande_list_new (GuichetDatabase            *database,
                          const GuichetDemandeFilter *filter)
{
  return guichet_query_model_new (database, GUICHET_TYPE_DEMANDE, tables, make_query (filter),
                                  guichet_demande_row_load, NULL);
}

/**
 * guichet_demande_list_set_filter:
 * @list: made by guichet_demande_list_new()
 * @filter: (nullable): what to show from now on
 */
void
guichet_demande_list_set_filter (GuichetQueryModel          *list,
                                 const GuichetDemandeFilter *filter)
{
  guichet_query_model_set_query (list, make_query (filter));
}
