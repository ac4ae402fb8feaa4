/* guichet-sync-note.c - small things that the account remembers, written without waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-account-table.h"

typedef struct
{
  const char *key;
  char *value;
} Note;

static void
note_free (Note *note)
{
  g_free (note->value);
  g_free (note);
}

static gboolean
note_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Note *note = data;

  return guichet_account_table_set (connection, note->key, note->value, error);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    g_warning ("The account could not be written: %s", error->message);
}

/* What the facade needs */

/* @key is static; @value is taken. */
void
guichet_sync_note (GuichetSync *self,
                   const char  *key,
                   char        *value)
{
  Note *data = g_new (Note, 1);

  data->key = key;
  data->value = value;
  guichet_database_write_async (self->database, note_worker, data, (GDestroyNotify) note_free,
                                NULL, noted_cb, NULL);
}
