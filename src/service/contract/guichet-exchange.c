/* guichet-exchange.c - one request and its verified answer
 *
 * "No error" from libsoup 3.2 means little: a chunked body that is cut is a success, gzip that
 * is cut decodes, a peer that sends a byte a second is never late, and a portal's page is a 200.
 * So an answer counts only when
 * - its status is one of those asked for, its media type the one asked for;
 * - it announces its length and its SHA-256 (RFC 9530), over the bytes as sent, and both are
 *   true of the bytes that came;
 * - it has no more bytes than were asked for, and came within its time.
 * Anything else is an error, which says whose fault it was: guichet-problem.c for what was
 * answered, this file for what was not.
 *
 * Time is counted in stretches of the transport's patience: one in which hardly anything moved,
 * either way, is the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-exchange.h"

#include "guichet-digest.h"
#include "guichet-problem.h"
#include "guichet-service-error.h"
#include "guichet-tls.h"

#define CHUNK (64 * 1024)
/* Of a problem, or of what should have no body. */
#define MOST_STRAY_BYTES (64 * 1024)
#define SLOWEST_BYTES_PER_SECOND 2048

typedef struct
{
  SoupMessage *message;
  GCancellable *inner;
  GCancellable *outer;
  gulong outer_id;
  GSource *timer;
  gboolean is_late;
  gboolean is_shaking;
  gboolean is_weak;

  guint accepted[GUICHET_EXCHANGE_MOST_STATUSES];
  char *media_type;
  gboolean has_answer;
  char *mark;
  gboolean compressed;
  guint64 most_bytes;
  GuichetSinkFunc open_sink;
  gpointer sink_data;
  void (*progress) (guint64 bytes, gpointer data);
  gpointer progress_data;

  GInputStream *stream;
  GOutputStream *sink;
  GBytes *chunk;
  GChecksum *checksum;
  guint64 count;
  guint64 sent;
  guint64 moved;
  gint64 patience;
  gboolean is_problem;
} Exchange;

static void read_next (GTask *task);

static void
exchange_free (Exchange *self)
{
  if (self->timer)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_cancellable_disconnect (self->outer, self->outer_id);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->inner);
  g_clear_object (&self->outer);
  g_clear_pointer (&self->media_type, g_free);
  g_clear_pointer (&self->mark, g_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->sink);
  g_clear_pointer (&self->chunk, g_bytes_unref);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self);
}

static SoupMessageHeaders *
headers_of (Exchange *self)
{
  return soup_message_get_response_headers (self->message);
}

static GError *
fault (GuichetServiceError  code,
       const char          *what)
{
  return g_error_new_literal (GUICHET_SERVICE_ERROR, (int) code, what);
}

static gboolean
is_proxy_error (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED);
}

/* Once hands are shaken, an error of TLS is a connection that broke. */
static gboolean
is_distrust (Exchange     *self,
             const GError *error)
{
  return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
         || (error->domain == G_TLS_ERROR && self->is_shaking
             && error->code != G_TLS_ERROR_EOF);
}

