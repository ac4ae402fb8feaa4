/* guichet-article-vote.h - did this article help?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ARTICLE_VOTE (guichet_article_vote_get_type ())

G_DECLARE_FINAL_TYPE (GuichetArticleVote, guichet_article_vote, GUICHET, ARTICLE_VOTE, AdwBin)

void guichet_article_vote_set_up      (GuichetArticleVote *self,
                                       GuichetSync        *sync,
                                       GuichetDatabase    *database);
void guichet_article_vote_set_article (GuichetArticleVote *self,
                                       const char         *article_id);

G_END_DECLS
