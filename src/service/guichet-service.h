/* guichet-service.h - what the rest of Guichet may ask of the support's service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "guichet-attachment.h"
#include "guichet-feed-page.h"
#include "guichet-outgoing.h"
#include "guichet-portal-figures.h"
#include "guichet-receipt.h"
#include "guichet-service-error.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

/**
 * GuichetDownload:
 * @GUICHET_DOWNLOAD_ATTACHMENT: the content of an attachment
 * @GUICHET_DOWNLOAD_IMAGE: an image of an article
 * @GUICHET_DOWNLOAD_MEDIUM: the content of a medium
 *
 * What can be downloaded.
 */
typedef enum
{
  GUICHET_DOWNLOAD_ATTACHMENT,
  GUICHET_DOWNLOAD_IMAGE,
  GUICHET_DOWNLOAD_MEDIUM,
} GuichetDownload;

/**
 * GuichetServiceIdentity:
 * @service_id: the UUID of the service, which never changes
 * @name: what the service calls itself
 */
typedef struct
{
  char *service_id;
  char *name;
} GuichetServiceIdentity;

#define GUICHET_TYPE_SERVICE_IDENTITY (guichet_service_identity_get_type ())

GType                   guichet_service_identity_get_type (void);
GuichetServiceIdentity *guichet_service_identity_new      (const char             *service_id,
                                                           const char             *name);
GuichetServiceIdentity *guichet_service_identity_copy     (GuichetServiceIdentity *self);
void                    guichet_service_identity_free     (GuichetServiceIdentity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServiceIdentity, guichet_service_identity_free)

#define GUICHET_TYPE_SERVICE (guichet_service_get_type ())

G_DECLARE_INTERFACE (GuichetService, guichet_service, GUICHET, SERVICE, GObject)

/**
 * GuichetServiceInterface:
 *
 * Each `_async` is answered by a GTask whose source object is the service and whose result is
 * what the `_finish` function of the same name returns.
 */
struct _GuichetServiceInterface
{
  GTypeInterface parent_interface;

  void    (*identify_async)          (GuichetService         *self,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*fetch_information_async) (GuichetService         *self,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*fetch_figures_async)     (GuichetService         *self,
                                      GuichetDay              from,
                                      GuichetDay              to,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*fetch_page_async)        (GuichetService         *self,
                                      GuichetFeed             feed,
                                      const char             *cursor,
                                      guint                   limit,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  GBytes *(*freeze)                  (GuichetService         *self,
                                      GuichetOutgoing        *outgoing,
                                      GError                **error);
  void    (*send_async)              (GuichetService         *self,
                                      GuichetOutgoingKind     kind,
                                      const char             *id,
                                      const char             *parent_id,
                                      GBytes                 *payload,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*lookup_async)            (GuichetService         *self,
                                      GuichetOutgoingKind     kind,
                                      const char             *id,
                                      const char             *parent_id,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*upload_async)            (GuichetService         *self,
                                      GuichetAttachment      *attachment,
                                      GFile                  *content,
                                      GFileProgressCallback   progress,
                                      gpointer                progress_data,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  void    (*download_async)          (GuichetService         *self,
                                      GuichetDownload         kind,
                                      const char             *id,
                                      const char             *sha256,
                                      guint64                 most_bytes,
                                      GFile                  *target,
                                      GFileProgressCallback   progress,
                                      gpointer                progress_data,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
  gint64  (*get_skew)                (GuichetService         *self);
  void    (*set_token)               (GuichetService         *self,
                                      const char             *token);
};

void guichet_service_identify_async (GuichetService      *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GuichetServiceIdentity *guichet_service_identify_finish (GuichetService  *self,
                                                         GAsyncResult    *result,
                                                         GError         **error);

void guichet_service_fetch_information_async (GuichetService      *self,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GuichetServiceInformation *guichet_service_fetch_information_finish (GuichetService  *self,
                                                                     GAsyncResult    *result,
                                                                     GError         **error);

void guichet_service_fetch_figures_async (GuichetService      *self,
                                          GuichetDay           from,
                                          GuichetDay           to,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GuichetPortalFigures *guichet_service_fetch_figures_finish (GuichetService  *self,
                                                            GAsyncResult    *result,
                                                            GError         **error);

void guichet_service_fetch_page_async (GuichetService      *self,
                                       GuichetFeed          feed,
                                       const char          *cursor,
                                       guint                limit,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GuichetFeedPage *guichet_service_fetch_page_finish (GuichetService  *self,
                                                    GAsyncResult    *result,
                                                    GError         **error);

GBytes *guichet_service_freeze (GuichetService   *self,
                                GuichetOutgoing  *outgoing,
                                GError          **error);

void guichet_service_send_async (GuichetService      *self,
                                 GuichetOutgoingKind  kind,
                                 const char          *id,
                                 const char          *parent_id,
                                 GBytes              *payload,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
GuichetReceipt *guichet_service_send_finish (GuichetService  *self,
                                             GAsyncResult    *result,
                                             GError         **error);

void guichet_service_lookup_async (GuichetService      *self,
                                   GuichetOutgoingKind  kind,
                                   const char          *id,
                                   const char          *parent_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GuichetReceipt *guichet_service_lookup_finish (GuichetService  *self,
                                               GAsyncResult    *result,
                                               GError         **error);

void guichet_service_upload_async (GuichetService        *self,
                                   GuichetAttachment     *attachment,
                                   GFile                 *content,
                                   GFileProgressCallback  progress,
                                   gpointer               progress_data,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);
gboolean guichet_service_upload_finish (GuichetService  *self,
                                        GAsyncResult    *result,
                                        GError         **error);

void guichet_service_download_async (GuichetService        *self,
                                     GuichetDownload        kind,
                                     const char            *id,
                                     const char            *sha256,
                                     guint64                most_bytes,
                                     GFile                 *target,
                                     GFileProgressCallback  progress,
                                     gpointer               progress_data,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
gboolean guichet_service_download_finish (GuichetService  *self,
                                          GAsyncResult    *result,
                                          GError         **error);

gint64 guichet_service_get_skew  (GuichetService *self);
void   guichet_service_set_token (GuichetService *self,
                                  const char     *token);

G_END_DECLS
