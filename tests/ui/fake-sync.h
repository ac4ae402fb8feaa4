/* fake-sync.h - stands in for the exchange, as the composer's tests want it
 *
 * The same functions as guichet-sync.h, without a service: what is asked is noted, and answered
 * at once, later or with an error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

GuichetSync *fake_sync_new             (GuichetDatabase  *database,
                                        const char       *information);
void         fake_sync_set_state       (GuichetSync      *self,
                                        GuichetSyncState  state);
void         fake_sync_fail_next       (GuichetSync      *self,
                                        const char       *command,
                                        GQuark            domain,
                                        int               code);
void         fake_sync_hold            (GuichetSync      *self);
void         fake_sync_set_sparing     (GuichetSync      *self,
                                        gboolean          sparing);
void         fake_sync_release         (GuichetSync      *self);
guint        fake_sync_count           (GuichetSync      *self,
                                        const char       *command);
const char  *fake_sync_get_last        (GuichetSync      *self,
                                        const char       *command);
