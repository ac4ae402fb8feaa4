/* guichet-article-search.h - finds articles of the FAQ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-database.h"
#include "guichet-snippet.h"
#include "guichet-text-search.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_SEARCH_HIT (guichet_search_hit_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSearchHit, guichet_search_hit, GUICHET, SEARCH_HIT, GObject)

const char               *guichet_search_hit_get_id       (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_title    (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_category (GuichetSearchHit   *self);
double                    guichet_search_hit_get_score    (GuichetSearchHit   *self);
const char               *guichet_search_hit_get_snippet  (GuichetSearchHit   *self);
const GuichetSearchRange *guichet_search_hit_get_ranges   (GuichetSearchHit   *self,
                                                           guint              *n_ranges);

GPtrArray                *guichet_article_search          (GuichetConnection        *connection,
                                                           const char               *typed,
                                                           const GuichetTextFilter  *filter,
                                                           gboolean                  corrects,
                                                           guint                     limit,
                                                           char                    **understood,
                                                           GError                  **error);
void                      guichet_article_search_warm_async
                                                          (GuichetDatabase          *database,
                                                           GCancellable             *cancellable,
                                                           GAsyncReadyCallback       callback,
                                                           gpointer                  user_data);
gboolean                  guichet_article_search_warm_finish
                                                          (GuichetDatabase          *database,
                                                           GAsyncResult             *result,
                                                           GError                  **error);
gboolean                  guichet_article_search_is_warm  (GuichetConnection        *connection);

G_END_DECLS
