/* guichet-sync.h - what the interface may ask, and how the exchange with the service goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-demande.h"
#include "guichet-outgoing.h"
#include "guichet-portal-figures.h"
#include "guichet-reckoning.h"
#include "guichet-service-information.h"
#include "guichet-sync-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opaque here: who only commands never sees HTTP. The composition root makes one. */
typedef struct _GuichetService GuichetService;

/**
 * GuichetSyncContent:
 * @GUICHET_SYNC_CONTENT_ATTACHMENT: of a Demande or a message
 * @GUICHET_SYNC_CONTENT_IMAGE: of an article
 * @GUICHET_SYNC_CONTENT_MEDIUM: of the espace média
 */
typedef enum
{
  GUICHET_SYNC_CONTENT_ATTACHMENT,
  GUICHET_SYNC_CONTENT_IMAGE,
  GUICHET_SYNC_CONTENT_MEDIUM,
} GuichetSyncContent;

#define GUICHET_TYPE_SYNC (guichet_sync_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSync, guichet_sync, GUICHET, SYNC, GObject)

GuichetSync               *guichet_sync_new               (GuichetService        *service,
                                                           GuichetDatabase       *database,
                                                           GuichetClock          *clock);

/* The exchange */

void                       guichet_sync_expect_service    (GuichetSync           *self);
void                       guichet_sync_set_service       (GuichetSync           *self,
                                                           GuichetService        *service);
void                       guichet_sync_start             (GuichetSync           *self);
void                       guichet_sync_stop              (GuichetSync           *self);
void                       guichet_sync_now               (GuichetSync           *self);
void                       guichet_sync_run_async         (GuichetSync           *self,
                                                           GCancellable          *cancellable,
                                                           GAsyncReadyCallback    callback,
                                                           gpointer               user_data);
gboolean                   guichet_sync_run_finish        (GuichetSync           *self,
                                                           GAsyncResult          *result,
                                                           GError               **error);

/* How it goes: all are properties that notify */

GuichetSyncState           guichet_sync_get_state         (GuichetSync           *self);
GuichetSyncActivity        guichet_sync_get_activity      (GuichetSync           *self);
guint                      guichet_sync_get_done          (GuichetSync           *self);
guint                      guichet_sync_get_total         (GuichetSync           *self);
guint                      guichet_sync_get_pending       (GuichetSync           *self);
guint                      guichet_sync_get_refused       (GuichetSync           *self);
guint                      guichet_sync_get_aside         (GuichetSync           *self);
gint64                     guichet_sync_get_last_success  (GuichetSync           *self);
gint64                     guichet_sync_get_offline_since (GuichetSync           *self);
gint64                     guichet_sync_get_next_attempt  (GuichetSync           *self);
gint64                     guichet_sync_get_skew          (GuichetSync           *self);
const char                *guichet_sync_get_detail        (GuichetSync           *self);
GuichetServiceInformation *guichet_sync_get_information   (GuichetSync           *self);
GuichetReckoning          *guichet_sync_get_reckoning     (GuichetSync           *self);

/* What the person chose: also properties */

GuichetHolidays            guichet_sync_get_holidays      (GuichetSync           *self);
void                       guichet_sync_set_holidays      (GuichetSync           *self,
                                                           GuichetHolidays        holidays);
gboolean                   guichet_sync_defers            (GuichetSync           *self,
                                                           GuichetAttachment     *attachment);
void                       guichet_sync_set_spares_metered
                                                          (GuichetSync           *self,
                                                           gboolean               spares_metered);

/* Commands: what they change is stored, durably, when their callback comes. All of them end
 * with guichet_sync_command_finish() but those that give something. */

gboolean           guichet_sync_command_finish      (GuichetSync          *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

void               guichet_sync_save_draft_async    (GuichetSync          *self,
                                                     GuichetDemande       *demande,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_delete_draft_async  (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_attach_async        (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     const char           *name,
                                                     GBytes               *content,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_attach_file_async   (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GuichetAttachment *guichet_sync_attach_finish       (GuichetSync          *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void               guichet_sync_detach_async        (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     const char           *attachment_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_send_async          (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     guint                 hold_ms,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_preview_async       (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GBytes            *guichet_sync_preview_finish      (GuichetSync          *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void               guichet_sync_withdraw_async      (GuichetSync          *self,
                                                     const char           *outgoing_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_retry_async         (GuichetSync          *self,
                                                     const char           *outgoing_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_reply_async         (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     const char           *text,
                                                     GListModel           *files,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_validate_async      (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     gboolean              accepted,
                                                     const char           *reason,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_save_reply_async    (GuichetSync          *self,
                                                     GuichetOutgoing      *reply,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_send_reply_async    (GuichetSync          *self,
                                                     GuichetOutgoing      *reply,
                                                     guint                 hold_ms,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_discard_async       (GuichetSync          *self,
                                                     const char           *outgoing_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_take_in_async       (GuichetSync          *self,
                                                     const char           *name,
                                                     GBytes               *content,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_take_in_file_async  (GuichetSync          *self,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_vote_async          (GuichetSync          *self,
                                                     const char           *article_id,
                                                     gboolean              helpful,
                                                     const char           *reason,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_mark_seen_async     (GuichetSync          *self,
                                                     const char           *demande_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_mark_read_async     (GuichetSync          *self,
                                                     const char           *article_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void               guichet_sync_fetch_async         (GuichetSync          *self,
                                                     GuichetSyncContent    kind,
                                                     GuichetAttachment    *attachment,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GFile             *guichet_sync_fetch_finish        (GuichetSync          *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

void                  guichet_sync_fetch_figures_async  (GuichetSync          *self,
                                                         GuichetDay            from,
                                                         GuichetDay            to,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GuichetPortalFigures *guichet_sync_fetch_figures_finish (GuichetSync          *self,
                                                         GAsyncResult         *result,
                                                         gint64               *asked_at,
                                                         GError              **error);

G_END_DECLS
