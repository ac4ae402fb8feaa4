/* guichet-feed-store.c - a page of a feed, into the store
 *
 * All of a page is applied at once. Where one of its items does not fit the store, the page is
 * applied again item by item, and what does not fit is kept aside with the reason: it blocks
 * neither the others nor the feed. A fault of the disk is no fault of an item: the page waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-feed-store.h"

#include "guichet-article-table.h"
#include "guichet-aside-table.h"
#include "guichet-demande-table.h"
#include "guichet-event-table.h"
#include "guichet-medium-table.h"

typedef struct
{
  GuichetFeed feed;
  const char *kind;
  goffset list;
  const char *(*get_id) (gpointer item);
  gboolean (*apply) (GuichetConnection *, GuichetFeedContent *, guint, GError **);
} Part;

/* How a page is applied: whether each item for itself, and whether some wait aside. */
typedef struct
{
  GuichetConnection *connection;
  GuichetFeedContent *content;
  gint64 now;
  gboolean careful;
  gboolean settles;
} Applying;

/* Helpers: the parts */

static const char *
id_of_demande (gpointer item)
{
  return guichet_demande_get_id (item);
}

static const char *
id_of_event (gpointer item)
{
  return guichet_event_get_fields (item)->id;
}

static const char *
id_of_article (gpointer item)
{
  return guichet_article_get_fields (item)->id;
}

static const char *
id_of_medium (gpointer item)
{
  return guichet_medium_get_fields (item)->id;
}

static gboolean
apply_demande (GuichetConnection   *connection,
               GuichetFeedContent  *content,
               guint                index,
               GError             **error)
{
  return guichet_demande_table_apply (connection, g_ptr_array_index (content->demandes, index),
                                      g_ptr_array_index (content->attachments, index), error);
}

static gboolean
apply_event (GuichetConnection   *connection,
             GuichetFeedContent  *content,
             guint                index,
             GError             **error)
{
  return guichet_event_table_apply (connection, g_ptr_array_index (content->events, index), error);
}

static gboolean
apply_article (GuichetConnection   *connection,
               GuichetFeedContent  *content,
               guint                index,
               GError             **error)
{
  return guichet_article_table_apply (connection, g_ptr_array_index (content->articles, index),
                                      error);
}

static gboolean
apply_medium (GuichetConnection   *connection,
              GuichetFeedContent  *content,
              guint                index,
              GError             **error)
{
  return guichet_medium_table_apply (connection, g_ptr_array_index (content->media, index), error);
}

static const Part parts[] = {
  { GUICHET_FEED_DEMANDES, "demande", G_STRUCT_OFFSET (GuichetFeedContent, demandes),
    id_of_demande, apply_demande },
  { GUICHET_FEED_DEMANDES, "event", G_STRUCT_OFFSET (GuichetFeedContent, events), id_of_event,
    apply_event },
  { GUICHET_FEED_ARTICLES, "article", G_STRUCT_OFFSET (GuichetFeedContent, articles),
    id_of_article, apply_article },
  { GUICHET_FEED_MEDIA, "medium", G_STRUCT_OFFSET (GuichetFeedContent, media), id_of_medium,
    apply_medium },
};

/* Helpers: applying */

/* Whether what failed is the item, and not the disk or the database. */
static gboolean
is_of_item (GuichetConnection *connection,
            const GError      *error)
{
  return !guichet_connection_has_failed (connection)
         && (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED)
             || g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND)
             || g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE));
}

static gboolean
run (GuichetConnection  *connection,
     const char         *sql,
     GError            **error)
{
  return guichet_connection_run (connection, error, sql, "");
}

static gboolean
keep_aside (Applying    *self,
            const Part  *part,
            gpointer     item,
            GError      *reason,
            GError     **error)
{
  g_autoptr (GuichetAside) aside =
    guichet_aside_new (part->kind, part->get_id (item), reason->message, "", 0);

  return guichet_aside_table_keep (self->connection, aside, self->now, error);
}

static gboolean
apply_carefully (Applying    *self,
                 const Part  *part,
                 gpointer     item,
                 guint        index,
                 GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (!run (self->connection, "SAVEPOINT item", error))
    return FALSE;
  if (part->apply (self->connection, self->content, index, &reason))
    return run (self->connection, "RELEASE item", error);
  if (is_of_item (self->connection, reason))
    return run (self->connection, "ROLLBACK TO item", error)
           && run (self->connection, "RELEASE item", error)
           && keep_aside (self, part, item, reason, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
apply_part (Applying    *self,
            const Part  *part,
            GError     **error)
{
  GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, self->content, part->list);

  for (guint i = 0; i < list->len; i++)
    {
      gpointer item = g_ptr_array_index (list, i);

      if (self->settles
          && !guichet_aside_table_settle (self->connection, part->kind, part->get_id (item),
                                          error))
        return FALSE;
      if (self->careful ? !apply_carefully (self, part, item, i, error)
                        : !part->apply (self->connection, self->content, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_removed (Applying     *self,
               GuichetFeed   feed,
               GError      **error)
{
  for (char **id = self->content->removed; id && *id; id++)
    if (feed == GUICHET_FEED_DEMANDES
          ? !guichet_demande_table_remove (self->connection, *id, error)
        : feed == GUICHET_FEED_ARTICLES
          ? !guichet_article_table_remove (self->connection, *id, error)
          : !guichet_medium_table_remove (self->connection, *id, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply (Applying     *self,
       GuichetFeed   feed,
       GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].feed == feed && !apply_part (self, &parts[i], error))
      return FALSE;
  return (feed != GUICHET_FEED_DEMANDES
          || guichet_event_table_adopt (self->connection, error))
         && apply_removed (self, feed, error);
}

/* What could not even be read. */
static gboolean
keep_unreadable (Applying  *self,
                 GError   **error)
{
  for (guint i = 0; i < self->content->aside->len; i++)
    if (!guichet_aside_table_keep (self->connection, g_ptr_array_index (self->content->aside, i),
                                   self->now, error))
      return FALSE;
  return TRUE;
}

/* Public API */

/**
 * guichet_feed_store_worker:
 * @now: Unix milliseconds, UTC
 *
 * Applies what a page says, within the caller's transaction. Doing it again changes nothing.
 *
 * Returns: %FALSE when the database or the disk failed
 */
gboolean
guichet_feed_store_worker (GuichetConnection   *connection,
                           GuichetFeed          feed,
                           GuichetFeedContent  *content,
                           gint64               now,
                           GError             **error)
{
  Applying self = { connection, content, now, FALSE, FALSE };
  g_autoptr (GError) reason = NULL;
  guint waiting = 0;

  if (!guichet_aside_table_count (connection, &waiting, error)
      || !run (connection, "SAVEPOINT page", error))
    return FALSE;
  self.settles = waiting > 0;
  if (!apply (&self, feed, &reason))
    {
      if (!is_of_item (connection, reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      self.careful = TRUE;
      if (!run (connection, "ROLLBACK TO page", error) || !apply (&self, feed, error))
        return FALSE;
    }
  return run (connection, "RELEASE page", error) && keep_unreadable (&self, error);
}
