/* guichet-feeds.c - reads what the service has to tell
 *
 * The feeds are read one after the other, Demandes first, each from its cursor to its end. A
 * page comes on the main loop as verified bytes, is read on a thread of the feeds' own and stored
 * on the database's: while one page is stored the next one is read, and the network, the reading
 * and the disk work at once. At most three pages are in memory.
 *
 * Invariants:
 * - A page's entries and the cursor behind them are one transaction: what was read is never
 *   asked again, what was not read is never skipped.
 * - Entries are applied by id and replaying them changes nothing, so a cursor that the service
 *   no longer knows (it was restored from a backup) costs a reading from the beginning and
 *   nothing else. Articles and media that such a complete reading did not bring are removed;
 *   Demandes never are: those that we sent can be sent again. That it is under way is stored
 *   with each of its pages: one that was cut short begins again, for only a reading that is
 *   complete knows what is no more.
 * - A run ends when nothing that it asked for is under way any more, whatever failed meanwhile.
 * - A log that leads back to a cursor already asked for, or that never ends, is broken: it is not
 *   followed for ever.
 * - What of a page cannot be read or stored is kept aside; the rest is applied.
 * - The index of the articles follows in steps of its own: lists are readable at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-feeds.h"

#include "guichet-account-table.h"
#include "guichet-article-index.h"
#include "guichet-article-table.h"
#include "guichet-aside-table.h"
#include "guichet-config.h"
#include "guichet-feed-store.h"
#include "guichet-medium-table.h"
#include "guichet-outgoing-table.h"
#include "guichet-service.h"
#include "guichet-worker.h"

/* The most that the contract allows: fewer questions, fewer transactions. */
#define PAGE_ENTRIES 500
/* After an answer that is too long or unreadable the same page is asked for with fewer. */
#define FEWER 25

/* A log that never ends is not followed for ever: neither one that says nothing page after page,
 * nor one of more pages than any service has. */
#define MOST_EMPTY_PAGES 100
#define MOST_PAGES 20000

#define INDEX_BUDGET_US 50000

struct _GuichetFeeds
{
  GObject parent_instance;

  GuichetService *service;
  GuichetDatabase *database;
  GuichetWorker *worker;
  gboolean looked[GUICHET_N_FEEDS];
};

G_DEFINE_FINAL_TYPE (GuichetFeeds, guichet_feeds, G_TYPE_OBJECT)

static const char *const cursor_keys[GUICHET_N_FEEDS] = {
  [GUICHET_FEED_DEMANDES] = "cursor_demandes",
  [GUICHET_FEED_ARTICLES] = "cursor_articles",
  [GUICHET_FEED_MEDIA] = "cursor_media",
};

/* Whether a complete reading is under way, in the account. */
static const char *const rereading_keys[GUICHET_N_FEEDS] = {
  [GUICHET_FEED_DEMANDES] = "rereading_demandes",
  [GUICHET_FEED_ARTICLES] = "rereading_articles",
  [GUICHET_FEED_MEDIA] = "rereading_media",
};

/* Which version of the program last read the feed to its end, in the account. */
static const char *const version_keys[GUICHET_N_FEEDS] = {
  [GUICHET_FEED_DEMANDES] = "version_demandes",
  [GUICHET_FEED_ARTICLES] = "version_articles",
  [GUICHET_FEED_MEDIA] = "version_media",
};

/* What a run knows, as its task's data. `present` holds the ids brought by a reading from the
 * beginning after the service lost our cursor; NULL otherwise. `asked` holds the cursors that
 * this run asked for. A page is `coming` until it is read; one is `held` back while two wait to
 * be stored. */
typedef struct
{
  GuichetFeed feed;
  char *cursor;
  gboolean restarted;
  GHashTable *present;
  GHashTable *asked;
  guint n_entries;
  guint n_pages;
  guint n_empty;
  guint n_read;
  guint n_storing;
  gboolean coming;
  gboolean held;
  gboolean at_end;
  gboolean indexed;
  GError *error;
  GuichetFeedsProgress progress;
  gpointer progress_data;
} Run;

typedef struct
{
  GuichetFeed feed;
  GuichetFeedContent *content;
  char *after;
  GHashTable *present;
  gint64 now;
  gboolean rereading;
  gboolean more;
} Storing;

static void end_page (GTask  *task,
                      GError *error);
static void fetch_page (GTask *task);
static void settle (GTask *task);

/* Helpers: data */

static void
run_free (Run *run)
{
  g_free (run->cursor);
  g_clear_pointer (&run->present, g_hash_table_unref);
  g_hash_table_unref (run->asked);
  g_clear_error (&run->error);
  g_free (run);
}

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
storing_free (Storing *storing)
{
  g_clear_pointer (&storing->content, guichet_feed_content_free);
  g_clear_pointer (&storing->present, g_hash_table_unref);
  g_free (storing->after);
  g_free (storing);
}

