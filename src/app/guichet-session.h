/* guichet-session.h - the data, the service and the window of one account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access.h"
#include "guichet-account-entry.h"
#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-options.h"
#include "guichet-sync.h"
#include "guichet-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SESSION (guichet_session_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSession, guichet_session, GUICHET, SESSION, GObject)

GuichetSession  *guichet_session_new             (GtkApplication        *application,
                                                  GFile                 *folder,
                                                  GuichetClock          *clock);
void             guichet_session_set_entry       (GuichetSession        *self,
                                                  GListModel            *accounts,
                                                  GuichetAccountEntry   *entry);
void             guichet_session_set_token       (GuichetSession        *self,
                                                  const char            *token);
void             guichet_session_renew           (GuichetSession        *self,
                                                  const GuichetAccess   *access);
GuichetAccountEntry *guichet_session_get_entry   (GuichetSession        *self);
GuichetAccess   *guichet_session_get_access      (GuichetSession        *self);
gboolean         guichet_session_open            (GuichetSession        *self,
                                                  const GuichetOptions  *given,
                                                  GError               **error);
GuichetWindow   *guichet_session_present         (GuichetSession        *self);
void             guichet_session_start           (GuichetSession        *self);
void             guichet_session_stop            (GuichetSession        *self);
void             guichet_session_close           (GuichetSession        *self);
GFile           *guichet_session_get_folder      (GuichetSession        *self);
GuichetDatabase *guichet_session_get_database    (GuichetSession        *self);
GuichetSync     *guichet_session_get_sync        (GuichetSession        *self);
GuichetWindow   *guichet_session_get_window      (GuichetSession        *self);
const GError    *guichet_session_get_problem     (GuichetSession        *self);

G_END_DECLS
