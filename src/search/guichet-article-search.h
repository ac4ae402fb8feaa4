/* guichet-article-search.h - finds articles of the FAQ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

/**
 * GuichetSearchRange:
 * @start: in bytes of the snippet
 * @length: in bytes
 */
typedef struct
{
  guint start;
  guint length;
} GuichetSearchRange;

#define GUICHET_TYPE_SEARCH_HIT (guichet_search_hit_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSearchHit, guichet_search_hit, GUICHET, SEARCH_HIT, GObject)

const char               *guichet_search_hit_get_id       (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_title    (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_category (GuichetSearchHit   *self);
double                    guichet_search_hit_get_score    (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_snippet  (GuichetSearchHit   *self);
const GuichetSearchRange *guichet_search_hit_get_ranges   (GuichetSearchHit   *self,
                                                           guint              *n_ranges);

char                     *guichet_article_search_to_match (const char         *typed,
                                                           gboolean            any);
GPtrArray                *guichet_article_search          (GuichetConnection  *connection,
                                                           const char         *typed,
                                                           const char         *product,
                                                           guint               limit,
                                                           GError            **error);

G_END_DECLS
