/* guichet-contract-service.c - the service that speaks the contract
 *
 * The operations of data/contract/openapi.yaml, each one exchange, but the uploads and the
 * downloads, which have their own files. Only here is it known which path is which.
 *
 * An item counts as sent only if the receipt names our id and the digest of our bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-contract-service.h"

#include "guichet-digest.h"
#include "guichet-download.h"
#include "guichet-exchange.h"
#include "guichet-feed-mark.h"
#include "guichet-inflate.h"
#include "guichet-upload.h"
#include "guichet-wire-reader.h"
#include "guichet-wire.h"

#define JSON_TYPE "application/json"
#define MOST_SMALL_BYTES (1024 * 1024)
#define MOST_LIMIT 500

struct _GuichetContractService
{
  GObject parent_instance;

  GuichetTransport *transport;
  GuichetFeedMark *marks[GUICHET_N_FEEDS];
};

static void guichet_contract_service_service_init (GuichetServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GuichetContractService, guichet_contract_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GUICHET_TYPE_SERVICE,
                                                      guichet_contract_service_service_init))

/* What the end of an exchange needs to know. */
typedef struct
{
  GuichetFeed feed;
  char *cursor;
  char *id;
  char *digest;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->cursor);
  g_free (asked->id);
  g_free (asked->digest);
  g_free (asked);
}

static GTask *
task_new (gpointer             self,
          Asked               *asked,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  if (asked)
    g_task_set_task_data (task, asked, (GDestroyNotify) asked_free);
  return task;
}

static char *
path_of_item (GuichetOutgoingKind  kind,
              const char          *id,
              const char          *parent_id)
{
  static const char *const formats[] = {
    [GUICHET_OUTGOING_MESSAGE] = "/demandes/%s/messages/%s",
    [GUICHET_OUTGOING_VALIDATION] = "/demandes/%s/validations/%s",
    [GUICHET_OUTGOING_VOTE] = "/articles/%s/votes/%s",
  };

  if (kind == GUICHET_OUTGOING_DEMANDE)
    return g_strconcat ("/demandes/", id, NULL);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (formats[kind], parent_id, id);
#pragma GCC diagnostic pop
}

static char *
path_of_feed (GuichetFeed  feed,
              const char  *cursor,
              guint        limit)
{
  static const char *const names[GUICHET_N_FEEDS] = {
    [GUICHET_FEED_DEMANDES] = "demandes",
    [GUICHET_FEED_ARTICLES] = "articles",
    [GUICHET_FEED_MEDIA] = "media",
  };
  g_autofree char *escaped = cursor ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;

  return g_strdup_printf ("/%s?limit=%u%s%s", names[feed], CLAMP (limit, 1, MOST_LIMIT),
                          escaped ? "&after=" : "", escaped ? escaped : "");
}

static char *
path_of_download (GuichetDownload  kind,
                  const char      *id)
{
  switch (kind)
    {
    case GUICHET_DOWNLOAD_IMAGE:
      return g_strconcat ("/images/", id, NULL);
    case GUICHET_DOWNLOAD_MEDIUM:
      return g_strconcat ("/media/", id, "/content", NULL);
    case GUICHET_DOWNLOAD_ATTACHMENT:
    default:
      return g_strconcat ("/attachments/", id, NULL);
    }
}

static GBytes *
decode (GBytes    *body,
        gboolean   is_gzip,
        gsize      most_bytes,
        GError   **error)
{
  return is_gzip ? guichet_inflate (body, most_bytes, error) : g_bytes_ref (body);
}

static GBytes *
finish_small (GObject       *source,
              GAsyncResult  *result,
              GError       **error)
{
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, error);

  return answer ? decode (answer->body, answer->is_gzip, MOST_SMALL_BYTES, error) : NULL;
}

/* A GET of a small document. */
static void
get (GuichetContractService *self,
     const char             *path,
     GTask                  *task,
     GAsyncReadyCallback     callback)
{
  g_autoptr (GUri) uri = guichet_transport_locate (self->transport, path);
  const GuichetRequest request = {
    .method = "GET",
    .uri = uri,
    .compressed = TRUE,
    .accepted = { SOUP_STATUS_OK },
    .media_type = JSON_TYPE,
    .has_answer = TRUE,
    .most_bytes = MOST_SMALL_BYTES,
  };

  guichet_exchange_run_async (self->transport, &request, g_task_get_cancellable (task), callback,
                              g_object_ref (task));
}

/* identify */

