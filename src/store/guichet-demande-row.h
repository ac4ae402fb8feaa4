/* guichet-demande-row.h - a Demande as a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"
#include "guichet-demande.h"

G_BEGIN_DECLS

GuichetDemande *guichet_demande_row_find  (GuichetConnection  *connection,
                                           const char         *id,
                                           gboolean            check,
                                           GError            **error);
GObject        *guichet_demande_row_load  (GuichetConnection  *connection,
                                           gint64              key,
                                           GObject            *existing,
                                           gpointer            data,
                                           GError            **error);
gboolean        guichet_demande_row_write (GuichetConnection  *connection,
                                           GuichetDemande     *demande,
                                           GError            **error);

G_END_DECLS
