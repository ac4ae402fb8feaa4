/* guichet-draft-saver.h - keeps a draft stored while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-demande.h"
#include "guichet-sync.h"

G_BEGIN_DECLS

/**
 * GuichetDraftState:
 * @GUICHET_DRAFT_EMPTY: nothing was ever written: nothing is stored
 * @GUICHET_DRAFT_CHANGED: a change will be saved within half a second
 * @GUICHET_DRAFT_SAVING: it is being saved
 * @GUICHET_DRAFT_SAVED: all is stored
 * @GUICHET_DRAFT_FAILED: it could not be stored; it will be tried again
 */
typedef enum
{
  GUICHET_DRAFT_EMPTY,
  GUICHET_DRAFT_CHANGED,
  GUICHET_DRAFT_SAVING,
  GUICHET_DRAFT_SAVED,
  GUICHET_DRAFT_FAILED,
} GuichetDraftState;

#define GUICHET_TYPE_DRAFT_STATE (guichet_draft_state_get_type ())
GType guichet_draft_state_get_type (void);

#define GUICHET_TYPE_DRAFT_SAVER (guichet_draft_saver_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDraftSaver, guichet_draft_saver, GUICHET, DRAFT_SAVER, GObject)

GuichetDraftSaver *guichet_draft_saver_new          (GuichetSync          *sync,
                                                     GuichetClock         *clock,
                                                     GuichetDemande       *demande,
                                                     gboolean              stored);
GuichetDraftState  guichet_draft_saver_get_state    (GuichetDraftSaver    *self);
gboolean           guichet_draft_saver_is_stored    (GuichetDraftSaver    *self);
gint64             guichet_draft_saver_get_saved_at (GuichetDraftSaver    *self);
const GError      *guichet_draft_saver_get_error    (GuichetDraftSaver    *self);
void               guichet_draft_saver_save_now     (GuichetDraftSaver    *self);
void               guichet_draft_saver_flush_async  (GuichetDraftSaver    *self,
                                                     gboolean              even_empty,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean           guichet_draft_saver_flush_finish (GuichetDraftSaver    *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void               guichet_draft_saver_stop         (GuichetDraftSaver    *self);

G_END_DECLS
