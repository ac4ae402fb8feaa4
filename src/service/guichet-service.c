/* guichet-service.c - what the rest of Guichet may ask of the support's service
 *
 * An interface: the contract of data/contract/openapi.yaml is its first implementation, a real
 * ticket system's will be another. Nothing here knows of HTTP, of JSON or of addresses.
 *
 * All runs on the main thread but guichet_service_freeze() and guichet_feed_page_read(), which
 * are pure. Ids are UUIDs in lower case, digests SHA-256 in hexadecimal. Every operation may be
 * repeated without harm: what is sent carries an id that we made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-service.h"

G_DEFINE_INTERFACE (GuichetService, guichet_service, G_TYPE_OBJECT)

G_DEFINE_BOXED_TYPE (GuichetServiceIdentity, guichet_service_identity,
                     guichet_service_identity_copy, guichet_service_identity_free)

static void
guichet_service_default_init (GuichetServiceInterface *iface)
{
}

static gpointer
finish_pointer (GuichetService  *self,
                GAsyncResult    *result,
                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
finish_boolean (GuichetService  *self,
                GAsyncResult    *result,
                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_service_identity_new:
 *
 * Returns: (transfer full): who the service says it is
 */
GuichetServiceIdentity *
guichet_service_identity_new (const char *service_id,
                              const char *name)
{
  GuichetServiceIdentity *self = g_new (GuichetServiceIdentity, 1);

  self->service_id = g_strdup (service_id);
  self->name = g_strdup (name);
  return self;
}

/**
 * guichet_service_identity_copy:
 *
 * Returns: (transfer full): a copy
 */
GuichetServiceIdentity *
guichet_service_identity_copy (GuichetServiceIdentity *self)
{
  return guichet_service_identity_new (self->service_id, self->name);
}

/**
 * guichet_service_identity_free:
 * @self: (transfer full): an identity
 */
void
guichet_service_identity_free (GuichetServiceIdentity *self)
{
  g_free (self->service_id);
  g_free (self->name);
  g_free (self);
}

/**
 * guichet_service_identify_async:
 *
 * Asks who the service is, without a token: before a folder is connected to it, and to know
 * whether it is there.
 */
void
guichet_service_identify_async (GuichetService      *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)->identify_async (self, cancellable, callback, user_data);
}

/**
 * guichet_service_identify_finish:
 *
 * Returns: (transfer full): who it is. Errors: %GUICHET_SERVICE_ERROR_MISMATCH when no Guichet
 *   service is at that address, and those of the network.
 */
