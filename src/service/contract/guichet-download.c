/* guichet-download.c - a content of the service, to a file
 *
 * The bytes go to TARGET.part, private, and the target appears by a rename of the complete and
 * verified file, after its bytes are on the disk. What a cut leaves in TARGET.part is continued
 * by the next attempt (Range, with If-Range: the ETag of a content is its SHA-256), if the
 * SHA-256 is known: without it nothing would say that the two halves belong together. A part
 * that turns out wrong is deleted, and the next attempt begins at 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-download.h"

#include "guichet-digest.h"
#include "guichet-exchange.h"
#include "guichet-service-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  GuichetTransport *transport;
  GUri *uri;
  char *sha256;
  guint64 most_bytes;
  GFile *target;
  GFile *part;
  GFileProgressCallback progress;
  gpointer progress_data;

  guint64 offset;
  guint64 whole;
  gboolean was_restarted;
} Download;

static void prepare (GTask *task);

static void
download_free (Download *self)
{
  g_clear_object (&self->transport);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->target);
  g_clear_object (&self->part);
  g_free (self);
}

static GFile *
part_of (GFile *target)
{
  g_autofree char *path = g_strconcat (g_file_peek_path (target), ".part", NULL);

  return g_file_new_for_path (path);
}

static gboolean
fail_errno (GError     **error,
            const char  *what)
{
  g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE, "%s: %s", what,
               g_strerror (errno));
  return FALSE;
}

static gboolean
flush (const char  *path,
       int          flags,
       GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean is_done = fd >= 0 && fsync (fd) == 0;

  if (!is_done)
    fail_errno (error, path);
  if (fd >= 0)
    close (fd);
  return is_done;
}

/* Makes the part the target, so that a power cut leaves the one or the other. */
static gboolean
settle (Download  *self,
        GError   **error)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->target));

  if (!flush (g_file_peek_path (self->part), O_RDONLY, error))
    return FALSE;
  if (rename (g_file_peek_path (self->part), g_file_peek_path (self->target)) != 0)
    return fail_errno (error, g_file_peek_path (self->target));
  return flush (folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean
verify (Download      *self,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *digest = guichet_digest_of_file (self->part, cancellable, &local);

  if (digest && g_strcmp0 (digest, self->sha256 ? self->sha256 : digest) == 0)
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_file_delete (self->part, NULL, NULL);
  g_set_error (error, GUICHET_SERVICE_ERROR,
               local ? GUICHET_SERVICE_ERROR_FILE : GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "%s",
               local ? local->message : "the content has not the digest it should have");
  return FALSE;
}

static void
settle_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Download *self = task_data;
  GError *error = NULL;

  if (verify (self, cancellable, &error) && settle (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The part was complete already, and whole or not. */
static void
settled_or_restart_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Download *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else if (self->was_restarted
           || !g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER))
    g_task_return_error (task, error);
  else
    {
      g_clear_error (&error);
      self->was_restarted = TRUE;
      prepare (task);
    }
}

static void
run_worker (GTask               *parent,
            GTaskThreadFunc      worker,
            GAsyncReadyCallback  callback)
{
  Download *self = g_task_get_task_data (parent);
  g_autoptr (GTask) task = g_task_new (self->target, g_task_get_cancellable (parent), callback,
                                       g_object_ref (parent));

  g_task_set_source_tag (task, run_worker);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, worker);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);

  if (!answer)
    g_task_return_error (task, error);
  else if (answer->status == SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE)
    run_worker (task, settle_worker, settled_or_restart_cb);
  else
    run_worker (task, settle_worker, settled_cb);
}

/* Whether a partial answer continues where our part ends. */
static gboolean
continues (Download            *self,
           SoupMessageHeaders  *headers,
           GError             **error)
{
  goffset start, end, whole;

  if (soup_message_headers_get_content_range (headers, &start, &end, &whole)
      && start == (goffset) self->offset && whole == end + 1
      && (guint64) whole <= self->most_bytes)
    {
      self->whole = (guint64) whole;
      return TRUE;
    }
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
                       "the answer is not the rest that was asked for");
  return FALSE;
}

