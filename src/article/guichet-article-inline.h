/* guichet-article-inline.h - the text of one block while it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetArticleStyle:
 *
 * How a stretch of text is shown. @GUICHET_ARTICLE_STYLE_CODE keeps its spaces.
 */
typedef enum
{
  GUICHET_ARTICLE_STYLE_BOLD = 1 << 0,
  GUICHET_ARTICLE_STYLE_ITALIC = 1 << 1,
  GUICHET_ARTICLE_STYLE_CODE = 1 << 2,
} GuichetArticleStyle;

#define GUICHET_ARTICLE_NO_LINK (-1)

typedef struct _GuichetArticleInline GuichetArticleInline;

GuichetArticleInline *guichet_article_inline_new       (gsize most_characters);
void                  guichet_article_inline_free      (GuichetArticleInline       *self);
gboolean              guichet_article_inline_append    (GuichetArticleInline       *self,
                                                        const char                 *text,
                                                        gsize                       length,
                                                        GuichetArticleStyle         style,
                                                        int                         link);
void                  guichet_article_inline_trim      (GuichetArticleInline       *self);
const char           *guichet_article_inline_get_text  (const GuichetArticleInline *self);
char                 *guichet_article_inline_to_markup (const GuichetArticleInline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetArticleInline, guichet_article_inline_free)

G_END_DECLS