GuichetServiceIdentity *
guichet_service_identify_finish (GuichetService  *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_fetch_information_async:
 *
 * Asks for what the service says of itself: openings, Progiciels, limits, notices.
 */
void
guichet_service_fetch_information_async (GuichetService      *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->fetch_information_async (self, cancellable, callback, user_data);
}

/**
 * guichet_service_fetch_information_finish:
 *
 * Returns: (transfer full): what it says
 */
GuichetServiceInformation *
guichet_service_fetch_information_finish (GuichetService  *self,
                                          GAsyncResult    *result,
                                          GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_fetch_figures_async:
 * @from: the first day, in Paris
 * @to: the day after the last one
 *
 * Asks for the Portail's own figures over a period (Livret, 3.1).
 */
void
guichet_service_fetch_figures_async (GuichetService      *self,
                                     GuichetDay           from,
                                     GuichetDay           to,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->fetch_figures_async (self, from, to, cancellable, callback, user_data);
}

/**
 * guichet_service_fetch_figures_finish:
 *
 * Returns: (transfer full): the figures of the period that was asked for
 */
GuichetPortalFigures *
guichet_service_fetch_figures_finish (GuichetService  *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_fetch_page_async:
 * @cursor: (nullable): where the last page ended; %NULL for the beginning
 * @limit: the most entries of the log that the page may cover
 *
 * Asks for one page of @feed.
 */
void
guichet_service_fetch_page_async (GuichetService      *self,
                                  GuichetFeed          feed,
                                  const char          *cursor,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->fetch_page_async (self, feed, cursor, limit, cancellable, callback, user_data);
}

/**
 * guichet_service_fetch_page_finish:
 *
 * Returns: (transfer full): the page: its bytes are those that the service sent, and are not yet
 *   read. Errors: %GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN, and those of the network.
 */
GuichetFeedPage *
guichet_service_fetch_page_finish (GuichetService  *self,
                                   GAsyncResult    *result,
                                   GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_freeze:
 *
 * Makes the bytes that @outgoing is sent as. They are kept from then on and sent as they are,
 * however often: their digest is what the service echoes. Pure: for any thread.
 *
 * Returns: (transfer full): the bytes. Errors: %GUICHET_SERVICE_ERROR_INVALID when the contract
 *   has no place for what @outgoing holds.
 */
GBytes *
guichet_service_freeze (GuichetService   *self,
                        GuichetOutgoing  *outgoing,
                        GError          **error)
{
  return GUICHET_SERVICE_GET_IFACE (self)->freeze (self, outgoing, error);
}

/**
 * guichet_service_send_async:
 * @id: the item's id
 * @parent_id: (nullable): the Demande or the article it is about; %NULL for a Demande
 * @payload: what guichet_service_freeze() gave
 *
 * Sends an item. Sending it again is harmless.
 */
void
guichet_service_send_async (GuichetService      *self,
                            GuichetOutgoingKind  kind,
                            const char          *id,
                            const char          *parent_id,
                            GBytes              *payload,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->send_async (self, kind, id, parent_id, payload, cancellable, callback, user_data);
}

/**
 * guichet_service_send_finish:
 *
 * Returns: (transfer full): the service's receipt, which names our id and the digest of
 *   our bytes. Errors: %GUICHET_SERVICE_ERROR_CONFLICT, %GUICHET_SERVICE_ERROR_TOO_LARGE and
 *   %GUICHET_SERVICE_ERROR_INVALID concern that item alone, as does
 *   %GUICHET_SERVICE_ERROR_UPLOAD_LOST: its attachments expired there and are to be uploaded again;
 *   the others concern the service.
 */
GuichetReceipt *
guichet_service_send_finish (GuichetService  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_lookup_async:
 * @parent_id: (nullable): as for guichet_service_send_async()
 *
 * Asks whether the service holds an item, after a reply that never came.
 */
void
guichet_service_lookup_async (GuichetService      *self,
                              GuichetOutgoingKind  kind,
                              const char          *id,
                              const char          *parent_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->lookup_async (self, kind, id, parent_id, cancellable, callback, user_data);
}

/**
 * guichet_service_lookup_finish:
 *
 * Returns: (transfer full): the receipt; its digest is to be compared with ours. Errors:
 *   %GUICHET_SERVICE_ERROR_NOT_FOUND when the service itself says that it does not hold it.
 */
GuichetReceipt *
guichet_service_lookup_finish (GuichetService  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return finish_pointer (self, result, error);
}

/**
 * guichet_service_upload_async:
 * @content: a local file with the attachment's bytes
 * @progress: (nullable) (scope notified): called as bytes leave
 *
 * Brings the content of @attachment to the service, from where an earlier upload of the same
 * attachment stopped, be it in another run of the program.
 */
void
guichet_service_upload_async (GuichetService        *self,
                              GuichetAttachment     *attachment,
                              GFile                 *content,
                              GFileProgressCallback  progress,
                              gpointer               progress_data,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GUICHET_SERVICE_GET_IFACE (self)
    ->upload_async (self, attachment, content, progress, progress_data, cancellable, callback,
                    user_data);
}

/**
 * guichet_service_upload_finish:
 *
 * Returns: whether the service holds the whole content, verified. Errors:
 *   %GUICHET_SERVICE_ERROR_FILE when @content is not what the attachment says;
 *   %GUICHET_SERVICE_ERROR_CONFLICT, %GUICHET_SERVICE_ERROR_TOO_LARGE and
 *   %GUICHET_SERVICE_ERROR_INVALID for this attachment alone; those of the network.
 */
gboolean
guichet_service_upload_finish (GuichetService  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return finish_boolean (self, result, error);
}

/**
 * guichet_service_download_async:
 * @sha256: (nullable): what the content must be; %NULL if that is not known
 * @most_bytes: the most that is worth having
 * @target: where it goes: replaced at once, and only by a complete and verified content
 * @progress: (nullable) (scope notified): called as bytes come
 *
 * Fetches a content. What an earlier attempt left beside @target is continued.
 */
void
guichet_service_download_async (GuichetService        *self,
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
  GUICHET_SERVICE_GET_IFACE (self)
    ->download_async (self, kind, id, sha256, most_bytes, target, progress, progress_data,
                      cancellable, callback, user_data);
}

/**
 * guichet_service_download_finish:
 *
 * Returns: whether the target holds the content. Errors: %GUICHET_SERVICE_ERROR_FILE when it
 *   cannot be written, %GUICHET_SERVICE_ERROR_NOT_FOUND, and those of the network.
 */
gboolean
guichet_service_download_finish (GuichetService  *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return finish_boolean (self, result, error);
}

/**
 * guichet_service_get_skew:
 *
 * Returns: how far the service's clock is ahead of ours, in milliseconds and to about a second,
 *   by its last answer; 0 when that is not known
 */
gint64
guichet_service_get_skew (GuichetService *self)
{
  return GUICHET_SERVICE_GET_IFACE (self)->get_skew (self);
}

/**
 * guichet_service_set_token:
 * @token: (nullable): what proves who we are, from the next request on; %NULL for nothing
 *
 * Changes who asks.
 */
void
guichet_service_set_token (GuichetService *self,
                           const char     *token)
{
  GUICHET_SERVICE_GET_IFACE (self)->set_token (self, token);
}
