/* guichet-article-list.h - articles of the FAQ as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article.h"
#include "guichet-query-model.h"

G_BEGIN_DECLS

/**
 * GuichetArticleSort:
 * @GUICHET_ARTICLE_SORT_CATEGORY: by category, then by title
 * @GUICHET_ARTICLE_SORT_TITLE: by title, without accents
 * @GUICHET_ARTICLE_SORT_UPDATED: what changed last, first
 *
 * The order of a list.
 */
typedef enum
{
  GUICHET_ARTICLE_SORT_CATEGORY,
  GUICHET_ARTICLE_SORT_TITLE,
  GUICHET_ARTICLE_SORT_UPDATED,
} GuichetArticleSort;

/**
 * GuichetArticleFilter:
 * @category: (nullable): the only category to show
 * @product: (nullable): the Progiciel; articles about none are shown too
 * @sort: the order
 *
 * What a list shows. All zero: everything, by category.
 */
typedef struct
{
  const char *category;
  const char *product;
  GuichetArticleSort sort;
} GuichetArticleFilter;

GuichetQueryModel *guichet_article_list_new        (GuichetDatabase             *database,
                                                    const GuichetArticleFilter  *filter);
void               guichet_article_list_set_filter (GuichetQueryModel           *list,
                                                    const GuichetArticleFilter  *filter);

G_END_DECLS
