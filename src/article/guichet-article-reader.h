/* guichet-article-reader.h - from the parser's events to the tree of blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article-block-private.h"

G_BEGIN_DECLS

/**
 * GuichetArticleContent:
 * @root: (owned): the document
 * @headings: the headings, which belong to @root
 * @links: (owned): the links, whose indices are the hrefs of the markup
 * @image_ids: (owned): the ids of the images, each once, %NULL at the end
 * @truncated: whether something was left out
 */
typedef struct
{
  GuichetArticleBlock *root;
  GPtrArray *headings;
  GPtrArray *links;
  GPtrArray *image_ids;
  gboolean truncated;
} GuichetArticleContent;

void guichet_article_reader_read (GuichetArticleContent *content,
                                  const char            *source);

G_END_DECLS
