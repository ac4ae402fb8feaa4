/* guichet-window.h - the main window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-account-entry.h"
#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_WINDOW (guichet_window_get_type ())

G_DECLARE_FINAL_TYPE (GuichetWindow, guichet_window, GUICHET, WINDOW, AdwApplicationWindow)

GuichetWindow *guichet_window_new          (GtkApplication  *application,
                                            GuichetSync     *sync,
                                            GuichetDatabase *database,
                                            GuichetClock    *clock);
void           guichet_window_set_accounts (GuichetWindow   *self,
                                            GListModel      *accounts,
                                            GuichetAccountEntry *here);
void           guichet_window_show_section (GuichetWindow   *self,
                                            const char      *section);
void           guichet_window_show_help    (GuichetWindow   *self);
void           guichet_window_show_demande (GuichetWindow   *self,
                                            const char      *demande_id);
const char    *guichet_window_get_shown_demande
                                           (GuichetWindow   *self);
void           guichet_window_show_article (GuichetWindow   *self,
                                            const char      *article_id);

G_END_DECLS
