/* guichet-article-view.h - an article, to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE_VIEW (guichet_article_view_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticleView, guichet_article_view, GUICHET, ARTICLE_VIEW, AdwBin)

void        guichet_article_view_set_up         (GuichetArticleView *self,
                                                 GuichetSync        *sync,
                                                 GuichetDatabase    *database,
                                                 GuichetClock       *clock);
void        guichet_article_view_show           (GuichetArticleView *self,
                                                 const char         *article_id);
const char *guichet_article_view_get_article_id (GuichetArticleView *self);
void        guichet_article_view_focus          (GuichetArticleView *self);
void        guichet_article_view_find           (GuichetArticleView *self);
void        guichet_article_view_resize_text    (GuichetArticleView *self,
                                                 int                 step);

G_END_DECLS