/* What the platform's error means, whether the head of the answer had come or not. */
static GuichetServiceError
code_of (Exchange     *self,
         const GError *error)
{
  if (self->is_weak)
    return GUICHET_SERVICE_ERROR_UNTRUSTED;
  if (self->is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return GUICHET_SERVICE_ERROR_TIMED_OUT;
  if (is_proxy_error (error))
    return GUICHET_SERVICE_ERROR_PROXY;
  if (is_distrust (self, error))
    return GUICHET_SERVICE_ERROR_UNTRUSTED;
  if (self->stream || error->domain == SOUP_SESSION_ERROR)
    return GUICHET_SERVICE_ERROR_BROKEN_ANSWER;
  return GUICHET_SERVICE_ERROR_UNREACHABLE;
}

/* Ends @task with @error, (transfer full), put into our words unless it is already. */
static void
fail (GTask  *task,
      GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  GError *translated;

  if (g_cancellable_is_cancelled (self->outer))
    {
      g_error_free (error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  if (error->domain == GUICHET_SERVICE_ERROR)
    {
      g_task_return_error (task, error);
      return;
    }
  translated = fault (code_of (self, error), error->message);
  g_error_free (error);
  g_task_return_error (task, translated);
}

static gboolean
is_accepted (Exchange *self,
             guint     status)
{
  for (guint i = 0; i < GUICHET_EXCHANGE_MOST_STATUSES && self->accepted[i]; i++)
    if (self->accepted[i] == status)
      return TRUE;
  return FALSE;
}

static gboolean
has_body (Exchange *self,
          guint     status)
{
  return self->has_answer
         && (status == SOUP_STATUS_OK || status == SOUP_STATUS_CREATED
             || status == SOUP_STATUS_PARTIAL_CONTENT);
}

static gboolean
is_gzip (Exchange *self)
{
  const char *coding = soup_message_headers_get_one (headers_of (self), "Content-Encoding");

  return coding && g_ascii_strcasecmp (coding, "gzip") == 0;
}

/* Whether the head of an accepted answer announces what its body must have. */
static GError *
check_body_head (Exchange *self,
                 guint     status)
{
  SoupMessageHeaders *headers = headers_of (self);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *digest =
    guichet_digest_from_field (soup_message_headers_get_list (headers, "Content-Digest"));

  if (self->media_type && (!type || g_ascii_strcasecmp (type, self->media_type) != 0))
    return fault (GUICHET_SERVICE_ERROR_CAPTIVE, "the answer is of another media type");
  if (!digest && status != SOUP_STATUS_CREATED)
    return soup_message_headers_get_one (headers, "ETag")
             ? fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer has no digest")
             : fault (GUICHET_SERVICE_ERROR_CAPTIVE, "the answer has no mark of the service");
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer does not say its length");
  if ((guint64) soup_message_headers_get_content_length (headers) > self->most_bytes)
    return fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer is longer than any expected");
  if (soup_message_headers_get_one (headers, "Content-Encoding")
      && !(is_gzip (self) && self->compressed))
    return fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer has a coding not asked for");
  return NULL;
}

static GError *
check_head (Exchange *self,
            guint     status)
{
  if (self->mark && !soup_message_headers_get_one (headers_of (self), self->mark))
    return fault (GUICHET_SERVICE_ERROR_CAPTIVE, "the answer has not the mark of the service");
  return has_body (self, status) ? check_body_head (self, status) : NULL;
}

static GError *
check_body (Exchange *self)
{
  SoupMessageHeaders *headers = headers_of (self);
  g_autofree char *digest =
    guichet_digest_from_field (soup_message_headers_get_list (headers, "Content-Digest"));

  if (self->count != (guint64) soup_message_headers_get_content_length (headers))
    return fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer was cut");
  if (digest && g_strcmp0 (digest, g_checksum_get_string (self->checksum)) != 0)
    return fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer has another digest");
  return NULL;
}

static GBytes *
steal_body (Exchange *self)
{
  if (!G_IS_MEMORY_OUTPUT_STREAM (self->sink))
    return NULL;
  g_output_stream_close (self->sink, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (self->sink));
}

static void
succeed (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  GuichetAnswer *answer = g_new0 (GuichetAnswer, 1);

  answer->status = soup_message_get_status (self->message);
  if (answer->status < SOUP_STATUS_BAD_REQUEST)
    guichet_transport_note_date (g_task_get_source_object (task), headers_of (self));
  answer->headers = soup_message_headers_ref (headers_of (self));
  answer->body = has_body (self, answer->status) ? steal_body (self) : NULL;
  answer->is_gzip = is_gzip (self);
  g_task_return_pointer (task, answer, (GDestroyNotify) guichet_answer_free);
}

static void
end_problem (GTask  *task,
             GBytes *body)
{
  Exchange *self = g_task_get_task_data (task);

  fail (task, guichet_problem_to_error (
                soup_message_get_status (self->message), headers_of (self), body,
                guichet_transport_get_now (g_task_get_source_object (task))));
}

static void
end_body (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  gboolean is_head = soup_message_get_method (self->message) == SOUP_METHOD_HEAD;
  g_autoptr (GBytes) body = self->is_problem && !is_head ? steal_body (self) : NULL;
  GError *error;

  if (self->is_problem)
    {
      end_problem (task, body);
      return;
    }
  error = has_body (self, soup_message_get_status (self->message)) ? check_body (self) : NULL;
  if (error)
    fail (task, error);
  else
    succeed (task);
}

/* More than was allowed: a problem is then told by its status alone. */
static void
end_too_long (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  if (self->is_problem)
    end_problem (task, NULL);
  else
    fail (task, fault (GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "the answer is too long"));
}

static void
wrote_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->chunk, g_bytes_unref);
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      fail (task, self->is_late ? g_steal_pointer (&error)
                                : fault (GUICHET_SERVICE_ERROR_FILE, error->message));
      return;
    }
  if (self->progress && has_body (self, soup_message_get_status (self->message)))
    self->progress (self->count, self->progress_data);
  read_next (task);
}

static void
take_chunk (GTask  *task,
            GBytes *chunk)
{
  Exchange *self = g_task_get_task_data (task);
  gsize length;
  const void *data = g_bytes_get_data (chunk, &length);

  self->count += length;
  if (self->count > (self->is_problem ? MOST_STRAY_BYTES : self->most_bytes))
    {
      end_too_long (task);
      return;
    }
  g_checksum_update (self->checksum, data, (gssize) length);
  self->chunk = g_bytes_ref (chunk);
  g_output_stream_write_all_async (self->sink, data, length, G_PRIORITY_DEFAULT, self->inner,
                                   wrote_cb, g_object_ref (task));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (!chunk)
    fail (task, g_steal_pointer (&error));
  else if (g_bytes_get_size (chunk) == 0)
    end_body (task);
  else
    take_chunk (task, chunk);
}

static void
read_next (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->inner, read_cb,
                                   g_object_ref (task));
}

