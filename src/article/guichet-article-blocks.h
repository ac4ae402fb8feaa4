/* guichet-article-blocks.h - the text of an article as a tree of blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "guichet-article-block.h"
#include "guichet-article-link.h"

G_BEGIN_DECLS

#define GUICHET_ARTICLE_TEXT_MAX 10000
#define GUICHET_ARTICLE_CELL_TEXT_MAX 2000
#define GUICHET_ARTICLE_DEPTH_MAX 16
#define GUICHET_ARTICLE_BLOCKS_MAX 20000
#define GUICHET_ARTICLE_COLUMNS_MAX 64
#define GUICHET_ARTICLE_CELLS_MAX 4096
#define GUICHET_ARTICLE_LINKS_MAX 2000

#define GUICHET_TYPE_ARTICLE_BLOCKS (guichet_article_blocks_get_type ())

typedef struct _GuichetArticleBlocks GuichetArticleBlocks;

GType                      guichet_article_blocks_get_type       (void);
GuichetArticleBlocks      *guichet_article_blocks_parse          (const char                 *body);
GuichetArticleBlocks      *guichet_article_blocks_ref            (GuichetArticleBlocks       *self);
void                       guichet_article_blocks_unref          (GuichetArticleBlocks       *self);
const GuichetArticleBlock *guichet_article_blocks_get_root       (const GuichetArticleBlocks *self);
gboolean                   guichet_article_blocks_is_truncated   (const GuichetArticleBlocks *self);
guint                      guichet_article_blocks_get_n_headings (const GuichetArticleBlocks *self);
const GuichetArticleBlock *guichet_article_blocks_get_heading    (const GuichetArticleBlocks *self,
                                                                  guint index);
guint                      guichet_article_blocks_get_n_links    (const GuichetArticleBlocks *self);
GuichetArticleLink        *guichet_article_blocks_get_link       (const GuichetArticleBlocks *self,
                                                                  guint index);
GuichetArticleLink        *guichet_article_blocks_lookup_link    (const GuichetArticleBlocks *self,
                                                                  const char                 *href);
const char *const         *guichet_article_blocks_get_image_ids  (const GuichetArticleBlocks *self);
char                      *guichet_article_blocks_to_text        (const GuichetArticleBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetArticleBlocks, guichet_article_blocks_unref)

G_END_DECLS
