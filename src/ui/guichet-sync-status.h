/* guichet-sync-status.h - the state of the synchronisation, at the foot of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SYNC_STATUS (guichet_sync_status_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSyncStatus, guichet_sync_status, GUICHET, SYNC_STATUS, AdwBin)

G_END_DECLS
