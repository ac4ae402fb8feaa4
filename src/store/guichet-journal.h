/* guichet-journal.h - the deletions that were asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

gboolean guichet_journal_note (GuichetConnection  *connection,
                               const char         *action,
                               const char         *object,
                               const char         *object_id,
                               GError            **error);

G_END_DECLS
