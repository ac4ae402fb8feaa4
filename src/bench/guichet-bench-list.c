/* guichet-bench-list.c - how long a list of Demandes takes to fill
 *
 * From nothing to a list that knows how many rows it has and has loaded the first screen of
 * them. Its floor is the same order read from SQLite into an array, without a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"

#include "guichet-database.h"
#include "guichet-demande-list.h"
#include "guichet-demande-table.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sqlite3.h>

#define SCREEN_ROWS 20
#define FLOOR_SQL "SELECT key FROM demande ORDER BY activity_at DESC, key DESC"
#define DAY_MS (24 * 3600 * G_GINT64_CONSTANT (1000))

/* Helpers: rows */

static GuichetDemande *
make_demande (guint  i,
              gint64 now)
{
  GuichetDemande *demande = guichet_demande_new (NULL);
  g_autofree char *number = g_strdup_printf ("D-2026-%06u", i);
  g_autofree char *title = g_strdup_printf ("Bordereau %u refusé à la clôture", i);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, number);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "qualifiee");
  g_object_set (demande, "delivery", GUICHET_DELIVERY_SENT, "recorded-at", now - i * DAY_MS / 24,
                "updated-at", now - (i * 7919 % 100000) * DAY_MS / 1000, NULL);
  return demande;
}

static gboolean
write_rows_worker (GuichetConnection *connection,
                   gpointer           data,
                   GError           **error)
{
  const guint n_rows = GPOINTER_TO_UINT (data);
  const gint64 now = g_get_real_time () / 1000;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GuichetDemande) demande = make_demande (i, now);

      if (!guichet_demande_table_apply (connection, demande, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (GuichetDatabase *database,
            guint            n_rows,
            GError         **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  guichet_database_write_async (database, write_rows_worker, GUINT_TO_POINTER (n_rows), NULL, NULL,
                                guichet_bench_keep_cb, &slot);
  result = guichet_bench_wait (&slot);
  return guichet_database_write_finish (database, result, error);
}

/* Helpers: measures */

static double
resident_kib (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoull (words[1], NULL, 10) * 4;
}

static void
measure_floor (GuichetDatabase     *database,
               GuichetBenchSamples *samples)
{
  sqlite3 *handle = guichet_connection_get_handle (guichet_database_read (database));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;
  const gint64 start = g_get_monotonic_time ();

  sqlite3_prepare_v2 (handle, FLOOR_SQL, -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (keys, key);
    }
  sqlite3_finalize (statement);
  guichet_bench_samples_since (samples, "floor_ms", start);
}

static void
measure_list (GuichetDatabase     *database,
              guint                n_rows,
              GuichetBenchSamples *samples)
{
  const GuichetDemandeFilter filter = { 0 };
  const double before = resident_kib ();
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GuichetQueryModel) list = guichet_demande_list_new (database, &filter);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  guichet_bench_samples_since (samples, "fill_ms", start);
  g_assert_cmpuint (n_items, ==, n_rows);
  for (guint i = 0; i < MIN (n_items, SCREEN_ROWS); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  guichet_bench_samples_since (samples, "screen_ms", start);
  guichet_bench_samples_add (samples, "grown_kib", resident_kib () - before);
}

static void
remove_folder (const char *path)
{
  const char *arguments[] = { "rm", "-rf", "--", path, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* Public API */

/**
 * guichet_bench_list:
 * @arguments: how many rows, how many times
 * @samples: filled with floor_ms, fill_ms, screen_ms and grown_kib
 * @error: what went wrong
 *
 * Returns: whether it was measured
 */
gboolean
guichet_bench_list (char               **arguments,
                    GuichetBenchSamples *samples,
                    GError             **error)
{
  const guint n_rows = (guint) atoi (arguments[0]);
  const guint n_times = (guint) atoi (arguments[1]);
  g_autofree char *path = g_dir_make_tmp ("guichet-bench-XXXXXX", error);
  g_autoptr (GFile) folder = path ? g_file_new_for_path (path) : NULL;
  g_autoptr (GuichetClock) clock = path ? guichet_clock_new (error) : NULL;
  g_autoptr (GuichetDatabase) database = NULL;
  gboolean written;

  if (!clock)
    return FALSE;
  database = guichet_database_open (folder, GUICHET_DATABASE_WRITER, clock, error);
  written = database && write_rows (database, n_rows, error);
  for (guint i = 0; written && i < n_times; i++)
    {
      measure_floor (database, samples);
      measure_list (database, n_rows, samples);
    }
  if (database)
    guichet_database_close (database);
  remove_folder (path);
  return written;
}