/* An address that answers, but not as a service would, is the address of something else. */
static GuichetServiceIdentity *
read_identity (GuichetAnswer  *answer,
               GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (answer->status != SOUP_STATUS_OK)
    {
      g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH,
                   "no service is at that address: answered %u", answer->status);
      return NULL;
    }
  bytes = decode (answer->body, answer->is_gzip, MOST_SMALL_BYTES, error);
  return bytes ? guichet_wire_read_identity (bytes, error) : NULL;
}

static void
identified_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);
  GuichetServiceIdentity *identity = answer ? read_identity (answer, &error) : NULL;

  if (identity)
    g_task_return_pointer (task, identity, (GDestroyNotify) guichet_service_identity_free);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_identify_async (GuichetService      *service,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (service);
  g_autoptr (GTask) task = task_new (self, NULL, cancellable, callback, user_data);
  g_autoptr (GUri) uri = guichet_transport_locate (self->transport, "");
  const GuichetRequest request = {
    .method = "GET",
    .uri = uri,
    .anonymous = TRUE,
    .compressed = TRUE,
    .accepted = { SOUP_STATUS_OK, SOUP_STATUS_NOT_FOUND, SOUP_STATUS_METHOD_NOT_ALLOWED,
                  SOUP_STATUS_GONE },
    .media_type = JSON_TYPE,
    .has_answer = TRUE,
    .most_bytes = MOST_SMALL_BYTES,
  };

  guichet_exchange_run_async (self->transport, &request, cancellable, identified_cb,
                              g_object_ref (task));
}

/* fetch information */

