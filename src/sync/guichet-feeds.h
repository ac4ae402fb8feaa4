/* guichet-feeds.h - reads what the service has to tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

G_BEGIN_DECLS

typedef struct _GuichetService GuichetService;

/**
 * GuichetFeedsProgress:
 * @feed: which feed, a GuichetFeed
 * @n_read: how many entries were stored in this run
 *
 * Called on the main thread behind each page.
 */
typedef void (*GuichetFeedsProgress) (guint    feed,
                                      guint    n_read,
                                      gpointer data);

#define GUICHET_TYPE_FEEDS (guichet_feeds_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFeeds, guichet_feeds, GUICHET, FEEDS, GObject)

GuichetFeeds *guichet_feeds_new        (GuichetService       *service,
                                        GuichetDatabase      *database);
void          guichet_feeds_run_async  (GuichetFeeds         *self,
                                        GuichetFeedsProgress  progress,
                                        gpointer              progress_data,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean      guichet_feeds_run_finish (GuichetFeeds         *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
