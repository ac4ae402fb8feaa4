/* guichet-article-inline.c - the text of one block while it is read
 *
 * Text and runs of equal style are kept apart, and the Pango markup is made from them
 * at the end. So no tag can come from outside, none is left open, a style nested a
 * thousand times costs one tag, and a link without words leaves nothing behind. The
 * tags are a, b, i, tt; the only attribute is href, whose value is a number of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-inline.h"

#include "guichet-article-text.h"

typedef struct
{
  gsize               end;
  GuichetArticleStyle style;
  int                 link;
} Run;

struct _GuichetArticleInline
{
  GString *text;
  GArray *runs;
  gsize room;
};

static void
extend_runs (GuichetArticleInline *self,
             GuichetArticleStyle   style,
             int                   link)
{
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  Run run = { self->text->len, style, link };

  if (last && last->style == style && last->link == link)
    last->end = self->text->len;
  else
    g_array_append_val (self->runs, run);
}

static void
append_run (GString             *markup,
            const char          *text,
            gsize                length,
            GuichetArticleStyle  style)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_BOLD ? "<b>" : "");
  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_ITALIC ? "<i>" : "");
  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_CODE ? "<tt>" : "");
  g_string_append (markup, escaped);
  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_CODE ? "</tt>" : "");
  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_ITALIC ? "</i>" : "");
  g_string_append (markup, style & GUICHET_ARTICLE_STYLE_BOLD ? "</b>" : "");
}

static void
change_link (GString *markup,
             int     *current,
             int      link)
{
  if (*current == link)
    return;
  if (*current != GUICHET_ARTICLE_NO_LINK)
    g_string_append (markup, "</a>");
  if (link != GUICHET_ARTICLE_NO_LINK)
    g_string_append_printf (markup, "<a href=\"%d\">", link);
  *current = link;
}

/* Public API */

GuichetArticleInline *
guichet_article_inline_new (gsize most_characters)
{
  GuichetArticleInline *self = g_new0 (GuichetArticleInline, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->room = most_characters;
  return self;
}

void
guichet_article_inline_free (GuichetArticleInline *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * guichet_article_inline_append:
 * @text: valid UTF-8; what people could not see in it is dropped
 * @link: index of the link it belongs to, or %GUICHET_ARTICLE_NO_LINK
 *
 * Returns: %FALSE when the block is full
 */
gboolean
guichet_article_inline_append (GuichetArticleInline *self,
                               const char           *text,
                               gsize                 length,
                               GuichetArticleStyle   style,
                               int                   link)
{
  while (self->text->len == 0 && !(style & GUICHET_ARTICLE_STYLE_CODE) && length > 0
         && g_ascii_isspace (*text))
    text++, length--;
  if (length == 0)
    return TRUE;
  if (self->room == 0)
    return FALSE;
  self->room -= guichet_article_text_append (self->text, text, length, self->room);
  extend_runs (self, style, link);
  return TRUE;
}

/**
 * guichet_article_inline_trim:
 *
 * Drops the white space at the end.
 */
void
guichet_article_inline_trim (GuichetArticleInline *self)
{
  gsize length = self->text->len;

  while (length > 0 && g_ascii_isspace (self->text->str[length - 1]))
    length--;
  g_string_truncate (self->text, length);
}

const char *
guichet_article_inline_get_text (const GuichetArticleInline *self)
{
  return self->text->str;
}

/**
 * guichet_article_inline_to_markup:
 *
 * Returns: (transfer full): the text as Pango markup
 */
char *
guichet_article_inline_to_markup (const GuichetArticleInline *self)
{
  GString *markup = g_string_new (NULL);
  int link = GUICHET_ARTICLE_NO_LINK;
  gsize start = 0;

  for (guint i = 0; i < self->runs->len && start < self->text->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      gsize end = MIN (run->end, self->text->len);

      if (end == start)
        continue;
      change_link (markup, &link, run->link);
      append_run (markup, self->text->str + start, end - start, run->style);
      start = end;
    }
  change_link (markup, &link, GUICHET_ARTICLE_NO_LINK);
  return g_string_free (markup, FALSE);
}
