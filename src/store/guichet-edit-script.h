/* guichet-edit-script.h - how one list of keys becomes another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetEdit:
 * @position: where, in the list as it was
 * @removed: how many keys go there
 * @from: the place in the new list of the first one that comes
 * @added: how many keys come
 *
 * One contiguous change.
 */
typedef struct
{
  guint position;
  guint removed;
  guint from;
  guint added;
} GuichetEdit;

GArray *guichet_edit_script_make (const gint64 *before,
                                  guint         n_before,
                                  const gint64 *after,
                                  guint         n_after);

G_END_DECLS
