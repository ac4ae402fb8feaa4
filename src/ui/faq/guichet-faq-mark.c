/* guichet-faq-mark.c - what an article is to somebody who has read it, or not
 *
 * On the first day everything is unread, and a mark that all bear says nothing: only what was
 * written lately is new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-faq-mark.h"

#include <glib/gi18n.h>

/* How long an article is new: 30 days. */
#define NEW_MS (G_GINT64_CONSTANT (30) * 24 * 3600 * 1000)

/**
 * guichet_faq_mark_of:
 * @article: an article
 * @now: Unix milliseconds, UTC
 *
 * Returns: the mark it bears
 */
GuichetFaqMark
guichet_faq_mark_of (GuichetArticle *article,
                     gint64          now)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);

  if (fields->seen_at > 0)
    return fields->updated_at > fields->seen_at ? GUICHET_FAQ_MARK_CHANGED
                                                : GUICHET_FAQ_MARK_NONE;
  return now - fields->updated_at < NEW_MS ? GUICHET_FAQ_MARK_NEW : GUICHET_FAQ_MARK_NONE;
}

/**
 * guichet_faq_mark_get_text:
 * @mark: a mark
 *
 * Returns: (nullable): its words; %NULL for none
 */
const char *
guichet_faq_mark_get_text (GuichetFaqMark mark)
{
  switch (mark)
    {
    case GUICHET_FAQ_MARK_NEW:
      /* Translators: an article that nobody here has read */
      return C_ ("article", "New");
    case GUICHET_FAQ_MARK_CHANGED:
      return _ ("Changed since you read it");
    case GUICHET_FAQ_MARK_NONE:
    default:
      return NULL;
    }
}

/**
 * guichet_faq_mark_get_icon:
 * @mark: a mark
 *
 * Returns: (nullable): the icon that stands beside its words; %NULL for none
 */
const char *
guichet_faq_mark_get_icon (GuichetFaqMark mark)
{
  switch (mark)
    {
    case GUICHET_FAQ_MARK_NEW:
      return "guichet-article-new-symbolic";
    case GUICHET_FAQ_MARK_CHANGED:
      return "guichet-article-changed-symbolic";
    case GUICHET_FAQ_MARK_NONE:
    default:
      return NULL;
    }
}
