/* guichet-feed-page.h - one page of a feed, verified but not yet read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetFeed:
 * @GUICHET_FEED_DEMANDES: the Demandes and their events
 * @GUICHET_FEED_ARTICLES: the articles of the FAQ
 * @GUICHET_FEED_MEDIA: the documents of the espace média
 *
 * The feeds of a service: each one ordered log, read from a cursor on.
 */
typedef enum
{
  GUICHET_FEED_DEMANDES,
  GUICHET_FEED_ARTICLES,
  GUICHET_FEED_MEDIA,
  GUICHET_N_FEEDS,
} GuichetFeed;

/**
 * GuichetFeedContent:
 * @demandes: (element-type GuichetDemande): present snapshots
 * @attachments: (element-type GPtrArray): for each of @demandes, its GuichetAttachments
 * @events: (element-type GuichetEvent): in the service's order
 * @articles: (element-type GuichetArticle): articles, new or changed
 * @media: (element-type GuichetMedium): documents, new or changed
 * @removed: the ids of what is no more
 * @aside: (element-type GuichetAside): what could not be read
 * @cursor: where the next page begins
 * @more: whether there is one already
 *
 * What a page says. The lists of the other feeds are empty, never %NULL.
 */
typedef struct
{
  GPtrArray *demandes;
  GPtrArray *attachments;
  GPtrArray *events;
  GPtrArray *articles;
  GPtrArray *media;
  char **removed;
  GPtrArray *aside;
  char *cursor;
  gboolean more;
} GuichetFeedContent;

GuichetFeedContent *guichet_feed_content_new      (void);
void                guichet_feed_content_free     (GuichetFeedContent *self);
gboolean            guichet_feed_content_is_empty (GuichetFeedContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetFeedContent, guichet_feed_content_free)

/**
 * GuichetFeedPageReader:
 * @bytes: the bytes of the page
 * @data: what was given with the reader
 *
 * Reads a page; runs on whichever thread wants to know.
 *
 * Returns: (transfer full): what it says
 */
typedef GuichetFeedContent *(*GuichetFeedPageReader) (GuichetFeed   feed,
                                                      GBytes       *bytes,
                                                      gpointer      data,
                                                      GError      **error);

#define GUICHET_TYPE_FEED_PAGE (guichet_feed_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFeedPage, guichet_feed_page, GUICHET, FEED_PAGE, GObject)

GuichetFeedPage *guichet_feed_page_new           (GuichetFeed             feed,
                                                  GBytes                 *bytes,
                                                  GuichetFeedPageReader   reader,
                                                  gpointer                data,
                                                  GDestroyNotify          destroy);
GuichetFeedPage *guichet_feed_page_new_unchanged (GuichetFeed             feed);
GuichetFeed      guichet_feed_page_get_feed      (GuichetFeedPage        *self);
gboolean         guichet_feed_page_is_unchanged  (GuichetFeedPage        *self);
gboolean         guichet_feed_page_read          (GuichetFeedPage        *self,
                                                  GuichetFeedContent    **content,
                                                  GError                **error);

G_END_DECLS
