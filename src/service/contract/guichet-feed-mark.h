/* guichet-feed-mark.h - what allows "nothing new" to be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GuichetFeedMark GuichetFeedMark;

GuichetFeedMark *guichet_feed_mark_new       (const char      *cursor,
                                              const char      *etag);
GuichetFeedMark *guichet_feed_mark_ref       (GuichetFeedMark *self);
void             guichet_feed_mark_unref     (GuichetFeedMark *self);
void             guichet_feed_mark_set_empty (GuichetFeedMark *self);
const char      *guichet_feed_mark_match     (GuichetFeedMark *self,
                                              const char      *cursor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFeedMark, guichet_feed_mark_unref)

G_END_DECLS
