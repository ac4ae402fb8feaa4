/* guichet-feed-store.h - a page of a feed, into the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-feed-page.h"

G_BEGIN_DECLS

gboolean guichet_feed_store_worker (GuichetConnection   *connection,
                                    GuichetFeed          feed,
                                    GuichetFeedContent  *content,
                                    gint64               now,
                                    GError             **error);

G_END_DECLS
