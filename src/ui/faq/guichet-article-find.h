/* guichet-article-find.h - words looked for in the article that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE_FIND (guichet_article_find_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticleFind, guichet_article_find, GUICHET, ARTICLE_FIND, GObject)

GuichetArticleFind *guichet_article_find_new           (void);
void                guichet_article_find_look_for      (GuichetArticleFind *self,
                                                        GPtrArray          *labels,
                                                        const char         *words);
guint               guichet_article_find_get_n_matches (GuichetArticleFind *self);
guint               guichet_article_find_get_current   (GuichetArticleFind *self);
void                guichet_article_find_move          (GuichetArticleFind *self,
                                                        int                 step);
GtkLabel           *guichet_article_find_locate        (GuichetArticleFind *self,
                                                        double             *y);

G_END_DECLS