/* Helpers: on the worker */

static void
read_page_worker (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GuichetFeedContent *content = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (guichet_feed_page_read (data, &content, &error))
    g_task_return_pointer (task, content, (GDestroyNotify) guichet_feed_content_free);
  else
    g_task_return_error (task, error);
}

/* Behind the last page of a complete reading: what it did not bring is no more, there. */
static gboolean
sweep (GuichetConnection  *connection,
       Storing            *storing,
       GError            **error)
{
  if (!storing->present || storing->content->more)
    return TRUE;
  if (storing->feed == GUICHET_FEED_DEMANDES)
    return guichet_outgoing_table_note_lost (connection, storing->present, error);
  if (storing->feed == GUICHET_FEED_ARTICLES)
    return guichet_article_table_keep_only (connection, storing->present, error);
  if (storing->feed == GUICHET_FEED_MEDIA)
    return guichet_medium_table_keep_only (connection, storing->present, error);
  return TRUE;
}

/* Two pages may wait to be stored: where the first one failed, the second must not be, for its
 * cursor would skip the first. */
static gboolean
check_follows (GuichetConnection  *connection,
               Storing            *storing,
               GError            **error)
{
  g_autofree char *stored = NULL;
  g_autoptr (GError) failed = NULL;

  if (!storing->after)
    return TRUE;
  stored = guichet_account_table_get (connection, cursor_keys[storing->feed], &failed);
  if (!failed && g_strcmp0 (stored, storing->after) != 0)
    g_set_error_literal (&failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE,
                         "The page before was not stored");
  if (!failed)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Commits with the page whether the complete reading that it belongs to goes on. */
static gboolean
note_rereading (GuichetConnection  *connection,
                Storing            *storing,
                GError            **error)
{
  if (!storing->rereading || !rereading_keys[storing->feed])
    return TRUE;
  return guichet_account_table_set (connection, rereading_keys[storing->feed],
                                    storing->content->more ? "1" : NULL, error);
}

/* Commits with the last page that this version read the feed to its end. */
static gboolean
note_version (GuichetConnection  *connection,
              Storing            *storing,
              GError            **error)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) failed = NULL;

  if (storing->content->more)
    return TRUE;
  version = guichet_account_table_get (connection, version_keys[storing->feed], &failed);
  if (!failed && g_strcmp0 (version, GUICHET_VERSION) == 0)
    return TRUE;
  return guichet_account_table_set (connection, version_keys[storing->feed], GUICHET_VERSION,
                                    error);
}

static gboolean
store_page_worker (GuichetConnection  *connection,
                   gpointer            data,
                   GError            **error)
{
  Storing *storing = data;

  return check_follows (connection, storing, error)
         && guichet_feed_store_worker (connection, storing->feed, storing->content, storing->now,
                                       error)
         && sweep (connection, storing, error)
         && note_rereading (connection, storing, error)
         && note_version (connection, storing, error)
         && guichet_account_table_set (connection, cursor_keys[storing->feed],
                                       storing->content->cursor, error);
}

static gboolean
index_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Storing *storing = data;

  return guichet_article_index_update (connection, INDEX_BUDGET_US, &storing->more, error);
}

/* Helpers: the run */

static void
end_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->error)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* Keeps the first error and ends once nothing is being stored any more. */
static void
stop (GTask  *task,
      GError *error)
{
  Run *run = g_task_get_task_data (task);

  run->at_end = TRUE;
  if (run->error)
    g_error_free (error);
  else
    run->error = error;
  settle (task);
}

static void
begin_again (Run *run)
{
  run->n_read = 0;
  g_hash_table_remove_all (run->asked);
  g_clear_pointer (&run->cursor, g_free);
  g_clear_pointer (&run->present, g_hash_table_unref);
  run->present = id_set_new ();
}

/* What was kept aside may be read by another version than the one that kept it: it reads the feed
 * once from its beginning. Looked at once in a life of the program. */
static gboolean
must_try_again (GuichetFeeds       *self,
                GuichetConnection  *reader,
                GuichetFeed         feed,
                GError            **error)
{
  g_autofree char *version = NULL;
  guint aside = 0;

  if (self->looked[feed])
    return FALSE;
  self->looked[feed] = TRUE;
  if (!guichet_aside_table_count (reader, &aside, error) || aside == 0)
    return FALSE;
  version = guichet_account_table_get (reader, version_keys[feed], error);
  return g_strcmp0 (version, GUICHET_VERSION) != 0;
}

