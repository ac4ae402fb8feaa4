/* guichet-composer-text.h - what the composer says, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-draft-saver.h"

G_BEGIN_DECLS

char       *guichet_composer_text_saved          (GuichetDraftState          state,
                                                  gint64                     saved_at,
                                                  GTimeZone                 *zone,
                                                  gint64                     now);
char       *guichet_composer_text_save_problem   (const GError              *error);
char       *guichet_composer_text_send_problem   (const GError              *error);
char       *guichet_composer_text_preview_problem (const GError             *error);
char       *guichet_composer_text_attach_problem (const GError              *error,
                                                  const char                *name,
                                                  GuichetServiceInformation *information);
char       *guichet_composer_text_limits         (GuichetServiceInformation *information,
                                                  guint                      n_files,
                                                  guint64                    total);
const char *guichet_composer_text_waiting        (GuichetSyncState           state);

G_END_DECLS
