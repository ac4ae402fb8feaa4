/* guichet-upload.c - the content of an attachment, to the service
 *
 * tus 1.0. The file is first compared with what the attachment says of it; then
 *
 *   create (POST) ── Location ──> ask (HEAD) ── offset ──> send (PATCH) ──> done
 *                                  ^                            │
 *                                  └───── any failure ──────────┘
 *
 * The id in the creation makes it harmless to repeat: the same upload comes back, with what it
 * already holds. What remains goes in one PATCH, streamed from the disk. Whatever becomes of it,
 * the service alone knows how much it got: the offset is asked again. A PATCH that moved the
 * offset may be tried again at once; one that did not, a few times. An upload that the service
 * dropped (404, 410, or 460: its digest was wrong) is begun again, once. Everything else is for
 * the caller to try later.
 *
 * The service verifies the SHA-256 of the whole before it answers the last PATCH.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-upload.h"

#include "guichet-digest.h"
#include "guichet-exchange.h"
#include "guichet-file-slice.h"
#include "guichet-service-error.h"

#include <string.h>

#define PATH "/uploads"
#define MARK "Tus-Resumable"
#define VERSION "1.0.0"
#define OFFSET "Upload-Offset"
#define OFFSET_TYPE "application/offset+octet-stream"
#define MOST_IDLE_ATTEMPTS 3
#define FIRST_PAUSE_MS 200

typedef struct
{
  GuichetTransport *transport;
  GuichetAttachment *attachment;
  GFile *content;
  GFileProgressCallback progress;
  gpointer progress_data;

  GUri *location;
  guint64 offset;
  guint idle_attempts;
  gboolean was_restarted;
  GError *last_error;
} Upload;

static void ask (GTask *task);
static void checked_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data);

static void
upload_free (Upload *self)
{
  g_clear_object (&self->transport);
  g_clear_object (&self->attachment);
  g_clear_object (&self->content);
  g_clear_pointer (&self->location, g_uri_unref);
  g_clear_error (&self->last_error);
  g_free (self);
}

static guint64
size_of (Upload *self)
{
  return guichet_attachment_get_size (self->attachment);
}

static gboolean
parse_number (const char *text,
              guint64     most,
              guint64    *number)
{
  return text && g_ascii_string_to_unsigned (text, 10, 0, most, number, NULL);
}

static void
report (Upload  *self,
        guint64  bytes)
{
  if (self->progress)
    self->progress ((goffset) MIN (bytes, size_of (self)), (goffset) size_of (self),
                    self->progress_data);
}

static char *
metadata_of (GuichetAttachment *attachment)
{
  const char *id = guichet_attachment_get_id (attachment);
  const char *name = guichet_attachment_get_name (attachment);
  const char *sha256 = guichet_attachment_get_sha256 (attachment);
  g_autofree char *id64 = g_base64_encode ((const guchar *) id, strlen (id));
  g_autofree char *name64 = g_base64_encode ((const guchar *) name, strlen (name));
  g_autofree char *sha64 = g_base64_encode ((const guchar *) sha256, strlen (sha256));

  return g_strdup_printf ("id %s,filename %s,sha256 %s", id64, name64, sha64);
}

static gboolean
is_dropped (const GError *error)
{
  return g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_NOT_FOUND)
         || g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UPLOAD_LOST)
         || g_strcmp0 (guichet_service_error_get_problem (error), "digest-mismatch") == 0;
}

/* Whether the offset is worth asking for again after a PATCH that failed so. */
static gboolean
is_worth_asking (const GError *error)
{
  return g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE)
         || g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_TIMED_OUT)
         || g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER)
         || (g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNAVAILABLE)
             && guichet_service_error_get_retry_after (error) < 0)
         || g_strcmp0 (guichet_service_error_get_problem (error), "upload-offset") == 0;
}

static gboolean
paused_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    ask (task);
  return G_SOURCE_REMOVE;
}

