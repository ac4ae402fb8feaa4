/* guichet-article.h - an article of the FAQ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE (guichet_article_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticle, guichet_article, GUICHET, ARTICLE, GObject)

/**
 * GuichetArticleFields:
 * @id: UUID
 * @title: one line
 * @category: one line
 * @product: (nullable): the Progiciel's id
 * @body: (nullable): CommonMark with GFM tables; %NULL where only the list's fields were read
 * @updated_at: Unix milliseconds, UTC
 * @seen_at: when it was last read here; 0 never
 * @own: whether it is the application's own help, of which the service knows nothing
 * @images: (nullable) (element-type GuichetAttachment): its images; their name is their description
 *
 * An article of the FAQ.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *category;
  const char *product;
  const char *body;
  gint64 updated_at;
  gint64 seen_at;
  gboolean own;
  GPtrArray *images;
} GuichetArticleFields;

GuichetArticle *guichet_article_new (const GuichetArticleFields *fields);

const GuichetArticleFields *guichet_article_get_fields (GuichetArticle *self);

G_END_DECLS
