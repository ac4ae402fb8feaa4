/* guichet-sync-private.h - what the facade's files share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

G_BEGIN_DECLS

typedef struct _GuichetBackupKeeper GuichetBackupKeeper;
typedef struct _GuichetDueKeeper GuichetDueKeeper;
typedef struct _GuichetFeeds GuichetFeeds;
typedef struct _GuichetPostie GuichetPostie;

struct _GuichetSync
{
  GObject parent_instance;

  GuichetService *service;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetPostie *postie;
  GuichetFeeds *feeds;
  GuichetDueKeeper *due_keeper;
  GuichetBackupKeeper *backup_keeper;
  GuichetServiceInformation *information;
  GuichetReckoning *reckoning;

  GuichetSyncState state;
  GuichetSyncActivity activity;
  guint done;
  guint total;
  guint pending;
  guint refused;
  guint aside;
  gint64 last_success;
  gint64 offline_since;
  gint64 next_attempt;
  char *detail;
  char *reservation;

  GCancellable *cancellable;
  GPtrArray *waiters;
  GPtrArray *next_waiters;
  GHashTable *fetches;
  gboolean alsace_moselle;
  gboolean spares_metered;
  gboolean is_metered;
  gboolean started;
  gboolean running;
  gboolean again;
  gboolean impatient;
  gboolean identified;
  guint failures;
  guint timer_id;
  gint64 due_boot;
  gint64 lively_until_boot;
  gint64 informed_boot;
};

GuichetDatabase *guichet_sync_get_database (GuichetSync *self);
GuichetClock    *guichet_sync_get_clock    (GuichetSync *self);
GuichetService  *guichet_sync_get_service  (GuichetSync *self);
GHashTable      *guichet_sync_get_fetches  (GuichetSync *self);
void             guichet_sync_wake         (GuichetSync *self);
void             guichet_sync_hurry        (GuichetSync *self);
void             guichet_sync_note         (GuichetSync *self,
                                            const char  *key,
                                            char        *value);

void             guichet_sync_watch_network     (GuichetSync *self);
void             guichet_sync_network_came      (GuichetSync *self);
void             guichet_sync_forget_reckoning  (GuichetSync *self);

GuichetSyncState guichet_sync_state_of_error (const GError *error);

G_END_DECLS