static void
ask_soon (GTask  *task,
          GError *error)
{
  Upload *self = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_timeout_source_new (FIRST_PAUSE_MS << self->idle_attempts);

  g_clear_error (&self->last_error);
  self->last_error = error;
  self->idle_attempts++;
  g_source_set_callback (source, paused_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
check_file_worker (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Upload *self = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
    g_file_query_info (self->content, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autofree char *digest = NULL;

  if (info && (guint64) g_file_info_get_size (info) == size_of (self))
    digest = guichet_digest_of_file (self->content, cancellable, &error);
  if (g_strcmp0 (digest, guichet_attachment_get_sha256 (self->attachment)) == 0)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE, "%s",
                             error ? error->message : "the file is not what was attached");
}

/* Compares the file with what the attachment says of it, off the main thread. */
static void
check_file (GTask               *parent,
            GAsyncReadyCallback  callback)
{
  Upload *self = g_task_get_task_data (parent);
  g_autoptr (GTask) task = g_task_new (self->content, g_task_get_cancellable (parent), callback,
                                       g_object_ref (parent));

  g_task_set_source_tag (task, check_file);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, check_file_worker);
}

static void
checked_again_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, g_steal_pointer (&self->last_error));
  else
    g_task_return_error (task, error);
}

/* Ends with @error, (transfer full), unless it is the file's fault. */
static void
end_with (GTask  *task,
          GError *error)
{
  Upload *self = g_task_get_task_data (task);

  g_clear_error (&self->last_error);
  self->last_error = error;
  check_file (task, checked_again_cb);
}

/* The service dropped the upload, which @error, (transfer full), says: once, that is a reason to
 * begin again, unless the file is no longer what it was. */
static void
restart (GTask  *task,
         GError *error)
{
  Upload *self = g_task_get_task_data (task);

  if (self->was_restarted)
    {
      g_error_free (error);
      end_with (task, g_error_new_literal (GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UPLOAD_LOST,
                                           "the service dropped the upload twice"));
      return;
    }
  g_error_free (error);
  self->was_restarted = TRUE;
  self->idle_attempts = 0;
  self->offset = 0;
  check_file (task, checked_cb);
}

static gboolean
is_whole (Upload         *self,
          GuichetAnswer  *answer,
          GError        **error)
{
  guint64 offset;

  if (parse_number (soup_message_headers_get_one (answer->headers, OFFSET), size_of (self), &offset)
      && offset == size_of (self))
    return TRUE;
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
                       "the service took only a part");
  return FALSE;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);

  if (answer && is_whole (self, answer, &error))
    {
      report (self, size_of (self));
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else if (is_dropped (error))
    restart (task, error);
  else if (is_worth_asking (error) && self->idle_attempts < MOST_IDLE_ATTEMPTS)
    ask_soon (task, error);
  else
    end_with (task, error);
}

static void
progress_cb (guint64  bytes,
             gpointer data)
{
  Upload *self = data;

  report (self, self->offset + bytes);
}

/* Sends what the service lacks. */
static void
send_rest (GTask *task)
{
  Upload *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint64 length = size_of (self) - self->offset;
  g_autofree char *offset = g_strdup_printf ("%" G_GUINT64_FORMAT, self->offset);
  const char *headers[] = { MARK, VERSION, OFFSET, offset, NULL };
  g_autoptr (GInputStream) rest = guichet_file_slice_new (
    self->content, self->offset, length, g_task_get_cancellable (task), &error);
  const GuichetRequest request = {
    .method = "PATCH",
    .uri = self->location,
    .headers = headers,
    .accepted = { SOUP_STATUS_NO_CONTENT },
    .mark = MARK,
    .stream = rest,
    .stream_length = length,
    .payload_type = OFFSET_TYPE,
    .progress = progress_cb,
    .progress_data = self,
  };

  if (rest)
    guichet_exchange_run_async (self->transport, &request, g_task_get_cancellable (task), sent_cb,
                                g_object_ref (task));
  else
    g_task_return_new_error (task, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_FILE, "%s",
                             error->message);
}