static GError *
open_sink (Exchange *self,
           guint     status)
{
  GError *error = NULL;

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (self->open_sink && !self->is_problem && has_body (self, status))
    self->sink = self->open_sink (status, headers_of (self), self->sink_data, &error);
  else
    self->sink = g_memory_output_stream_new_resizable ();
  return error;
}

/* The head of the answer is here: is its body worth reading? */
static void
take_head (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  guint status = soup_message_get_status (self->message);
  GError *error = NULL;

  if (is_accepted (self, status))
    error = check_head (self, status);
  else if (status < SOUP_STATUS_BAD_REQUEST)
    error = fault (GUICHET_SERVICE_ERROR_CAPTIVE, "the answer is none of the service's");
  else
    self->is_problem = TRUE;
  if (!error)
    error = open_sink (self, status);
  if (error)
    fail (task, error);
  else
    read_next (task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream)
    take_head (task);
  else
    fail (task, g_steal_pointer (&error));
}

static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Exchange *self = user_data;

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    self->is_shaking = TRUE;
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    self->is_shaking = FALSE;
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (connection)
      || guichet_tls_is_acceptable (G_TLS_CONNECTION (connection)))
    return;
  self->is_weak = TRUE;
  g_cancellable_cancel (self->inner);
}

static void
wrote_body_data_cb (SoupMessage *message,
                    guint        size,
                    gpointer     user_data)
{
  Exchange *self = user_data;

  self->sent += size;
  if (self->progress)
    self->progress (self->sent, self->progress_data);
}

static gboolean
late_cb (gpointer user_data)
{
  Exchange *self = user_data;
  guint64 moved = self->count + self->sent - self->moved;

  self->moved += moved;
  if (moved >= (guint64) self->patience * SLOWEST_BYTES_PER_SECOND / 1000)
    return G_SOURCE_CONTINUE;
  self->is_late = TRUE;
  g_cancellable_cancel (self->inner);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer,
                    gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static void
start_timer (Exchange *self)
{
  self->timer = g_timeout_source_new ((guint) self->patience);
  g_source_set_callback (self->timer, late_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static SoupMessage *
make_message (GuichetTransport     *transport,
              const GuichetRequest *request)
{
  SoupMessage *message =
    guichet_transport_new_message (transport, request->method, request->uri, request->anonymous);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  for (guint i = 0; request->headers && request->headers[i]; i += 2)
    soup_message_headers_replace (headers, request->headers[i], request->headers[i + 1]);
  if (request->media_type)
    soup_message_headers_replace (headers, "Accept", request->media_type);
  soup_message_headers_replace (headers, "Accept-Encoding",
                                request->compressed ? "gzip" : "identity");
  if (request->payload)
    soup_message_set_request_body_from_bytes (message, request->payload_type, request->payload);
  else if (request->stream)
    soup_message_set_request_body (message, request->payload_type, request->stream,
                                   (gssize) request->stream_length);
  return message;
}

static Exchange *
exchange_new (GuichetTransport     *transport,
              const GuichetRequest *request)
{
  Exchange *self = g_new0 (Exchange, 1);

  self->message = make_message (transport, request);
  self->inner = g_cancellable_new ();
  self->patience = guichet_transport_get_patience (transport);
  for (guint i = 0; i < GUICHET_EXCHANGE_MOST_STATUSES; i++)
    self->accepted[i] = request->accepted[i];
  self->media_type = g_strdup (request->media_type);
  self->has_answer = request->has_answer;
  self->mark = g_strdup (request->mark);
  self->compressed = request->compressed;
  self->most_bytes = request->has_answer ? request->most_bytes : MOST_STRAY_BYTES;
  self->open_sink = request->sink;
  self->sink_data = request->sink_data;
  self->progress = request->progress;
  self->progress_data = request->progress_data;
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  if (request->stream)
    g_signal_connect (self->message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), self);
  return self;
}

/* Public API */

/**
 * guichet_answer_free:
 * @self: (transfer full): an answer
 */
void
guichet_answer_free (GuichetAnswer *self)
{
  soup_message_headers_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * guichet_exchange_run_async:
 *
 * Sends @request, once, and reads its answer to the end.
 */
void
guichet_exchange_run_async (GuichetTransport     *transport,
                            const GuichetRequest *request,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, NULL, callback, user_data);
  Exchange *self = exchange_new (transport, request);

  g_task_set_source_tag (task, guichet_exchange_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) exchange_free);
  start_timer (self);
  if (cancellable)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                              g_object_ref (self->inner), g_object_unref);
    }
  soup_session_send_async (guichet_transport_get_session (transport), self->message,
                           G_PRIORITY_DEFAULT, self->inner, sent_cb, g_object_ref (task));
}

/**
 * guichet_exchange_run_finish:
 *
 * Returns: (transfer full): an answer that was accepted, complete and verified. Errors:
 *   %G_IO_ERROR_CANCELLED when the caller's cancellable was; otherwise those of
 *   %GUICHET_SERVICE_ERROR alone.
 */
GuichetAnswer *
guichet_exchange_run_finish (GuichetTransport  *transport,
                             GAsyncResult      *result,
                             GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
