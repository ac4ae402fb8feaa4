/* guichet-guard.h - what stands in the way of a Demande being written, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"
#include "guichet-eligibility.h"
#include "guichet-parc-entry.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

GPtrArray  *guichet_guard_list_reasons (GuichetDemande            *demande,
                                        GuichetServiceInformation *information,
                                        const GuichetParcEntry    *installed,
                                        GTimeZone                 *zone,
                                        gint64                     now);
char       *guichet_guard_describe     (const GuichetReason       *reason,
                                        GuichetDemande            *demande);
char       *guichet_guard_advise       (const GuichetReason       *reason);
const char *guichet_guard_get_link     (const GuichetReason       *reason);

G_END_DECLS
