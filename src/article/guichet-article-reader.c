/* guichet-article-reader.c - from the parser's events to the tree of blocks
 *
 * md4c reads CommonMark with GFM tables, without HTML: a tag is text. It tells of blocks
 * and spans as it enters and leaves them, properly nested. Here:
 *
 *   - a leaf (paragraph, heading, code, cell) is held aside with its inline text and
 *     joins its container when it ends; an empty paragraph never does;
 *   - the items of a tight list hold bare text, which becomes a paragraph;
 *   - an image is a block of its own, so it cuts its paragraph in two; in a heading or a
 *     cell, or when it is not one of ours, its description is shown instead;
 *   - lists and quotes too deep are opened flat in their container.
 *
 * Every cap leaves a whole tree and sets `truncated`. Two of them end the reading: the
 * blocks kept, and the events and address bytes seen (a reference to one long address or
 * a row of a wide table costs its author three bytes and us thousands).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-reader.h"

#include <md4c.h>
#include <string.h>

#include "guichet-article-blocks.h"
#include "guichet-article-inline.h"
#include "guichet-article-text.h"

#define IMAGE_SCHEME "image:"
#define LANGUAGE_CHARACTERS \
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+#._-"
#define LANGUAGE_MAX 32
#define EVENTS_MAX (5 * GUICHET_ARTICLE_BLOCKS_MAX)
#define ADDRESS_BYTES_MAX (4 * 1024 * 1024)
/* md4c 0.4.8 passes on only what is negative, though its header says non-zero. */
#define STOP (-1)
/* A table adds itself, its rows and its cells below the container it stands in. */
#define CONTAINERS_MAX (GUICHET_ARTICLE_DEPTH_MAX - 3)

typedef struct
{
  GuichetArticleContent *content;
  GHashTable *link_indices;
  GHashTable *images_seen;
  guint n_blocks;
  guint n_events;
  gsize n_address_bytes;

  GuichetArticleBlock *containers[GUICHET_ARTICLE_DEPTH_MAX + 1];
  guint depth;
  guint too_deep;
  GuichetArticleBlock *leaf;
  GuichetArticleInline *inlines;

  guint bold;
  guint italic;
  guint code;
  int link;
  guint image_depth;
  char *image_id;
  GString *image_text;

  gboolean in_head;
  gboolean row_dropped;
  gboolean cell_dropped;
  guint row_cells;
  guint table_cells;
} Reader;

static char *
read_attribute (const MD_ATTRIBUTE *attribute)
{
  GString *string = g_string_sized_new (attribute->size);

  for (guint i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++)
    {
      MD_OFFSET start = attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - start;

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        guichet_article_text_append_entity (string, attribute->text + start, length);
      else
        g_string_append_len (string, attribute->text + start, (gssize) length);
    }
  return g_string_free (string, FALSE);
}

/* Containers and leaves */

static GuichetArticleBlock *
get_container (Reader *reader)
{
  return reader->containers[reader->depth];
}

static void
add_block (Reader              *reader,
           GuichetArticleBlock *block)
{
  guichet_article_block_add (get_container (reader), block);
  reader->n_blocks++;
}

static void
begin_leaf (Reader                  *reader,
            GuichetArticleBlockKind  kind)
{
  reader->leaf = guichet_article_block_new (kind);
  reader->inlines = guichet_article_inline_new (kind == GUICHET_ARTICLE_BLOCK_CELL
                                                  ? GUICHET_ARTICLE_CELL_TEXT_MAX
                                                  : GUICHET_ARTICLE_TEXT_MAX);
}

static void
end_leaf (Reader *reader)
{
  g_autoptr (GuichetArticleBlock) leaf = g_steal_pointer (&reader->leaf);
  g_autoptr (GuichetArticleInline) inlines = g_steal_pointer (&reader->inlines);

  if (!leaf)
    return;
  guichet_article_inline_trim (inlines);
  leaf->text = g_strdup (guichet_article_inline_get_text (inlines));
  leaf->markup = guichet_article_inline_to_markup (inlines);
  if (leaf->kind == GUICHET_ARTICLE_BLOCK_PARAGRAPH && *leaf->text == '\0')
    return;
  if (leaf->kind == GUICHET_ARTICLE_BLOCK_HEADING)
    g_ptr_array_add (reader->content->headings, leaf);
  add_block (reader, g_steal_pointer (&leaf));
}

