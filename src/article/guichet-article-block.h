/* guichet-article-block.h - one block of an article: a paragraph, a list, a cell…
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetArticleBlockKind:
 * @GUICHET_ARTICLE_BLOCK_DOCUMENT: the root; children of any kind below but ITEM, ROW, CELL
 * @GUICHET_ARTICLE_BLOCK_PARAGRAPH: text
 * @GUICHET_ARTICLE_BLOCK_HEADING: text; has a level
 * @GUICHET_ARTICLE_BLOCK_CODE: verbatim lines; may have a language
 * @GUICHET_ARTICLE_BLOCK_IMAGE: has an image id; its text is what the image shows
 * @GUICHET_ARTICLE_BLOCK_RULE: a line across
 * @GUICHET_ARTICLE_BLOCK_QUOTE: a note; children as those of a document
 * @GUICHET_ARTICLE_BLOCK_BULLETS: an unordered list; its children are ITEM
 * @GUICHET_ARTICLE_BLOCK_NUMBERS: an ordered list; its children are ITEM; has a start
 * @GUICHET_ARTICLE_BLOCK_ITEM: children as those of a document
 * @GUICHET_ARTICLE_BLOCK_TABLE: its children are ROW; has a number of columns
 * @GUICHET_ARTICLE_BLOCK_ROW: its children are CELL; may be a header
 * @GUICHET_ARTICLE_BLOCK_CELL: text; has an alignment; may be a header
 */
typedef enum
{
  GUICHET_ARTICLE_BLOCK_DOCUMENT,
  GUICHET_ARTICLE_BLOCK_PARAGRAPH,
  GUICHET_ARTICLE_BLOCK_HEADING,
  GUICHET_ARTICLE_BLOCK_CODE,
  GUICHET_ARTICLE_BLOCK_IMAGE,
  GUICHET_ARTICLE_BLOCK_RULE,
  GUICHET_ARTICLE_BLOCK_QUOTE,
  GUICHET_ARTICLE_BLOCK_BULLETS,
  GUICHET_ARTICLE_BLOCK_NUMBERS,
  GUICHET_ARTICLE_BLOCK_ITEM,
  GUICHET_ARTICLE_BLOCK_TABLE,
  GUICHET_ARTICLE_BLOCK_ROW,
  GUICHET_ARTICLE_BLOCK_CELL,
} GuichetArticleBlockKind;

/**
 * GuichetArticleAlignment:
 *
 * On which side of its column a cell stands; START is also what an author who says nothing gets.
 */
typedef enum
{
  GUICHET_ARTICLE_ALIGNMENT_START,
  GUICHET_ARTICLE_ALIGNMENT_CENTER,
  GUICHET_ARTICLE_ALIGNMENT_END,
} GuichetArticleAlignment;

typedef struct _GuichetArticleBlock GuichetArticleBlock;

GuichetArticleBlockKind    guichet_article_block_get_kind      (const GuichetArticleBlock *self);
const char                *guichet_article_block_get_text      (const GuichetArticleBlock *self);
const char                *guichet_article_block_get_markup    (const GuichetArticleBlock *self);
guint                      guichet_article_block_get_level     (const GuichetArticleBlock *self);
guint                      guichet_article_block_get_start     (const GuichetArticleBlock *self);
const char                *guichet_article_block_get_language  (const GuichetArticleBlock *self);
const char                *guichet_article_block_get_image_id  (const GuichetArticleBlock *self);
guint                      guichet_article_block_get_n_columns (const GuichetArticleBlock *self);
GuichetArticleAlignment    guichet_article_block_get_alignment (const GuichetArticleBlock *self);
gboolean                   guichet_article_block_is_header     (const GuichetArticleBlock *self);
guint                      guichet_article_block_get_n_children (const GuichetArticleBlock *self);
const GuichetArticleBlock *guichet_article_block_get_child     (const GuichetArticleBlock *self,
                                                                guint                      index);

G_END_DECLS
