/* guichet-demande-table.h - the Demandes, ours and theirs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-demande.h"

G_BEGIN_DECLS

gboolean        guichet_demande_table_save_draft   (GuichetConnection  *connection,
                                                    GuichetDemande     *demande,
                                                    gint64              now,
                                                    GError            **error);
gboolean        guichet_demande_table_delete_draft (GuichetConnection  *connection,
                                                    const char         *id,
                                                    GError            **error);
GuichetDemande *guichet_demande_table_load         (GuichetConnection  *connection,
                                                    const char         *id,
                                                    GError            **error);
char           *guichet_demande_table_resolve      (GuichetConnection  *connection,
                                                    const char         *reference,
                                                    GError            **error);
gboolean        guichet_demande_table_mark_seen    (GuichetConnection  *connection,
                                                    const char         *id,
                                                    GError            **error);
gboolean        guichet_demande_table_apply        (GuichetConnection  *connection,
                                                    GuichetDemande     *snapshot,
                                                    GPtrArray          *attachments,
                                                    GError            **error);
gboolean        guichet_demande_table_remove       (GuichetConnection  *connection,
                                                    const char         *id,
                                                    GError            **error);

G_END_DECLS
