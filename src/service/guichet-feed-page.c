/* guichet-feed-page.c - one page of a feed, verified but not yet read
 *
 * A page travels from the main loop, where it was received, to the worker, which reads it
 * and writes it to the store: decoding megabytes is not for the main thread. It is immutable,
 * and only the service that made it knows what its bytes mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-feed-page.h"

#include "guichet-aside.h"
#include "guichet-service-error.h"

struct _GuichetFeedPage
{
  GObject parent_instance;

  GuichetFeed feed;
  GBytes *bytes;
  GuichetFeedPageReader reader;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (GuichetFeedPage, guichet_feed_page, G_TYPE_OBJECT)

static void
guichet_feed_page_finalize (GObject *object)
{
  GuichetFeedPage *self = GUICHET_FEED_PAGE (object);

  if (self->destroy)
    self->destroy (self->data);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (guichet_feed_page_parent_class)->finalize (object);
}

static void
guichet_feed_page_class_init (GuichetFeedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_feed_page_finalize;
}

static void
guichet_feed_page_init (GuichetFeedPage *self)
{
}

/**
 * guichet_feed_content_new:
 *
 * Returns: (transfer full): a content with empty lists and no cursor
 */
GuichetFeedContent *
guichet_feed_content_new (void)
{
  GuichetFeedContent *self = g_new0 (GuichetFeedContent, 1);

  self->demandes = g_ptr_array_new_with_free_func (g_object_unref);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->media = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_new0 (char *, 1);
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_aside_free);
  return self;
}

/**
 * guichet_feed_content_free:
 * @self: (transfer full): a content
 */
void
guichet_feed_content_free (GuichetFeedContent *self)
{
  g_ptr_array_unref (self->demandes);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->media);
  g_strfreev (self->removed);
  g_ptr_array_unref (self->aside);
  g_free (self->cursor);
  g_free (self);
}

/**
 * guichet_feed_content_is_empty:
 *
 * Says whether nothing happened in the stretch of the log that the page covers.
 */
gboolean
guichet_feed_content_is_empty (GuichetFeedContent *self)
{
  return self->demandes->len == 0 && self->events->len == 0 && self->articles->len == 0
         && self->media->len == 0 && self->aside->len == 0 && !self->removed[0];
}

/**
 * guichet_feed_page_new:
 * @bytes: what @reader will read
 * @data: for @reader; used on one thread at a time, freed by @destroy on any
 *
 * For the implementations of a service.
 *
 * Returns: (transfer full): a page
 */
GuichetFeedPage *
guichet_feed_page_new (GuichetFeed            feed,
                       GBytes                *bytes,
                       GuichetFeedPageReader  reader,
                       gpointer               data,
                       GDestroyNotify         destroy)
{
  GuichetFeedPage *self = g_object_new (GUICHET_TYPE_FEED_PAGE, NULL);

  self->feed = feed;
  self->bytes = g_bytes_ref (bytes);
  self->reader = reader;
  self->data = data;
  self->destroy = destroy;
  return self;
}

/**
 * guichet_feed_page_new_unchanged:
 *
 * For the implementations of a service.
 *
 * Returns: (transfer full): the answer "nothing new since that cursor"
 */
GuichetFeedPage *
guichet_feed_page_new_unchanged (GuichetFeed feed)
{
  GuichetFeedPage *self = g_object_new (GUICHET_TYPE_FEED_PAGE, NULL);

  self->feed = feed;
  return self;
}

/**
 * guichet_feed_page_get_feed:
 *
 * Returns: the feed it is a page of
 */
GuichetFeed
guichet_feed_page_get_feed (GuichetFeedPage *self)
{
  return self->feed;
}

/**
 * guichet_feed_page_is_unchanged:
 *
 * Says whether the service answered that nothing is new since the cursor it was asked for. Such
 * a page has nothing to read, and the cursor stays.
 */
gboolean
guichet_feed_page_is_unchanged (GuichetFeedPage *self)
{
  return !self->reader;
}

/**
 * guichet_feed_page_read:
 * @content: (out) (transfer full): what the page says
 *
 * Decodes and checks the page, whole. Blocks for as long as that takes: for the worker.
 *
 * Returns: whether it could be read. Errors: %GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
 *   %GUICHET_SERVICE_ERROR_MISMATCH.
 */
gboolean
guichet_feed_page_read (GuichetFeedPage     *self,
                        GuichetFeedContent **content,
                        GError             **error)
{
  g_return_val_if_fail (!guichet_feed_page_is_unchanged (self), FALSE);

  *content = self->reader (self->feed, self->bytes, self->data, error);
  return *content != NULL;
}