static GuichetArticleBlock *
push_container (Reader                  *reader,
                GuichetArticleBlockKind  kind)
{
  GuichetArticleBlock *block = guichet_article_block_new (kind);

  add_block (reader, block);
  reader->containers[++reader->depth] = block;
  return block;
}

/* Returns: (nullable): the container, or %NULL when its children go to the one around it */
static GuichetArticleBlock *
open_container (Reader                  *reader,
                GuichetArticleBlockKind  kind)
{
  gboolean cut_off = kind != GUICHET_ARTICLE_BLOCK_ITEM && reader->depth + 2 > CONTAINERS_MAX;

  if (cut_off || reader->too_deep > 0)
    {
      reader->too_deep++;
      reader->content->truncated = TRUE;
      return NULL;
    }
  return push_container (reader, kind);
}

static void
close_container (Reader *reader)
{
  if (reader->too_deep > 0)
    reader->too_deep--;
  else
    reader->depth--;
}

/* Inline content */

static void
append_text (Reader     *reader,
             const char *text,
             gsize       length)
{
  GuichetArticleStyle style = (reader->bold ? GUICHET_ARTICLE_STYLE_BOLD : 0)
                              | (reader->italic ? GUICHET_ARTICLE_STYLE_ITALIC : 0)
                              | (reader->code ? GUICHET_ARTICLE_STYLE_CODE : 0);

  if (!reader->leaf)
    begin_leaf (reader, GUICHET_ARTICLE_BLOCK_PARAGRAPH);
  if (!guichet_article_inline_append (reader->inlines, text, length, style, reader->link))
    reader->content->truncated = TRUE;
}

/* Returns: the index of the link, the same for the same address */
static int
add_link (Reader     *reader,
          const char *target)
{
  g_autoptr (GuichetArticleLink) link = guichet_article_link_parse (target);
  GPtrArray *links = reader->content->links;
  gpointer index;

  if (!link)
    return GUICHET_ARTICLE_NO_LINK;
  if (g_hash_table_lookup_extended (reader->link_indices, guichet_article_link_get_uri (link),
                                    NULL, &index))
    return GPOINTER_TO_INT (index);
  if (links->len >= GUICHET_ARTICLE_LINKS_MAX)
    {
      reader->content->truncated = TRUE;
      return GUICHET_ARTICLE_NO_LINK;
    }
  g_hash_table_insert (reader->link_indices, (gpointer) guichet_article_link_get_uri (link),
                       GINT_TO_POINTER (links->len));
  g_ptr_array_add (links, g_steal_pointer (&link));
  return (int) links->len - 1;
}

