/* guichet-sweep.h - removes what a complete reading did not bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

/**
 * GuichetSweepFunc:
 *
 * Removes one row by its id.
 */
typedef gboolean (*GuichetSweepFunc) (GuichetConnection  *connection,
                                      const char         *id,
                                      GError            **error);

gboolean guichet_sweep (GuichetConnection  *connection,
                        const char         *select_ids,
                        GHashTable         *present,
                        GuichetSweepFunc    remove,
                        GError            **error);

G_END_DECLS
