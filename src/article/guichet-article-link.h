/* guichet-article-link.h - a link that an article may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetArticleLinkKind:
 * @GUICHET_ARTICLE_LINK_WEB: `https:`, for the browser, after asking when the host is not the
 *   service's
 * @GUICHET_ARTICLE_LINK_MAIL: `mailto:` with one address and nothing else
 * @GUICHET_ARTICLE_LINK_FAQ: another article, by id
 * @GUICHET_ARTICLE_LINK_DEMANDE: a Demande, by id
 */
typedef enum
{
  GUICHET_ARTICLE_LINK_WEB,
  GUICHET_ARTICLE_LINK_MAIL,
  GUICHET_ARTICLE_LINK_FAQ,
  GUICHET_ARTICLE_LINK_DEMANDE,
} GuichetArticleLinkKind;

#define GUICHET_TYPE_ARTICLE_LINK (guichet_article_link_get_type ())

typedef struct _GuichetArticleLink GuichetArticleLink;

GType                   guichet_article_link_get_type  (void);
GuichetArticleLink     *guichet_article_link_parse     (const char               *target);
GuichetArticleLink     *guichet_article_link_ref       (GuichetArticleLink       *self);
void                    guichet_article_link_unref     (GuichetArticleLink       *self);
GuichetArticleLinkKind  guichet_article_link_get_kind  (const GuichetArticleLink *self);
const char             *guichet_article_link_get_uri   (const GuichetArticleLink *self);
const char             *guichet_article_link_get_host  (const GuichetArticleLink *self);
const char             *guichet_article_link_get_id    (const GuichetArticleLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetArticleLink, guichet_article_link_unref)

G_END_DECLS
