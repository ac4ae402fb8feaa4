/* guichet-reply-bar.h - where one answers in a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_REPLY_BAR (guichet_reply_bar_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReplyBar, guichet_reply_bar, GUICHET, REPLY_BAR, AdwBin)

void guichet_reply_bar_set_up       (GuichetReplyBar *self,
                                     GuichetSync     *sync,
                                     GuichetDatabase *database);
void guichet_reply_bar_show         (GuichetReplyBar *self,
                                     const char      *demande_id);
void guichet_reply_bar_begin_reply  (GuichetReplyBar *self);
void guichet_reply_bar_begin_refuse (GuichetReplyBar *self);
void guichet_reply_bar_propose      (GuichetReplyBar *self,
                                     const char      *text);

G_END_DECLS
