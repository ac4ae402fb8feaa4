/* guichet-medium-list.c - documents of the espace média as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-medium-list.h"

#include "guichet-medium-table.h"
#include "guichet-sort-key.h"

static const char *const tables[] = { "medium", NULL };

static GuichetQuery *
make_query (const char *text)
{
  GuichetQuery *query = guichet_query_new ("SELECT key FROM medium");
  g_autofree char *pattern = text ? guichet_sort_key_pattern (text) : NULL;

  if (pattern)
    guichet_query_add_text (query, " WHERE title_key LIKE ? ESCAPE '\\'", pattern);
  guichet_query_add (query, " ORDER BY published_on DESC, key DESC");
  return query;
}

/**
 * guichet_medium_list_new:
 * @text: (nullable): what the title contains
 *
 * Returns: (transfer full): a list of #GuichetMedium, the latest first
 */
GuichetQueryModel *
guichet_medium_list_new (GuichetDatabase *database,
                         const char      *text)
{
  return guichet_query_model_new (database, GUICHET_TYPE_MEDIUM, tables, make_query (text),
                                  guichet_medium_table_load_row, NULL);
}

/**
 * guichet_medium_list_set_text:
 * @list: made by guichet_medium_list_new()
 * @text: (nullable): what the title contains from now on
 */
void
guichet_medium_list_set_text (GuichetQueryModel *list,
                              const char        *text)
{
  guichet_query_model_set_query (list, make_query (text));
}
