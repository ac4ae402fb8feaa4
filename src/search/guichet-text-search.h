/* guichet-text-search.h - finds texts of a collection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-french.h"
#include "guichet-text-index.h"

G_BEGIN_DECLS

typedef struct _GuichetTextSearch GuichetTextSearch;

/**
 * GuichetTextFilter:
 * @product: (nullable): only texts of that Progiciel, and those of none
 * @category: (nullable): only texts filed there
 */
typedef struct
{
  const char *product;
  const char *category;
} GuichetTextFilter;

/**
 * GuichetTextHit:
 * @item: the key of its row
 * @score: more is better, within one search
 */
typedef struct
{
  gint64 item;
  double score;
} GuichetTextHit;

/**
 * GuichetTextAnswer:
 * @hits: (element-type GuichetTextHit): the best first
 * @stems: (element-type utf8): a set, of what was found in them
 * @words: (element-type utf8): a set, of the words as they were asked or corrected
 * @phrases: (element-type GStrv): what has to stand in a hit's text, which is not looked at here
 * @understood: (nullable): what was looked for, where words were corrected
 */
typedef struct
{
  GArray *hits;
  GHashTable *stems;
  GHashTable *words;
  GPtrArray *phrases;
  char *understood;
} GuichetTextAnswer;

GuichetTextSearch *guichet_text_search_new        (GuichetCollection         collection);
void               guichet_text_search_free       (GuichetTextSearch        *self);
gboolean           guichet_text_search_refresh    (GuichetTextSearch        *self,
                                                   GuichetConnection        *connection,
                                                   GError                  **error);
GuichetTextAnswer *guichet_text_search_run        (GuichetTextSearch        *self,
                                                   GuichetConnection        *connection,
                                                   const char               *typed,
                                                   gboolean                  corrects,
                                                   const GuichetTextFilter  *filter,
                                                   guint                     limit,
                                                   GError                  **error);
GuichetFrench     *guichet_text_search_get_french (GuichetTextSearch        *self);
void               guichet_text_answer_free       (GuichetTextAnswer        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetTextSearch, guichet_text_search_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetTextAnswer, guichet_text_answer_free)

G_END_DECLS
