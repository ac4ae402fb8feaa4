/* guichet-outgoing-table.h - what leaves, from the queue to the receipt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-outgoing.h"
#include "guichet-receipt.h"

G_BEGIN_DECLS

/**
 * GuichetOutgoingCounts:
 * @pending: how many are queued or on their way
 * @refused: how many the service did not want
 * @next_ready_at: when the first of the pending ones may be tried: Unix milliseconds, UTC; 0
 *   when none is pending
 */
typedef struct
{
  guint pending;
  guint refused;
  gint64 next_ready_at;
} GuichetOutgoingCounts;

gboolean         guichet_outgoing_table_queue       (GuichetConnection      *connection,
                                                     GuichetOutgoing        *item,
                                                     gint64                  now,
                                                     gint64                  not_before,
                                                     GError                **error);
gboolean         guichet_outgoing_table_save_draft  (GuichetConnection      *connection,
                                                     GuichetOutgoing        *item,
                                                     gint64                  now,
                                                     GError                **error);
gboolean         guichet_outgoing_table_withdraw    (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GError                **error);
gboolean         guichet_outgoing_table_delete      (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GError                **error);
GuichetOutgoing *guichet_outgoing_table_load        (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GError                **error);
GObject         *guichet_outgoing_table_load_row    (GuichetConnection      *connection,
                                                     gint64                  key,
                                                     GObject                *existing,
                                                     gpointer                data,
                                                     GError                **error);
GuichetOutgoing *guichet_outgoing_table_next        (GuichetConnection      *connection,
                                                     gint64                  now,
                                                     gboolean                impatient,
                                                     GHashTable             *excluding,
                                                     GError                **error);
GPtrArray       *guichet_outgoing_table_list        (GuichetConnection      *connection,
                                                     GError                **error);
GPtrArray       *guichet_outgoing_table_list_drafts (GuichetConnection      *connection,
                                                     const char             *parent_id,
                                                     GError                **error);
GPtrArray       *guichet_outgoing_table_list_of     (GuichetConnection      *connection,
                                                     const char             *parent_id,
                                                     GError                **error);
gboolean         guichet_outgoing_table_count       (GuichetConnection      *connection,
                                                     GuichetOutgoingCounts  *counts,
                                                     GError                **error);
gboolean         guichet_outgoing_table_freeze      (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GBytes                 *payload,
                                                     const char             *digest,
                                                     GError                **error);
GBytes          *guichet_outgoing_table_get_payload (GuichetConnection      *connection,
                                                     const char             *id,
                                                     char                  **digest,
                                                     GError                **error);
gboolean         guichet_outgoing_table_sent        (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GuichetReceipt         *receipt,
                                                     GError                **error);
gboolean         guichet_outgoing_table_refuse      (GuichetConnection      *connection,
                                                     const char             *id,
                                                     const char             *problem,
                                                     const char             *detail,
                                                     GError                **error);
gboolean         guichet_outgoing_table_requeue     (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GError                **error);
gboolean         guichet_outgoing_table_hasten      (GuichetConnection      *connection,
                                                     const char             *id,
                                                     GError                **error);
gboolean         guichet_outgoing_table_defer       (GuichetConnection      *connection,
                                                     const char             *id,
                                                     const char             *problem,
                                                     gint64                  next_attempt_at,
                                                     GError                **error);
gboolean  guichet_outgoing_table_note_lost (GuichetConnection  *connection,
                                            GHashTable         *present,
                                            GError            **error);

G_END_DECLS
