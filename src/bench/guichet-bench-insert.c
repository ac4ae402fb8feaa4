/* guichet-bench-insert.c - the floor of a first synchronisation: SQLite alone
 *
 * All that the pages of a feed hold, parsed beforehand, goes into a new database of our schema,
 * as durable as ours, in one transaction. Only that transaction is timed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"
#include "guichet-bench-schema.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

#define SCHEMA "/org/guichet/Guichet/schema/001-demandes.sql"
#define INSERT_DEMANDE                                                                            \
  "INSERT INTO demande (id, delivery, title, title_key, progiciel, version, context,"             \
  " error_messages, steps, expected, observed, workaround, scope_reason, number, status,"         \
  " author, channel, profile, content_digest, created_at, edited_at, recorded_at, updated_at,"    \
  " seal) VALUES (?1, 'sent', ?2, ?2, ?3, ?4, ?5, ?6, '[]', ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14," \
  " ?15, ?16, 0, 0, ?17, ?17, zeroblob (32))"
#define INSERT_EVENT                                                                              \
  "INSERT INTO event (id, demande, seq, at, kind, side, author, text, status, seal) VALUES (?1,"  \
  " (SELECT key FROM demande WHERE id = ?2), ?3, ?4, ?5, 'service', ?5, ?6, ?7, zeroblob (32))"

static const char *const demande_texts[] = {
  "id",           "title",    "progiciel",  "version",      "context", "error_messages",
  "expected",     "observed", "workaround", "scope_reason", "number",  "status",
  "author",       "channel",  "profile",    "content_digest",
};

/* Helpers */

static void
bind_text (sqlite3_stmt *statement,
           int           position,
           JsonObject   *object,
           const char   *member)
{
  const char *text = json_object_get_string_member_with_default (object, member, NULL);

  sqlite3_bind_text (statement, position, text ? text : "", -1, SQLITE_STATIC);
}

static void
step (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_printerr ("guichet-bench: %s\n", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
insert_demandes (sqlite3    *database,
                 JsonObject *page)
{
  JsonArray *demandes = json_object_get_array_member (page, "demandes");
  sqlite3_stmt *statement = NULL;

  /* A Demande is told again in each page that one of its events is in. */
  sqlite3_prepare_v2 (database, INSERT_DEMANDE " ON CONFLICT (id) DO UPDATE SET status = ?12", -1,
                      &statement, NULL);
  for (guint i = 0; i < json_array_get_length (demandes); i++)
    {
      JsonObject *demande = json_array_get_object_element (demandes, i);

      for (int j = 0; j < (int) G_N_ELEMENTS (demande_texts); j++)
        bind_text (statement, j + 1, demande, demande_texts[j]);
      sqlite3_bind_int64 (statement, 17, i);
      step (statement);
    }
  sqlite3_finalize (statement);
}

static void
insert_events (sqlite3    *database,
               JsonObject *page)
{
  static const struct
  {
    int position;
    const char *member;
  } texts[] = { { 1, "id" }, { 2, "demande_id" }, { 5, "kind" }, { 6, "text" }, { 7, "status" } };
  JsonArray *events = json_object_get_array_member (page, "events");
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, INSERT_EVENT, -1, &statement, NULL);
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        bind_text (statement, texts[j].position, event, texts[j].member);
      sqlite3_bind_int64 (statement, 3, json_object_get_int_member (event, "seq"));
      sqlite3_bind_int64 (statement, 4, i);
      step (statement);
    }
  sqlite3_finalize (statement);
}

static GPtrArray *
parse_pages (char   **paths,
             GError **error)
{
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; paths[i]; i++)
    {
      JsonParser *parser = json_parser_new ();

      g_ptr_array_add (parsers, parser);
      if (!json_parser_load_from_file (parser, paths[i], error))
        return NULL;
    }
  return g_steal_pointer (&parsers);
}

static sqlite3 *
open_database (const char *path)
{
  g_autoptr (GBytes) schema =
    g_resource_lookup_data (guichet_bench_schema_get_resource (), SCHEMA, 0, NULL);
  g_autofree char *script = g_strndup (g_bytes_get_data (schema, NULL), g_bytes_get_size (schema));
  sqlite3 *database = NULL;

  sqlite3_open (path, &database);
  sqlite3_exec (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL);
  sqlite3_exec (database, script, NULL, NULL, NULL);
  return database;
}

static void
insert (sqlite3   *database,
        GPtrArray *parsers)
{
  sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint i = 0; i < parsers->len; i++)
    {
      JsonObject *page = json_node_get_object (json_parser_get_root (parsers->pdata[i]));

      insert_demandes (database, page);
      insert_events (database, page);
    }
  sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);
}

static void
count (sqlite3             *database,
       const char          *sql,
       const char          *name,
       GuichetBenchSamples *samples)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  sqlite3_step (statement);
  guichet_bench_samples_add (samples, name, sqlite3_column_double (statement, 0));
  sqlite3_finalize (statement);
}

/* Public API */

/**
 * guichet_bench_insert:
 * @arguments: the files of the pages, decoded
 * @samples: filled with insert_ms, and with the demandes and events that are there after it
 * @error: which page cannot be read
 *
 * Returns: whether it was measured
 */
gboolean
guichet_bench_insert (char               **arguments,
                      GuichetBenchSamples *samples,
                      GError             **error)
{
  g_autoptr (GPtrArray) parsers = parse_pages (arguments, error);
  g_autofree char *folder = parsers ? g_dir_make_tmp ("guichet-bench-XXXXXX", error) : NULL;
  g_autofree char *path = folder ? g_build_filename (folder, "floor.db", NULL) : NULL;
  sqlite3 *database;
  gint64 start;

  if (!path)
    return FALSE;
  database = open_database (path);
  start = g_get_monotonic_time ();
  insert (database, parsers);
  guichet_bench_samples_since (samples, "insert_ms", start);
  count (database, "SELECT count (*) FROM demande", "demandes", samples);
  count (database, "SELECT count (*) FROM event", "events", samples);
  sqlite3_close (database);
  g_unlink (path);
  g_rmdir (folder);
  return TRUE;
}