static void
information_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = finish_small (source, result, &error);
  GuichetServiceInformation *information =
    bytes ? guichet_wire_read_information (bytes, &error) : NULL;

  if (information)
    g_task_return_pointer (task, information, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_fetch_information_async (GuichetService      *service,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data)
{
  g_autoptr (GTask) task = task_new (service, NULL, cancellable, callback, user_data);

  get (GUICHET_CONTRACT_SERVICE (service), "/service", task, information_cb);
}

/* fetch figures */

typedef struct
{
  GuichetDay from;
  GuichetDay to;
} Days;

static void
figures_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Days *days = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = finish_small (source, result, &error);
  GuichetPortalFigures *figures =
    bytes ? guichet_wire_read_figures (bytes, days->from, days->to, &error) : NULL;

  if (figures)
    g_task_return_pointer (task, figures, (GDestroyNotify) guichet_portal_figures_unref);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_fetch_figures_async (GuichetService      *service,
                                              GuichetDay           from,
                                              GuichetDay           to,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data)
{
  g_autoptr (GTask) task = task_new (service, NULL, cancellable, callback, user_data);
  g_autofree char *first = guichet_day_format (from);
  g_autofree char *last = guichet_day_format (to - 1);
  g_autofree char *path = g_strdup_printf ("/statistics?from=%s&to=%s", first, last);
  Days *days = g_new (Days, 1);

  days->from = from;
  days->to = to;
  g_task_set_task_data (task, days, g_free);
  get (GUICHET_CONTRACT_SERVICE (service), path, task, figures_cb);
}

/* fetch page */

typedef struct
{
  gboolean is_gzip;
  GuichetFeedMark *mark;
} PageData;

static void
page_data_free (PageData *data)
{
  guichet_feed_mark_unref (data->mark);
  g_free (data);
}

/* On the worker. */
static GuichetFeedContent *
read_page (GuichetFeed   feed,
           GBytes       *bytes,
           gpointer      user_data,
           GError      **error)
{
  PageData *data = user_data;
  g_autoptr (GBytes) plain = decode (bytes, data->is_gzip, GUICHET_WIRE_MOST_BYTES, error);
  GuichetFeedContent *content = plain ? guichet_wire_read_feed (feed, plain, error) : NULL;

  if (content && !content->more && guichet_feed_content_is_empty (content))
    guichet_feed_mark_set_empty (data->mark);
  return content;
}

static GuichetFeedPage *
make_page (GuichetContractService *self,
           const Asked            *asked,
           GuichetAnswer          *answer)
{
  PageData *data;

  if (answer->status == SOUP_STATUS_NOT_MODIFIED)
    return guichet_feed_page_new_unchanged (asked->feed);
  g_clear_pointer (&self->marks[asked->feed], guichet_feed_mark_unref);
  self->marks[asked->feed] = guichet_feed_mark_new (
    asked->cursor, soup_message_headers_get_one (answer->headers, "ETag"));
  data = g_new (PageData, 1);
  data->is_gzip = answer->is_gzip;
  data->mark = guichet_feed_mark_ref (self->marks[asked->feed]);
  return guichet_feed_page_new (asked->feed, answer->body, read_page, data,
                                (GDestroyNotify) page_data_free);
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GuichetAnswer) answer =
    guichet_exchange_run_finish (GUICHET_TRANSPORT (source), result, &error);

  if (answer)
    g_task_return_pointer (task,
                           make_page (g_task_get_source_object (task),
                                      g_task_get_task_data (task), answer),
                           g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_fetch_page_async (GuichetService      *service,
                                           GuichetFeed          feed,
                                           const char          *cursor,
                                           guint                limit,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (service);
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (GTask) task = task_new (self, asked, cancellable, callback, user_data);
  g_autofree char *path = path_of_feed (feed, cursor, limit);
  g_autoptr (GUri) uri = guichet_transport_locate (self->transport, path);
  const char *etag = guichet_feed_mark_match (self->marks[feed], cursor);
  const char *headers[] = { "If-None-Match", etag, NULL };
  const GuichetRequest request = {
    .method = "GET",
    .uri = uri,
    .headers = etag ? headers : NULL,
    .compressed = TRUE,
    .accepted = { SOUP_STATUS_OK, etag ? SOUP_STATUS_NOT_MODIFIED : 0 },
    .media_type = JSON_TYPE,
    .has_answer = TRUE,
    .most_bytes = GUICHET_WIRE_MOST_BYTES,
  };

  asked->feed = feed;
  asked->cursor = g_strdup (cursor);
  guichet_exchange_run_async (self->transport, &request, cancellable, page_cb,
                              g_object_ref (task));
}

/* freeze, send, lookup */

static GBytes *
guichet_contract_service_freeze (GuichetService   *service,
                                 GuichetOutgoing  *outgoing,
                                 GError          **error)
{
  return guichet_wire_write (outgoing, error);
}

/* A receipt for something else than what was asked about is none. */
static gboolean
check_receipt (GuichetReceipt  *receipt,
               const Asked     *asked,
               GError         **error)
{
  const GuichetReceiptFields *fields = guichet_receipt_get_fields (receipt);

  if (g_strcmp0 (fields->id, asked->id) == 0
      && (!asked->digest || g_strcmp0 (fields->digest, asked->digest) == 0))
    return TRUE;
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
                       "the receipt is for something else");
  return FALSE;
}

static void
receipt_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = finish_small (source, result, &error);
  g_autoptr (GuichetReceipt) receipt = bytes ? guichet_wire_read_receipt (bytes, &error) : NULL;

  if (receipt && check_receipt (receipt, g_task_get_task_data (task), &error))
    g_task_return_pointer (task, g_steal_pointer (&receipt), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_send_async (GuichetService      *service,
                                     GuichetOutgoingKind  kind,
                                     const char          *id,
                                     const char          *parent_id,
                                     GBytes              *payload,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (service);
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (GTask) task = task_new (self, asked, cancellable, callback, user_data);
  g_autofree char *path = path_of_item (kind, id, parent_id);
  g_autoptr (GUri) uri = guichet_transport_locate (self->transport, path);
  g_autofree char *digest = guichet_digest_of_bytes (payload);
  g_autofree char *field = guichet_digest_to_field (digest);
  const char *headers[] = { "Content-Digest", field, NULL };
  const GuichetRequest request = {
    .method = "PUT",
    .uri = uri,
    .headers = headers,
    .compressed = TRUE,
    .accepted = { SOUP_STATUS_OK, SOUP_STATUS_CREATED },
    .media_type = JSON_TYPE,
    .has_answer = TRUE,
    .most_bytes = MOST_SMALL_BYTES,
    .payload = payload,
    .payload_type = JSON_TYPE,
  };

  asked->id = g_strdup (id);
  asked->digest = g_steal_pointer (&digest);
  guichet_exchange_run_async (self->transport, &request, cancellable, receipt_cb,
                              g_object_ref (task));
}

static void
guichet_contract_service_lookup_async (GuichetService      *service,
                                       GuichetOutgoingKind  kind,
                                       const char          *id,
                                       const char          *parent_id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (GTask) task = task_new (service, asked, cancellable, callback, user_data);
  g_autofree char *path = path_of_item (kind, id, parent_id);

  asked->id = g_strdup (id);
  get (GUICHET_CONTRACT_SERVICE (service), path, task, receipt_cb);
}

/* upload, download */

static void
uploaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (guichet_upload_run_finish (GUICHET_TRANSPORT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_upload_async (GuichetService        *service,
                                       GuichetAttachment     *attachment,
                                       GFile                 *content,
                                       GFileProgressCallback  progress,
                                       gpointer               progress_data,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (service);
  g_autoptr (GTask) task = task_new (self, NULL, cancellable, callback, user_data);

  guichet_upload_run_async (self->transport, attachment, content, progress, progress_data,
                            cancellable, uploaded_cb, g_object_ref (task));
}

static void
downloaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (guichet_download_run_finish (GUICHET_TRANSPORT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
guichet_contract_service_download_async (GuichetService        *service,
                                         GuichetDownload        kind,
                                         const char            *id,
                                         const char            *sha256,
                                         guint64                most_bytes,
                                         GFile                 *target,
                                         GFileProgressCallback  progress,
                                         gpointer               progress_data,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (service);
  g_autoptr (GTask) task = task_new (self, NULL, cancellable, callback, user_data);
  g_autofree char *path = path_of_download (kind, id);

  guichet_download_run_async (self->transport, path, sha256, most_bytes, target, progress,
                              progress_data, cancellable, downloaded_cb, g_object_ref (task));
}

static gint64
guichet_contract_service_get_skew (GuichetService *service)
{
  return guichet_transport_get_skew (GUICHET_CONTRACT_SERVICE (service)->transport);
}

static void
guichet_contract_service_change_token (GuichetService *service,
                                       const char     *token)
{
  guichet_contract_service_set_token (GUICHET_CONTRACT_SERVICE (service), token);
}

static void
guichet_contract_service_service_init (GuichetServiceInterface *iface)
{
  iface->identify_async = guichet_contract_service_identify_async;
  iface->fetch_information_async = guichet_contract_service_fetch_information_async;
  iface->fetch_figures_async = guichet_contract_service_fetch_figures_async;
  iface->fetch_page_async = guichet_contract_service_fetch_page_async;
  iface->freeze = guichet_contract_service_freeze;
  iface->send_async = guichet_contract_service_send_async;
  iface->lookup_async = guichet_contract_service_lookup_async;
  iface->upload_async = guichet_contract_service_upload_async;
  iface->download_async = guichet_contract_service_download_async;
  iface->get_skew = guichet_contract_service_get_skew;
  iface->set_token = guichet_contract_service_change_token;
}

static void
guichet_contract_service_finalize (GObject *object)
{
  GuichetContractService *self = GUICHET_CONTRACT_SERVICE (object);

  for (guint i = 0; i < GUICHET_N_FEEDS; i++)
    g_clear_pointer (&self->marks[i], guichet_feed_mark_unref);
  g_clear_object (&self->transport);
  G_OBJECT_CLASS (guichet_contract_service_parent_class)->finalize (object);
}

static void
guichet_contract_service_class_init (GuichetContractServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_contract_service_finalize;
}

static void
guichet_contract_service_init (GuichetContractService *self)
{
}

/* Public API */

/**
 * guichet_contract_service_new:
 * @address: where the service is: https, a host, perhaps a port and a path
 * @trust: (nullable): what its certificate is verified against; %NULL for the system's
 * @token: (nullable): the bearer token
 *
 * Returns: (transfer full): the service; nothing was sent yet. Errors:
 *   %GUICHET_SERVICE_ERROR_UNTRUSTED when @address is not https,
 *   %GUICHET_SERVICE_ERROR_INVALID when it is no address.
 */
GuichetContractService *
guichet_contract_service_new (const char    *address,
                              GTlsDatabase  *trust,
                              const char    *token,
                              GuichetClock  *clock,
                              GError       **error)
{
  g_autoptr (GuichetTransport) transport = guichet_transport_new (address, trust, clock, error);
  GuichetContractService *self;

  if (!transport)
    return NULL;
  guichet_transport_set_token (transport, token);
  self = g_object_new (GUICHET_TYPE_CONTRACT_SERVICE, NULL);
  self->transport = g_steal_pointer (&transport);
  return self;
}

/**
 * guichet_contract_service_set_token:
 * @token: (nullable): the bearer token; %NULL for none
 *
 * Changes the token of the requests to come. What was seen as another one is not shown again.
 */
void
guichet_contract_service_set_token (GuichetContractService *self,
                                    const char             *token)
{
  for (guint i = 0; i < GUICHET_N_FEEDS; i++)
    g_clear_pointer (&self->marks[i], guichet_feed_mark_unref);
  guichet_transport_set_token (self->transport, token);
}

/**
 * guichet_contract_service_set_patience:
 *
 * Changes for how long an exchange in which hardly anything moves is waited for: a minute, if
 * nothing is said.
 */
void
guichet_contract_service_set_patience (GuichetContractService *self,
                                       gint64                  milliseconds)
{
  guichet_transport_set_patience (self->transport, milliseconds);
}
