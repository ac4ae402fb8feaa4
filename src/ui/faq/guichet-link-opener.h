/* guichet-link-opener.h - follows a link of an article, or asks first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article-link.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean guichet_link_opener_must_ask (GuichetArticleLink *link,
                                       const char         *portal);
void     guichet_link_opener_follow   (GtkWidget          *widget,
                                       GuichetArticleLink *link,
                                       const char         *portal);

G_END_DECLS
