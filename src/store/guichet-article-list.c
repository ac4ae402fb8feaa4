/* guichet-article-list.c - articles of the FAQ as a list
 *
 * Its articles have no body: guichet_article_table_load() reads one whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-list.h"

#include "guichet-article-table.h"

static const char *const tables[] = { "article", NULL };

static const char *const orders[] = {
  [GUICHET_ARTICLE_SORT_CATEGORY] = " ORDER BY category, title_key, key",
  [GUICHET_ARTICLE_SORT_TITLE] = " ORDER BY title_key, key",
  [GUICHET_ARTICLE_SORT_UPDATED] = " ORDER BY updated_at DESC, key DESC",
};

static GuichetQuery *
make_query (const GuichetArticleFilter *filter)
{
  static const GuichetArticleFilter everything = { 0 };
  GuichetQuery *query = guichet_query_new ("SELECT key FROM article WHERE TRUE");

  filter = filter ? filter : &everything;
  if (filter->category)
    guichet_query_add_text (query, " AND category = ?", filter->category);
  if (filter->product)
    guichet_query_add_text (query, " AND coalesce (product = ?, TRUE)", filter->product);
  guichet_query_add (query, orders[filter->sort]);
  return query;
}

/**
 * guichet_article_list_new:
 * @filter: (nullable): what to show; %NULL for everything, by category
 *
 * Returns: (transfer full): a list of #GuichetArticle without bodies
 */
GuichetQueryModel *
guichet_article_list_new (GuichetDatabase            *database,
                          const GuichetArticleFilter *filter)
{
  return guichet_query_model_new (database, GUICHET_TYPE_ARTICLE, tables, make_query (filter),
                                  guichet_article_table_load_row, NULL);
}

/**
 * guichet_article_list_set_filter:
 * @list: made by guichet_article_list_new()
 * @filter: (nullable): what to show from now on
 */
void
guichet_article_list_set_filter (GuichetQueryModel          *list,
                                 const GuichetArticleFilter *filter)
{
  guichet_query_model_set_query (list, make_query (filter));
}