/* Returns: (transfer full) (nullable): the id in "image:ID" */
static char *
parse_image (const char *source)
{
  g_autofree char *id = NULL;

  if (!g_str_has_prefix (source, IMAGE_SCHEME))
    return NULL;
  id = g_ascii_strdown (source + strlen (IMAGE_SCHEME), -1);
  return g_uuid_string_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

static gboolean
takes_image_blocks (Reader *reader)
{
  return !reader->leaf || reader->leaf->kind == GUICHET_ARTICLE_BLOCK_PARAGRAPH;
}

static void
enter_image (Reader                   *reader,
             const MD_SPAN_IMG_DETAIL *detail)
{
  g_autofree char *source = read_attribute (&detail->src);

  if (reader->image_depth++ > 0)
    return;
  reader->image_id = takes_image_blocks (reader) ? parse_image (source) : NULL;
  g_string_truncate (reader->image_text, 0);
}

static void
add_image (Reader *reader)
{
  GuichetArticleBlock *block = guichet_article_block_new (GUICHET_ARTICLE_BLOCK_IMAGE);

  end_leaf (reader);
  if (g_hash_table_add (reader->images_seen, g_strdup (reader->image_id)))
    g_ptr_array_add (reader->content->image_ids, g_strdup (reader->image_id));
  block->name = g_steal_pointer (&reader->image_id);
  block->text = g_strdup (reader->image_text->str);
  block->markup = g_markup_escape_text (block->text, -1);
  add_block (reader, block);
}

static void
leave_image (Reader *reader)
{
  if (--reader->image_depth > 0)
    return;
  if (reader->image_id)
    add_image (reader);
  else
    append_text (reader, reader->image_text->str, reader->image_text->len);
}

static void
route_text (Reader     *reader,
            const char *text,
            gsize       length)
{
  if (reader->image_depth == 0)
    append_text (reader, text, length);
  else if (reader->image_text->len < GUICHET_ARTICLE_CELL_TEXT_MAX)
    guichet_article_text_append (reader->image_text, text, length, GUICHET_ARTICLE_CELL_TEXT_MAX);
}

/* Blocks, one by one */

static void
enter_code (Reader                     *reader,
            const MD_BLOCK_CODE_DETAIL *detail)
{
  g_autofree char *language = read_attribute (&detail->lang);
  gsize length = strlen (language);

  begin_leaf (reader, GUICHET_ARTICLE_BLOCK_CODE);
  if (length > 0 && length <= LANGUAGE_MAX && strspn (language, LANGUAGE_CHARACTERS) == length)
    reader->leaf->name = g_steal_pointer (&language);
}

static void
enter_list (Reader                  *reader,
            GuichetArticleBlockKind  kind,
            guint                    start)
{
  GuichetArticleBlock *list = open_container (reader, kind);

  if (list)
    list->number = start;
}

static void
enter_table (Reader                      *reader,
             const MD_BLOCK_TABLE_DETAIL *detail)
{
  GuichetArticleBlock *table = push_container (reader, GUICHET_ARTICLE_BLOCK_TABLE);

  table->number = MIN (detail->col_count, GUICHET_ARTICLE_COLUMNS_MAX);
  reader->table_cells = 0;
}

static void
enter_row (Reader *reader)
{
  guint columns = get_container (reader)->number;

  reader->row_cells = 0;
  reader->row_dropped = reader->table_cells + columns > GUICHET_ARTICLE_CELLS_MAX;
  reader->content->truncated |= reader->row_dropped;
  if (!reader->row_dropped)
    push_container (reader, GUICHET_ARTICLE_BLOCK_ROW)->header = reader->in_head;
}

static void
enter_cell (Reader                   *reader,
            const MD_BLOCK_TD_DETAIL *detail)
{
  reader->cell_dropped = reader->row_dropped
                         || reader->row_cells >= GUICHET_ARTICLE_COLUMNS_MAX;
  reader->content->truncated |= reader->cell_dropped;
  if (reader->cell_dropped)
    return;
  reader->row_cells++;
  reader->table_cells++;
  begin_leaf (reader, GUICHET_ARTICLE_BLOCK_CELL);
  reader->leaf->header = reader->in_head;
  if (detail->align == MD_ALIGN_CENTER)
    reader->leaf->alignment = GUICHET_ARTICLE_ALIGNMENT_CENTER;
  else if (detail->align == MD_ALIGN_RIGHT)
    reader->leaf->alignment = GUICHET_ARTICLE_ALIGNMENT_END;
}

static void
enter_heading (Reader                  *reader,
               const MD_BLOCK_H_DETAIL *detail)
{
  begin_leaf (reader, GUICHET_ARTICLE_BLOCK_HEADING);
  reader->leaf->number = detail->level;
}

static void
enter_table_part (Reader       *reader,
                  MD_BLOCKTYPE  type,
                  void         *detail)
{
  if (type == MD_BLOCK_TABLE)
    enter_table (reader, detail);
  else if (type == MD_BLOCK_TR)
    enter_row (reader);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    enter_cell (reader, detail);
  else
    reader->in_head = type == MD_BLOCK_THEAD;
}

static void
enter_block (Reader       *reader,
             MD_BLOCKTYPE  type,
             void         *detail)
{
  switch (type)
    {
    case MD_BLOCK_DOC:
      break;
    case MD_BLOCK_QUOTE:
      open_container (reader, GUICHET_ARTICLE_BLOCK_QUOTE);
      break;
    case MD_BLOCK_UL:
      enter_list (reader, GUICHET_ARTICLE_BLOCK_BULLETS, 0);
      break;
    case MD_BLOCK_OL:
      enter_list (reader, GUICHET_ARTICLE_BLOCK_NUMBERS,
                  ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      open_container (reader, GUICHET_ARTICLE_BLOCK_ITEM);
      break;
    case MD_BLOCK_HR:
      add_block (reader, guichet_article_block_new (GUICHET_ARTICLE_BLOCK_RULE));
      break;
    case MD_BLOCK_H:
      enter_heading (reader, detail);
      break;
    case MD_BLOCK_CODE:
      enter_code (reader, detail);
      break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
      begin_leaf (reader, GUICHET_ARTICLE_BLOCK_PARAGRAPH);
      break;
    default:
      enter_table_part (reader, type, detail);
      break;
    }
}

/* md4c's callbacks */

static int
stop (Reader *reader)
{
  reader->content->truncated = TRUE;
  return STOP;
}

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  end_leaf (reader);
  if (++reader->n_events > EVENTS_MAX || reader->n_blocks >= GUICHET_ARTICLE_BLOCKS_MAX)
    return stop (reader);
  enter_block (reader, type, detail);
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  end_leaf (reader);
  if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL
      || type == MD_BLOCK_LI)
    close_container (reader);
  else if (type == MD_BLOCK_TABLE || (type == MD_BLOCK_TR && !reader->row_dropped))
    reader->depth--;
  reader->cell_dropped = FALSE;
  return 0;
}

