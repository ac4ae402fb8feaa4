/* guichet-feed-mark.c - what allows "nothing new" to be asked for
 *
 * The ETag of the last page of a feed and the cursor it was asked for, kept in memory. It may
 * only be shown to the service once the page was read and found empty: a page that held
 * something may never have reached the store, and "not modified" would then lose it. The page
 * is read on the worker, hence the atomic flag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-feed-mark.h"

struct _GuichetFeedMark
{
  char *cursor;
  char *etag;
  gint is_empty;
};

static void
clear (gpointer data)
{
  GuichetFeedMark *self = data;

  g_free (self->cursor);
  g_free (self->etag);
}

/**
 * guichet_feed_mark_new:
 * @cursor: (nullable): what the page was asked for
 * @etag: (nullable): what the service calls it
 *
 * Returns: (transfer full): a mark that is not yet of use
 */
GuichetFeedMark *
guichet_feed_mark_new (const char *cursor,
                       const char *etag)
{
  GuichetFeedMark *self = g_atomic_rc_box_new0 (GuichetFeedMark);

  self->cursor = g_strdup (cursor);
  self->etag = g_strdup (etag);
  return self;
}

/**
 * guichet_feed_mark_ref:
 *
 * Returns: (transfer full): @self
 */
GuichetFeedMark *
guichet_feed_mark_ref (GuichetFeedMark *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * guichet_feed_mark_unref:
 * @self: (transfer full): a mark
 */
void
guichet_feed_mark_unref (GuichetFeedMark *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * guichet_feed_mark_set_empty:
 *
 * Says that the page was read and held nothing. For any thread.
 */
void
guichet_feed_mark_set_empty (GuichetFeedMark *self)
{
  g_atomic_int_set (&self->is_empty, TRUE);
}

/**
 * guichet_feed_mark_match:
 * @self: (nullable): a mark
 * @cursor: (nullable): what is about to be asked for
 *
 * Returns: (transfer none) (nullable): the ETag to show, if it is safe to
 */
const char *
guichet_feed_mark_match (GuichetFeedMark *self,
                         const char      *cursor)
{
  if (!self || !g_atomic_int_get (&self->is_empty) || g_strcmp0 (self->cursor, cursor) != 0)
    return NULL;
  return self->etag;
}
