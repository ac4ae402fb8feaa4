/* guichet-server-feed.h - pages of the one ordered log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"
#include "guichet-server-writer.h"

G_BEGIN_DECLS

/**
 * GuichetServerPage:
 * @feed: "demandes", "articles" or "media"
 * @after: the page begins after this number of the log
 * @last: and ends with this one
 * @more: the log goes on
 */
typedef struct
{
  const char *feed;
  gint64      after;
  gint64      last;
  gboolean    more;
} GuichetServerPage;

gboolean guichet_server_feed_begin (GuichetServerExchange   *exchange,
                                    const char              *feed,
                                    GuichetServerPage       *page);
void     guichet_server_feed_end   (GuichetServerExchange   *exchange,
                                    const GuichetServerPage *page,
                                    GuichetServerWriter     *writer);

G_END_DECLS
