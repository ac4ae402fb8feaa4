/* guichet-faq-row.h - an article in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article-search.h"
#include "guichet-article.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_FAQ_ROW (guichet_faq_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFaqRow, guichet_faq_row, GUICHET, FAQ_ROW, AdwBin)

GtkWidget  *guichet_faq_row_new          (void);
void        guichet_faq_row_show         (GuichetFaqRow    *self,
                                          GuichetArticle   *article,
                                          GuichetSearchHit *hit,
                                          gint64            now);
void        guichet_faq_row_set_heading  (GuichetFaqRow    *self,
                                          const char       *heading);
const char *guichet_faq_row_get_summary  (GuichetFaqRow    *self);

G_END_DECLS
