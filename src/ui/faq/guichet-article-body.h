/* guichet-article-body.h - the text of an article, in native widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article-blocks.h"
#include "guichet-decoder.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE_BODY (guichet_article_body_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticleBody, guichet_article_body, GUICHET, ARTICLE_BODY, AdwBin)

void       guichet_article_body_set_up      (GuichetArticleBody   *self,
                                             GuichetSync          *sync,
                                             GuichetDecoder       *decoder);
void       guichet_article_body_show        (GuichetArticleBody   *self,
                                             GuichetArticleBlocks *blocks,
                                             GPtrArray            *images);
GtkWidget *guichet_article_body_get_heading (GuichetArticleBody   *self,
                                             guint                 index);
GPtrArray *guichet_article_body_get_labels  (GuichetArticleBody   *self);
void       guichet_article_body_load_images (GuichetArticleBody   *self);

G_END_DECLS
