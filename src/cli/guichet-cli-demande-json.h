/* guichet-cli-demande-json.h - Demandes as JSON, in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-demande.h"

G_BEGIN_DECLS

GuichetDemande *guichet_cli_demande_from_json (const char       *text,
                                               gsize             length,
                                               GError          **error);
char           *guichet_cli_demande_list_line (GuichetDatabase  *database,
                                               GTimeZone        *paris,
                                               GuichetDemande   *demande,
                                               GError          **error);
char           *guichet_cli_demande_document  (GuichetDatabase  *database,
                                               GTimeZone        *paris,
                                               GuichetDemande   *demande,
                                               gboolean          pretty,
                                               GError          **error);

G_END_DECLS
