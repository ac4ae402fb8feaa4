/* guichet-article-block.c - one block of an article: a paragraph, a list, a cell…
 *
 * A block belongs to its GuichetArticleBlocks and lives as long as it. It never changes
 * once the tree is made, so that any thread may read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-block-private.h"

/* Public API */

GuichetArticleBlock *
guichet_article_block_new (GuichetArticleBlockKind kind)
{
  GuichetArticleBlock *self = g_new0 (GuichetArticleBlock, 1);

  self->kind = kind;
  return self;
}

/* Recursive: the depth of a tree is bounded where it is built. */
void
guichet_article_block_free (GuichetArticleBlock *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->text);
  g_free (self->markup);
  g_free (self);
}

void
guichet_article_block_add (GuichetArticleBlock *self,
                           GuichetArticleBlock *child)
{
  if (!self->children)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_article_block_free);
  g_ptr_array_add (self->children, child);
}

GuichetArticleBlockKind
guichet_article_block_get_kind (const GuichetArticleBlock *self)
{
  return self->kind;
}

/**
 * guichet_article_block_get_text:
 *
 * Returns: the text of a block without its styles, "" for one that holds only blocks; at most
 *   10,000 characters
 */
const char *
guichet_article_block_get_text (const GuichetArticleBlock *self)
{
  return self->text ? self->text : "";
}

/**
 * guichet_article_block_get_markup:
 *
 * Returns: the text of a block as Pango markup, whose only tags are a, b, i and tt, and
 *   whose every href is an index for guichet_article_blocks_lookup_link()
 */
const char *
guichet_article_block_get_markup (const GuichetArticleBlock *self)
{
  return self->markup ? self->markup : "";
}

/**
 * guichet_article_block_get_level:
 *
 * Returns: 1 to 6 for a heading, 0 for anything else
 */
guint
guichet_article_block_get_level (const GuichetArticleBlock *self)
{
  return self->kind == GUICHET_ARTICLE_BLOCK_HEADING ? self->number : 0;
}

/**
 * guichet_article_block_get_start:
 *
 * Returns: the number of an ordered list's first item, 0 for anything else
 */
guint
guichet_article_block_get_start (const GuichetArticleBlock *self)
{
  return self->kind == GUICHET_ARTICLE_BLOCK_NUMBERS ? self->number : 0;
}

/**
 * guichet_article_block_get_language:
 *
 * Returns: (nullable): what the author says a code block is written in
 */
const char *
guichet_article_block_get_language (const GuichetArticleBlock *self)
{
  return self->kind == GUICHET_ARTICLE_BLOCK_CODE ? self->name : NULL;
}

/**
 * guichet_article_block_get_image_id:
 *
 * Returns: (nullable): the id of an image block's image, a lower-case UUID
 */
const char *
guichet_article_block_get_image_id (const GuichetArticleBlock *self)
{
  return self->kind == GUICHET_ARTICLE_BLOCK_IMAGE ? self->name : NULL;
}

/**
 * guichet_article_block_get_n_columns:
 *
 * Returns: the number of columns of a table, 0 for anything else; no row has more cells
 */
guint
guichet_article_block_get_n_columns (const GuichetArticleBlock *self)
{
  return self->kind == GUICHET_ARTICLE_BLOCK_TABLE ? self->number : 0;
}

GuichetArticleAlignment
guichet_article_block_get_alignment (const GuichetArticleBlock *self)
{
  return self->alignment;
}

/**
 * guichet_article_block_is_header:
 *
 * Says whether a row or a cell belongs to the head of its table.
 */
gboolean
guichet_article_block_is_header (const GuichetArticleBlock *self)
{
  return self->header;
}

guint
guichet_article_block_get_n_children (const GuichetArticleBlock *self)
{
  return self->children ? self->children->len : 0;
}

/**
 * guichet_article_block_get_child:
 *
 * Returns: (transfer none): the child at @index
 */
const GuichetArticleBlock *
guichet_article_block_get_child (const GuichetArticleBlock *self,
                                 guint                      index)
{
  g_return_val_if_fail (index < guichet_article_block_get_n_children (self), NULL);

  return g_ptr_array_index (self->children, index);
}
