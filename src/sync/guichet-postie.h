/* guichet-postie.h - carries what is outgoing to the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"

G_BEGIN_DECLS

typedef struct _GuichetService GuichetService;

#define GUICHET_TYPE_POSTIE (guichet_postie_get_type ())

G_DECLARE_FINAL_TYPE (GuichetPostie, guichet_postie, GUICHET, POSTIE, GObject)

GuichetPostie *guichet_postie_new        (GuichetService       *service,
                                          GuichetDatabase      *database,
                                          GuichetClock         *clock);
void           guichet_postie_run_async  (GuichetPostie        *self,
                                          gboolean              impatient,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean       guichet_postie_run_finish (GuichetPostie        *self,
                                          GAsyncResult         *result,
                                          guint                *n_sent,
                                          GError              **error);

G_END_DECLS
