/* guichet-parc.c - our parc, as it is stored now
 *
 * Read on the worker's thread, again after each change; "changed" says when it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-parc.h"

#include "guichet-parc-table.h"

struct _GuichetParc
{
  GObject parent_instance;

  GuichetDatabase *database;
  GPtrArray *entries; /* (nullable): NULL until they were read */
};

G_DEFINE_FINAL_TYPE (GuichetParc, guichet_parc, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GuichetParc *parc;
  GPtrArray *entries;
} Reading;

static gboolean
list_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Reading *reading = data;

  reading->entries = guichet_parc_table_list (connection, error);
  return reading->entries != NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Reading *reading = data;
  g_autoptr (GuichetParc) self = reading->parc;
  g_autoptr (GError) error = NULL;

  if (guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    {
      g_clear_pointer (&self->entries, g_ptr_array_unref);
      self->entries = g_steal_pointer (&reading->entries);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    g_message ("Reading the parc: %s", error->message);
  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_free (reading);
}

static void
read_entries (GuichetParc *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->parc = g_object_ref (self);
  guichet_database_read_async (self->database, list_worker, reading, NULL, NULL, listed_cb,
                               reading);
}

static void
guichet_parc_dispose (GObject *object)
{
  GuichetParc *self = GUICHET_PARC (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (guichet_parc_parent_class)->dispose (object);
}

static void
guichet_parc_class_init (GuichetParcClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_parc_dispose;
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_PARC, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
guichet_parc_init (GuichetParc *self)
{
}

/**
 * guichet_parc_new:
 * @database: where it is stored
 *
 * Returns: (transfer full): the parc, which is empty until it was read
 */
GuichetParc *
guichet_parc_new (GuichetDatabase *database)
{
  GuichetParc *self = g_object_new (GUICHET_TYPE_PARC, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed::parc", G_CALLBACK (read_entries), self,
                           G_CONNECT_SWAPPED);
  read_entries (self);
  return self;
}

/**
 * guichet_parc_find:
 * @progiciel: a Progiciel's id
 *
 * Returns: (transfer none) (nullable): what we say of it; %NULL when it is not of our parc
 */
const GuichetParcEntry *
guichet_parc_find (GuichetParc *self,
                   const char  *progiciel)
{
  for (guint i = 0; self->entries && i < self->entries->len; i++)
    {
      const GuichetParcEntry *entry = self->entries->pdata[i];

      if (g_str_equal (entry->progiciel, progiciel))
        return entry;
    }
  return NULL;
}