/* Gives where the feed stands; a complete reading that was cut short stands at the beginning. */
static gboolean
recall (GuichetFeeds  *self,
        Run           *run,
        GError       **error)
{
  GuichetConnection *reader = guichet_database_read (self->database);
  const char *key = rereading_keys[run->feed];
  g_autofree char *rereading = NULL;
  g_autoptr (GError) failed = NULL;

  run->cursor = guichet_account_table_get (reader, cursor_keys[run->feed], &failed);
  if (!failed && key)
    rereading = guichet_account_table_get (reader, key, &failed);
  if (!failed && must_try_again (self, reader, run->feed, &failed))
    g_clear_pointer (&run->cursor, g_free);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (rereading)
    begin_again (run);
  return TRUE;
}

static void
begin_feed (GTask       *task,
            GuichetFeed  feed)
{
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->feed = feed;
  run->n_entries = PAGE_ENTRIES;
  run->n_pages = 0;
  run->n_empty = 0;
  run->at_end = FALSE;
  run->restarted = FALSE;
  run->n_read = 0;
  g_hash_table_remove_all (run->asked);
  g_clear_pointer (&run->present, g_hash_table_unref);
  g_clear_pointer (&run->cursor, g_free);
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error)
      && recall (g_task_get_source_object (task), run, &error))
    fetch_page (task);
  else
    stop (task, error);
}

static void
indexed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data);

static void
index_articles (GTask *task)
{
  GuichetFeeds *self = g_task_get_source_object (task);
  Storing *storing = g_new0 (Storing, 1);

  g_object_set_data_full (G_OBJECT (task), "index", storing, (GDestroyNotify) storing_free);
  guichet_database_write_async (self->database, index_worker, storing, NULL,
                                g_task_get_cancellable (task), indexed_cb, task);
}

static void
indexed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  Storing *storing = g_object_get_data (G_OBJECT (task), "index");
  GError *error = NULL;
  const gboolean done = guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);

  run->indexed = !done || !storing->more;
  if (!done)
    stop (task, error);
  else if (storing->more)
    index_articles (task);
  else if (run->error)
    end_run (task);
  else
    begin_feed (task, GUICHET_FEED_MEDIA);
}

/* Goes on behind a feed's end, once nothing of it is under way. Articles that came before a
 * failure are indexed all the same: what is listed can be found. */
static void
settle (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (!run->at_end || run->coming || run->n_storing > 0)
    return;
  if (run->feed == GUICHET_FEED_ARTICLES && !run->indexed)
    index_articles (task);
  else if (run->error || run->feed == GUICHET_FEED_MEDIA)
    end_run (task);
  else
    begin_feed (task, GUICHET_FEED_ARTICLES);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->n_storing--;
  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    {
      stop (task, error);
      return;
    }
  if (run->progress)
    run->progress (run->feed, run->n_read, run->progress_data);
  /* One page waits for this one when the network is the faster of the two. */
  if (!run->at_end && run->n_storing == 0 && run->held)
    fetch_page (task);
  settle (task);
}

static void
note_present (Run                *run,
              GuichetFeedContent *content)
{
  if (!run->present)
    return;
  for (guint i = 0; i < content->demandes->len; i++)
    g_hash_table_add (run->present,
                      g_strdup (guichet_demande_get_id (
                                  g_ptr_array_index (content->demandes, i))));
  for (guint i = 0; i < content->articles->len; i++)
    g_hash_table_add (run->present,
                      g_strdup (guichet_article_get_fields (
                                  g_ptr_array_index (content->articles, i))->id));
  for (guint i = 0; i < content->media->len; i++)
    g_hash_table_add (run->present,
                      g_strdup (guichet_medium_get_fields (
                                  g_ptr_array_index (content->media, i))->id));
}

static void
store_page (GTask              *task,
            GuichetFeedContent *content)
{
  GuichetFeeds *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  Storing *storing = g_new0 (Storing, 1);

  storing->after = g_steal_pointer (&run->cursor);
  run->cursor = g_strdup (content->cursor);
  note_present (run, content);
  storing->feed = run->feed;
  storing->now = g_get_real_time () / 1000;
  storing->content = content;
  storing->rereading = run->present != NULL;
  storing->present = run->present && !content->more ? g_hash_table_ref (run->present) : NULL;
  run->n_storing++;
  guichet_database_write_async (self->database, store_page_worker, storing,
                                (GDestroyNotify) storing_free, NULL, stored_cb, task);
}

static GError *
find_endless (Run *run)
{
  const char *what = NULL;

  if (g_hash_table_contains (run->asked, run->cursor))
    what = "The service's log leads back to where it was";
  else if (run->n_empty > MOST_EMPTY_PAGES)
    what = "The service's log goes on and says nothing";
  else if (run->n_pages > MOST_PAGES)
    what = "The service's log does not end";
  return what ? g_error_new_literal (GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
                                     what)
              : NULL;
}

