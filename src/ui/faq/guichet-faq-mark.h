/* guichet-faq-mark.h - what an article is to somebody who has read it, or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article.h"

G_BEGIN_DECLS

/**
 * GuichetFaqMark:
 * @GUICHET_FAQ_MARK_NONE: nothing to say
 * @GUICHET_FAQ_MARK_NEW: recent, and never read here
 * @GUICHET_FAQ_MARK_CHANGED: changed since it was last read here
 */
typedef enum
{
  GUICHET_FAQ_MARK_NONE,
  GUICHET_FAQ_MARK_NEW,
  GUICHET_FAQ_MARK_CHANGED,
} GuichetFaqMark;

GuichetFaqMark  guichet_faq_mark_of       (GuichetArticle *article,
                                           gint64          now);
const char     *guichet_faq_mark_get_text (GuichetFaqMark  mark);
const char     *guichet_faq_mark_get_icon (GuichetFaqMark  mark);

G_END_DECLS
