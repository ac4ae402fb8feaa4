/* guichet-article-image.h - an image of an article, from our cache
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-decoder.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE_IMAGE (guichet_article_image_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticleImage, guichet_article_image, GUICHET, ARTICLE_IMAGE, AdwBin)

GtkWidget *guichet_article_image_new      (GuichetSync         *sync,
                                           GuichetDecoder      *decoder,
                                           GuichetAttachment   *attachment,
                                           const char          *alt);
void       guichet_article_image_load     (GuichetArticleImage *self);
gboolean   guichet_article_image_is_shown (GuichetArticleImage *self);

G_END_DECLS