/* Goes on behind a page that is read: with the next one, unless there is no end to them. */
static void
follow (GTask    *task,
        gboolean  more)
{
  Run *run = g_task_get_task_data (task);
  GError *endless = more ? find_endless (run) : NULL;

  if (!more)
    run->at_end = TRUE;
  else if (endless)
    stop (task, endless);
  else if (run->n_storing > 1)
    run->held = TRUE;
  else
    fetch_page (task);
}

/* A page that is too long for us may come in smaller pieces. */
static gboolean
ask_for_fewer (Run          *run,
               const GError *error)
{
  if (run->error || run->n_entries == 1
      || !g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER))
    return FALSE;
  run->n_entries = MAX (run->n_entries / FEWER, 1);
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  GuichetFeedContent *content = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean more;

  run->coming = FALSE;
  if (!content)
    {
      end_page (task, error);
      return;
    }
  /* The page before could not be stored: this one must not be, or that one would be skipped. */
  if (run->error)
    {
      guichet_feed_content_free (content);
      settle (task);
      return;
    }
  more = content->more;
  run->n_pages++;
  run->n_empty = guichet_feed_content_is_empty (content) ? run->n_empty + 1 : 0;
  run->n_read += content->demandes->len + content->articles->len + content->media->len;
  store_page (task, content);
  follow (task, more);
}

/* The service no longer knows our cursor: once, all is read again from the beginning. */
static gboolean
restart (Run    *run,
         GError *error)
{
  if (run->restarted
      || !g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN))
    return FALSE;
  run->restarted = TRUE;
  begin_again (run);
  return TRUE;
}

/* A page did not come: takes @error. */
static void
end_page (GTask  *task,
          GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (!run->error && (restart (run, error) || ask_for_fewer (run, error)))
    {
      g_error_free (error);
      fetch_page (task);
    }
  else
    stop (task, error);
}

static void
read_page (GTask           *task,
           GuichetFeedPage *page)
{
  GuichetFeeds *self = g_task_get_source_object (task);
  g_autoptr (GTask) reading = g_task_new (NULL, g_task_get_cancellable (task), read_cb, task);

  g_task_set_task_data (reading, g_object_ref (page), g_object_unref);
  guichet_worker_run (self->worker, reading, read_page_worker);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GuichetFeedPage) page =
    guichet_service_fetch_page_finish (GUICHET_SERVICE (source), result, &error);

  if (page && !run->error && !guichet_feed_page_is_unchanged (page))
    {
      read_page (task, page);
      return;
    }
  run->coming = FALSE;
  if (!page)
    end_page (task, error);
  else
    {
      run->at_end = TRUE;
      settle (task);
    }
}

static void
fetch_page (GTask *task)
{
  GuichetFeeds *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  run->held = FALSE;
  run->coming = TRUE;
  if (run->cursor)
    g_hash_table_add (run->asked, g_strdup (run->cursor));
  guichet_service_fetch_page_async (self->service, run->feed, run->cursor, run->n_entries,
                                    g_task_get_cancellable (task), fetched_cb, task);
}

/* Overrides */

static void
guichet_feeds_dispose (GObject *object)
{
  GuichetFeeds *self = GUICHET_FEEDS (object);

  if (self->worker)
    guichet_worker_stop (self->worker);
  g_clear_object (&self->worker);
  g_clear_object (&self->service);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_feeds_parent_class)->dispose (object);
}

static void
guichet_feeds_class_init (GuichetFeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_feeds_dispose;
}

static void
guichet_feeds_init (GuichetFeeds *self)
{
}

/* Public API */

/**
 * guichet_feeds_new:
 * @database: open for writing
 *
 * Returns: (transfer full): feeds at rest
 */
GuichetFeeds *
guichet_feeds_new (GuichetService  *service,
                   GuichetDatabase *database)
{
  GuichetFeeds *self = g_object_new (GUICHET_TYPE_FEEDS, NULL);

  self->service = g_object_ref (service);
  self->database = g_object_ref (database);
  self->worker = guichet_worker_new ("feeds");
  return self;
}

/**
 * guichet_feeds_run_async:
 * @progress: (nullable): told behind each page
 *
 * Reads all feeds to their end. One run at a time.
 */
void
guichet_feeds_run_async (GuichetFeeds         *self,
                         GuichetFeedsProgress  progress,
                         gpointer              progress_data,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->asked = id_set_new ();
  run->progress = progress;
  run->progress_data = progress_data;
  g_task_set_source_tag (task, guichet_feeds_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  begin_feed (task, GUICHET_FEED_DEMANDES);
}

/**
 * guichet_feeds_run_finish:
 *
 * Returns: %TRUE when all feeds were read to their end. Errors: those of the service, of the
 *   store; %G_IO_ERROR_CANCELLED. What was stored before stays.
 */
gboolean
guichet_feeds_run_finish (GuichetFeeds  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
