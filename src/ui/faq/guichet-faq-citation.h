/* guichet-faq-citation.h - a Demande that begins with an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article.h"
#include "guichet-demande.h"

G_BEGIN_DECLS

GuichetDemande *guichet_faq_cite (GuichetArticle *article);

G_END_DECLS
