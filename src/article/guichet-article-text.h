/* guichet-article-text.h - characters of an article: which ones are kept, what an entity means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean guichet_article_text_is_kept       (gunichar    character);
gboolean guichet_article_text_is_bidi       (gunichar    character);
gsize    guichet_article_text_append        (GString    *string,
                                             const char *text,
                                             gsize       length,
                                             gsize       most_characters);
gboolean guichet_article_text_append_entity (GString    *string,
                                             const char *entity,
                                             gsize       length);

G_END_DECLS