static GOutputStream *
open_part (guint                status,
           SoupMessageHeaders  *headers,
           gpointer             data,
           GError             **error)
{
  Download *self = data;
  g_autoptr (GError) local = NULL;
  GFileOutputStream *stream;

  if (status == SOUP_STATUS_PARTIAL_CONTENT)
    {
      if (!continues (self, headers, error))
        return NULL;
      stream = g_file_append_to (self->part, G_FILE_CREATE_PRIVATE, NULL, &local);
    }
  else
    {
      self->offset = 0;
      self->whole = (guint64) soup_message_headers_get_content_length (headers);
      g_file_delete (self->part, NULL, NULL);
      stream = g_file_create (self->part, G_FILE_CREATE_PRIVATE, NULL, &local);
    }
  if (local)
    g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE, local->message);
  return G_OUTPUT_STREAM (stream);
}

static void
progress_cb (guint64  bytes,
             gpointer data)
{
  Download *self = data;

  if (self->progress)
    self->progress ((goffset) (self->offset + bytes), (goffset) self->whole, self->progress_data);
}

static void
fetch (GTask *task)
{
  Download *self = g_task_get_task_data (task);
  g_autofree char *range = g_strdup_printf ("bytes=%" G_GUINT64_FORMAT "-", self->offset);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", self->sha256 ? self->sha256 : "");
  const char *headers[] = { "Range", range, "If-Range", etag, NULL };
  GuichetRequest request = {
    .method = "GET",
    .uri = self->uri,
    .accepted = { SOUP_STATUS_OK },
    .has_answer = TRUE,
    .most_bytes = self->most_bytes,
    .sink = open_part,
    .sink_data = self,
    .progress = progress_cb,
    .progress_data = self,
  };

  if (self->offset > 0)
    {
      request.headers = headers;
      request.accepted[1] = SOUP_STATUS_PARTIAL_CONTENT;
      request.accepted[2] = SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE;
    }
  guichet_exchange_run_async (self->transport, &request, g_task_get_cancellable (task), fetched_cb,
                              g_object_ref (task));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Download *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (self->part, result, &error);
  guint64 size = info ? (guint64) g_file_info_get_size (info) : 0;

  self->offset = self->sha256 && size <= self->most_bytes ? size : 0;
  if (!g_task_return_error_if_cancelled (task))
    fetch (task);
}

/* Looks at what an earlier attempt left. */
static void
prepare (GTask *task)
{
  Download *self = g_task_get_task_data (task);

  g_file_query_info_async (self->part, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), prepared_cb, g_object_ref (task));
}

/* Public API */

/**
 * guichet_download_run_async:
 * @path: below the base of the contract
 * @sha256: (nullable): what the content must be
 * @most_bytes: the most that is worth having
 * @target: a local file
 *
 * Fetches a content.
 */
void
guichet_download_run_async (GuichetTransport      *transport,
                            const char            *path,
                            const char            *sha256,
                            guint64                most_bytes,
                            GFile                 *target,
                            GFileProgressCallback  progress,
                            gpointer               progress_data,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, cancellable, callback, user_data);
  Download *self = g_new0 (Download, 1);

  self->transport = g_object_ref (transport);
  self->uri = guichet_transport_locate (transport, path);
  self->sha256 = g_strdup (sha256);
  self->most_bytes = most_bytes;
  self->target = g_object_ref (target);
  self->part = part_of (target);
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_source_tag (task, guichet_download_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) download_free);
  prepare (task);
}

/**
 * guichet_download_run_finish:
 *
 * Returns: whether the target holds the content. Errors: see guichet_service_download_finish().
 */
gboolean
guichet_download_run_finish (GuichetTransport  *transport,
                             GAsyncResult      *result,
                             GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
