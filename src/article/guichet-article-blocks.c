/* guichet-article-blocks.c - the text of an article as a tree of blocks
 *
 * What the service sends is CommonMark with GFM tables, written by people we do not know.
 * It becomes a small tree that a view can show with plain labels: each text comes with
 * Pango markup of our making (see guichet-article-inline.c), each link is an index into
 * a table of checked addresses, each image an id of the service's. Nothing here opens a
 * file or a connection, and no text makes it fail: what goes beyond the caps of the
 * header is left out and guichet_article_blocks_is_truncated() says so.
 *
 * A tree is immutable: it may be made on one thread and read on another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-blocks.h"

#include "guichet-article-guard.h"
#include "guichet-article-reader.h"

struct _GuichetArticleBlocks
{
  GuichetArticleContent content;
};

G_DEFINE_BOXED_TYPE (GuichetArticleBlocks, guichet_article_blocks, guichet_article_blocks_ref,
                     guichet_article_blocks_unref)

static void
blocks_clear (gpointer data)
{
  GuichetArticleBlocks *self = data;

  g_ptr_array_unref (self->content.headings);
  g_ptr_array_unref (self->content.links);
  g_ptr_array_unref (self->content.image_ids);
  guichet_article_block_free (self->content.root);
}

/* Cells of a row are separated by a tab, everything else by a newline. */
static void
append_text (GString                   *text,
             const GuichetArticleBlock *block)
{
  const char *own = guichet_article_block_get_text (block);
  gboolean in_row = block->kind == GUICHET_ARTICLE_BLOCK_ROW;

  g_string_append (text, own);
  if (*own && block->kind != GUICHET_ARTICLE_BLOCK_CELL)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < guichet_article_block_get_n_children (block); i++)
    {
      if (in_row && i > 0)
        g_string_append_c (text, '\t');
      append_text (text, guichet_article_block_get_child (block, i));
    }
  if (in_row)
    g_string_append_c (text, '\n');
}

/* Public API */

/**
 * guichet_article_blocks_parse:
 * @body: the text of an article, as the service sent it
 *
 * Takes time in proportion to @body, about 10 ms for 1 MiB of ordinary text.
 *
 * Returns: (transfer full): the tree; there always is one
 */
GuichetArticleBlocks *
guichet_article_blocks_parse (const char *body)
{
  GuichetArticleBlocks *self = g_atomic_rc_box_new0 (GuichetArticleBlocks);
  gboolean truncated = FALSE;
  g_autofree char *source = guichet_article_guard (body, &truncated);

  guichet_article_reader_read (&self->content, source);
  self->content.truncated |= truncated;
  return self;
}

GuichetArticleBlocks *
guichet_article_blocks_ref (GuichetArticleBlocks *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_article_blocks_unref (GuichetArticleBlocks *self)
{
  g_atomic_rc_box_release_full (self, blocks_clear);
}

/**
 * guichet_article_blocks_get_root:
 *
 * Returns: (transfer none): the document, which like all its blocks lives as long as @self
 */
const GuichetArticleBlock *
guichet_article_blocks_get_root (const GuichetArticleBlocks *self)
{
  return self->content.root;
}

/**
 * guichet_article_blocks_is_truncated:
 *
 * Says whether the text went beyond what we show, so that something was left out.
 */
gboolean
guichet_article_blocks_is_truncated (const GuichetArticleBlocks *self)
{
  return self->content.truncated;
}

guint
guichet_article_blocks_get_n_headings (const GuichetArticleBlocks *self)
{
  return self->content.headings->len;
}

/**
 * guichet_article_blocks_get_heading:
 *
 * Returns: (transfer none): the heading at @index, in the order of the text
 */
const GuichetArticleBlock *
guichet_article_blocks_get_heading (const GuichetArticleBlocks *self,
                                    guint                       index)
{
  g_return_val_if_fail (index < self->content.headings->len, NULL);

  return g_ptr_array_index (self->content.headings, index);
}

guint
guichet_article_blocks_get_n_links (const GuichetArticleBlocks *self)
{
  return self->content.links->len;
}

/**
 * guichet_article_blocks_get_link:
 *
 * Returns: (transfer none): the link at @index
 */
GuichetArticleLink *
guichet_article_blocks_get_link (const GuichetArticleBlocks *self,
                                 guint                       index)
{
  g_return_val_if_fail (index < self->content.links->len, NULL);

  return g_ptr_array_index (self->content.links, index);
}

/**
 * guichet_article_blocks_lookup_link:
 * @href: what a label says was activated
 *
 * Returns: (transfer none) (nullable): the link that @href is the index of
 */
GuichetArticleLink *
guichet_article_blocks_lookup_link (const GuichetArticleBlocks *self,
                                    const char                 *href)
{
  guint64 index;

  if (self->content.links->len == 0
      || !g_ascii_string_to_unsigned (href, 10, 0, self->content.links->len - 1, &index, NULL))
    return NULL;
  return guichet_article_blocks_get_link (self, (guint) index);
}

/**
 * guichet_article_blocks_get_image_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the images, each once, in
 *   the order of the text
 */
const char *const *
guichet_article_blocks_get_image_ids (const GuichetArticleBlocks *self)
{
  return (const char *const *) self->content.image_ids->pdata;
}

/**
 * guichet_article_blocks_to_text:
 *
 * Returns: (transfer full): all the words without styles, one block a line, for the index
 *   and for snippets
 */
char *
guichet_article_blocks_to_text (const GuichetArticleBlocks *self)
{
  GString *text = g_string_new (NULL);

  append_text (text, self->content.root);
  return g_string_free (text, FALSE);
}