/* What the service holds, or an error if it holds something else. */
static gboolean
read_offset (Upload             *self,
             SoupMessageHeaders *headers,
             guint64            *offset,
             GError            **error)
{
  const char *length = soup_message_headers_get_one (headers, "Upload-Length");
  guint64 whole = size_of (self);

  if (parse_number (soup_message_headers_get_one (headers, OFFSET), size_of (self), offset)
      && (!length || (parse_number (length, G_MAXUINT64, &whole) && whole == size_of (self))))
    return TRUE;
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH,
                       "the upload's offset makes no sense");
  return FALSE;
}

static void
take_offset (GTask   *task,
             guint64  offset)
{
  Upload *self = g_task_get_task_data (task);

  if (offset > self->offset)
    self->idle_attempts = 0;
  self->offset = offset;
  report (self, offset);
  if (offset == size_of (self))
    g_task_return_boolean (task, TRUE);
  else
    send_rest (task);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);
  guint64 offset = 0;

  if (answer && read_offset (self, answer->headers, &offset, &error))
    take_offset (task, offset);
  else if (is_dropped (error))
    restart (task, error);
  else
    g_task_return_error (task, error);
}

/* Asks how much the service holds. */
static void
ask (GTask *task)
{
  Upload *self = g_task_get_task_data (task);
  const char *headers[] = { MARK, VERSION, NULL };
  const GuichetRequest request = {
    .method = "HEAD",
    .uri = self->location,
    .headers = headers,
    .accepted = { SOUP_STATUS_OK, SOUP_STATUS_NO_CONTENT },
    .mark = MARK,
  };

  guichet_exchange_run_async (self->transport, &request, g_task_get_cancellable (task), asked_cb,
                              g_object_ref (task));
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);

  g_clear_pointer (&self->location, g_uri_unref);
  if (answer)
    self->location = guichet_transport_follow (
      self->transport, soup_message_headers_get_one (answer->headers, "Location"), &error);
  if (self->location)
    ask (task);
  else
    g_task_return_error (task, error);
}

/* Creates the upload, or finds the one there is. */
static void
create (GTask *task)
{
  Upload *self = g_task_get_task_data (task);
  g_autoptr (GUri) uri = guichet_transport_locate (self->transport, PATH);
  g_autofree char *length = g_strdup_printf ("%" G_GUINT64_FORMAT, size_of (self));
  g_autofree char *metadata = metadata_of (self->attachment);
  const char *headers[] = {
    MARK, VERSION, "Upload-Length", length, "Upload-Metadata", metadata, "Content-Length", "0",
    NULL,
  };
  const GuichetRequest request = {
    .method = "POST",
    .uri = uri,
    .headers = headers,
    .accepted = { SOUP_STATUS_CREATED },
    .mark = MARK,
  };

  guichet_exchange_run_async (self->transport, &request, g_task_get_cancellable (task), created_cb,
                              g_object_ref (task));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    create (task);
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_upload_run_async:
 * @content: a local file
 * @progress: (nullable): called as bytes leave
 *
 * Brings the content of @attachment to the service.
 */
void
guichet_upload_run_async (GuichetTransport      *transport,
                          GuichetAttachment     *attachment,
                          GFile                 *content,
                          GFileProgressCallback  progress,
                          gpointer               progress_data,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, cancellable, callback, user_data);
  Upload *self = g_new0 (Upload, 1);

  self->transport = g_object_ref (transport);
  self->attachment = g_object_ref (attachment);
  self->content = g_object_ref (content);
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_source_tag (task, guichet_upload_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) upload_free);
  check_file (task, checked_cb);
}

/**
 * guichet_upload_run_finish:
 *
 * Returns: whether the service holds the whole content, verified. Errors: see
 *   guichet_service_upload_finish().
 */
gboolean
guichet_upload_run_finish (GuichetTransport  *transport,
                           GAsyncResult      *result,
                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