/* Says whether addresses, which a reference repeats at will, stay within their budget. */
static gboolean
spend_address (Reader             *reader,
               const MD_ATTRIBUTE *address,
               const MD_ATTRIBUTE *title)
{
  reader->n_address_bytes += (gsize) address->size + title->size;
  return reader->n_address_bytes <= ADDRESS_BYTES_MAX;
}

/* Returns: whether the reading goes on */
static gboolean
enter_address (Reader      *reader,
               MD_SPANTYPE  type,
               void        *detail)
{
  if (type == MD_SPAN_IMG)
    {
      MD_SPAN_IMG_DETAIL *image = detail;

      enter_image (reader, image);
      return reader->n_blocks < GUICHET_ARTICLE_BLOCKS_MAX
             && spend_address (reader, &image->src, &image->title);
    }
  else
    {
      MD_SPAN_A_DETAIL *link = detail;
      g_autofree char *target = read_attribute (&link->href);

      if (reader->image_depth == 0)
        reader->link = add_link (reader, target);
      return spend_address (reader, &link->href, &link->title);
    }
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;

  if (reader->cell_dropped)
    return 0;
  reader->bold += type == MD_SPAN_STRONG;
  reader->italic += type == MD_SPAN_EM;
  reader->code += type == MD_SPAN_CODE;
  if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && !enter_address (reader, type, detail))
    return stop (reader);
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;

  if (reader->cell_dropped)
    return 0;
  reader->bold -= type == MD_SPAN_STRONG;
  reader->italic -= type == MD_SPAN_EM;
  reader->code -= type == MD_SPAN_CODE;
  if (type == MD_SPAN_A && reader->image_depth == 0)
    reader->link = GUICHET_ARTICLE_NO_LINK;
  if (type == MD_SPAN_IMG)
    leave_image (reader);
  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Reader *reader = user_data;

  if (reader->cell_dropped)
    return 0;
  if (type == MD_TEXT_ENTITY)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      guichet_article_text_append_entity (string, text, size);
      route_text (reader, string->str, string->len);
    }
  else if (type == MD_TEXT_BR)
    route_text (reader, "\n", 1);
  else if (type == MD_TEXT_SOFTBR)
    route_text (reader, " ", 1);
  else
    route_text (reader, text, size);
  return 0;
}

static void
reader_init (Reader                *reader,
             GuichetArticleContent *content)
{
  content->root = guichet_article_block_new (GUICHET_ARTICLE_BLOCK_DOCUMENT);
  content->headings = g_ptr_array_new ();
  content->links = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_article_link_unref);
  content->image_ids = g_ptr_array_new_with_free_func (g_free);
  reader->content = content;
  reader->containers[0] = content->root;
  reader->link = GUICHET_ARTICLE_NO_LINK;
  reader->link_indices = g_hash_table_new (g_str_hash, g_str_equal);
  reader->images_seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->image_text = g_string_new (NULL);
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->link_indices, g_hash_table_unref);
  g_clear_pointer (&reader->images_seen, g_hash_table_unref);
  g_clear_pointer (&reader->image_id, g_free);
  g_string_free (reader->image_text, TRUE);
}

/* Public API */

/**
 * guichet_article_reader_read:
 * @content: (out caller-allocates): all of it is set
 * @source: what guichet_article_guard() gave
 */
void
guichet_article_reader_read (GuichetArticleContent *content,
                             const char            *source)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = { 0 };

  reader_init (&reader, content);
  if (md_parse (source, (MD_SIZE) strlen (source), &parser, &reader) != 0)
    content->truncated = TRUE;
  end_leaf (&reader);
  g_ptr_array_add (content->image_ids, NULL);
  reader_clear (&reader);
}
