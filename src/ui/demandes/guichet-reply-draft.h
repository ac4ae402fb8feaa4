/* guichet-reply-draft.h - the answer that is being written in a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_REPLY_DRAFT (guichet_reply_draft_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReplyDraft, guichet_reply_draft, GUICHET, REPLY_DRAFT, GObject)

GuichetReplyDraft *guichet_reply_draft_open         (GuichetSync          *sync,
                                                     GuichetDatabase      *database,
                                                     const char           *demande_id);
const char        *guichet_reply_draft_get_id       (GuichetReplyDraft    *self);
const char        *guichet_reply_draft_get_text     (GuichetReplyDraft    *self);
void               guichet_reply_draft_set_text     (GuichetReplyDraft    *self,
                                                     const char           *text);
gboolean           guichet_reply_draft_get_refuses  (GuichetReplyDraft    *self);
void               guichet_reply_draft_set_refuses  (GuichetReplyDraft    *self,
                                                     gboolean              refuses);
GListStore        *guichet_reply_draft_get_files    (GuichetReplyDraft    *self);
gboolean           guichet_reply_draft_can_send     (GuichetReplyDraft    *self);
gboolean           guichet_reply_draft_is_sending   (GuichetReplyDraft    *self);
void               guichet_reply_draft_append       (GuichetReplyDraft    *self,
                                                     const char           *text);
void               guichet_reply_draft_save_now     (GuichetReplyDraft    *self);
void               guichet_reply_draft_send_async   (GuichetReplyDraft    *self,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
char              *guichet_reply_draft_send_finish  (GuichetReplyDraft    *self,
                                                     GAsyncResult         *result,
                                                     gboolean             *refused,
                                                     GError              **error);

G_END_DECLS
