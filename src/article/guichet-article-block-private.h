/* guichet-article-block-private.h - a block while the tree is built; nobody changes it afterwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article-block.h"

G_BEGIN_DECLS

/* The text of a block without inline content is ""; @name is the language of a code block or the
 * id of an image; @number the level, the start or the number of columns. */
struct _GuichetArticleBlock
{
  GuichetArticleBlockKind kind;
  GuichetArticleAlignment alignment;
  gboolean header;
  guint number;
  char *name;
  char *text;
  char *markup;
  GPtrArray *children;
};

GuichetArticleBlock *guichet_article_block_new  (GuichetArticleBlockKind  kind);
void                 guichet_article_block_free (GuichetArticleBlock     *self);
void                 guichet_article_block_add  (GuichetArticleBlock     *self,
                                                 GuichetArticleBlock     *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetArticleBlock, guichet_article_block_free)

G_END_DECLS
