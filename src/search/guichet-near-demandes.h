/* guichet-near-demandes.h - Demandes that are like the one being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-demande.h"

G_BEGIN_DECLS

GPtrArray *guichet_near_demandes_list (GuichetConnection  *connection,
                                       GuichetDemande     *demande,
                                       guint               limit,
                                       GError            **error);

G_END_DECLS
