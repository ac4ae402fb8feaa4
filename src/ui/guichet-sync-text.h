/* guichet-sync-text.h - how the exchange with the service goes, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-sync.h"

G_BEGIN_DECLS

/**
 * GuichetSyncFacts:
 * @state: where the exchange is
 * @activity: what it does while it runs
 * @done: how much of it is done
 * @total: of how much; 0 when that is not known
 * @pending: how many items wait to be sent
 * @refused: how many items the service refused
 * @aside: how many things the service said that could not be applied
 * @skew: by how many milliseconds the service's clock is ahead of this computer's
 * @last_success: Unix milliseconds, UTC; 0 never
 * @offline_since: Unix milliseconds, UTC; 0 when it is not offline
 * @next_attempt: Unix milliseconds, UTC; 0 when none is planned
 *
 * All that the words depend on, besides the time.
 */
typedef struct
{
  GuichetSyncState state;
  GuichetSyncActivity activity;
  guint done;
  guint total;
  guint pending;
  guint refused;
  guint aside;
  gint64 skew;
  gint64 last_success;
  gint64 offline_since;
  gint64 next_attempt;
} GuichetSyncFacts;

void        guichet_sync_facts_read    (GuichetSyncFacts       *facts,
                                        GuichetSync            *sync);
char       *guichet_sync_text_sentence (const GuichetSyncFacts *facts,
                                        GTimeZone              *zone,
                                        gint64                  now);
char       *guichet_sync_text_advice   (const GuichetSyncFacts *facts,
                                        GTimeZone              *zone,
                                        gint64                  now);
const char *guichet_sync_text_icon     (const GuichetSyncFacts *facts);
gboolean    guichet_sync_text_is_bad   (const GuichetSyncFacts *facts);

G_END_DECLS
