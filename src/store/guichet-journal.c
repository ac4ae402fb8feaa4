/* guichet-journal.c - the deletions that were asked for
 *
 * There are no others: whatever is missing from the data and from the journal was lost. Ids
 * only, no content. The time is the machine's own, for a journal is read beside others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-journal.h"

/**
 * guichet_journal_note:
 * @action: what was done
 * @object: the kind of what it was done to
 * @object_id: its UUID
 */
gboolean
guichet_journal_note (GuichetConnection  *connection,
                      const char         *action,
                      const char         *object,
                      const char         *object_id,
                      GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT INTO journal (at, action, object, object_id)"
                                 " VALUES (?, ?, ?, ?)", "isss", g_get_real_time () / 1000, action,
                                 object, object_id);
}
