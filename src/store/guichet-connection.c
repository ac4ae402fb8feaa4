/* guichet-connection.c - one connection to the database, and its statements
 *
 * A connection belongs to the thread that first uses it and asserts that no other does;
 * guichet_connection_hand_over() lets go of it for the next one. Nothing here knows of
 * transactions' callers or of threads beyond that: guichet-database.c decides.
 *
 * Only a writer may checkpoint: SQLite before 3.51.3 can corrupt a database when two
 * connections commit or checkpoint at once. Readers are therefore opened read-only with
 * no automatic checkpoint, and no memory mapping is used.
 *
 * A statement is used as:
 *
 *     g_autoptr (GuichetStatement) statement =
 *       guichet_connection_query (connection, error, "SELECT … WHERE id = ?", "s", id);
 *
 *     if (!statement)
 *       return FALSE;
 *     while (guichet_statement_next (statement))
 *       … guichet_statement_get_text (statement, 0) …
 *     return guichet_statement_end (statement, error);
 *
 * Its end (or its freeing) resets it, so that no read transaction stays open behind a
 * caller's back. Prepared statements are kept for the next one with the same text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-connection.h"

#include "guichet-text-match.h"

#include <sqlite3.h>
#include <string.h>

/* Far more than the program has texts; only filters composed for a list could pass it. */
#define MOST_IDLE_STATEMENTS 128

/* How long to wait for another process that recovers the log after a crash. */
#define BUSY_MS 2000

/* A log of 16 MB before it is moved into the database: a first synchronisation writes each page of
 * its indexes fewer times. */
#define CHECKPOINT_PAGES 4000

/* The window's queries are answered from indexes; a synchronisation writes all over them. */
#define READER_CACHE_KIB "2000"
#define WRITER_CACHE_KIB "8000"

struct _GuichetConnection
{
  sqlite3 *handle;
  GThread *owner;
  GHashTable *idle;
  GHashTable *touched;
  GData *data;
  gboolean failed;
};

struct _GuichetStatement
{
  GuichetConnection *connection;
  sqlite3_stmt *handle;
};

/* Texts are long and differ early or late: their ends and their lengths tell them apart, and the
 * table compares those that do not. */
static guint
hash_text (gconstpointer data)
{
  const char *text = data;
  gsize length = strlen (text);
  guint hash = (guint) length;

  for (gsize i = length > 24 ? length - 24 : 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
}

static void
check_thread (GuichetConnection *self)
{
  if (!self->owner)
    self->owner = g_thread_self ();
  g_assert (self->owner == g_thread_self ());
}

static gboolean
fail (GuichetConnection  *self,
      int                 code,
      GError            **error)
{
  if ((code & 0xff) == SQLITE_IOERR)
    self->failed = TRUE;
  g_set_error (error, GUICHET_STORE_ERROR, guichet_store_error_from_sqlite (code),
               "%s (%d)", self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code),
               code);
  return FALSE;
}

static void
updated_cb (void         *data,
            int           operation,
            const char   *schema,
            const char   *table,
            sqlite3_int64 key)
{
  GuichetConnection *self = data;

  guichet_connection_touch (self, table);
}

static gboolean
configure (GuichetConnection      *self,
           GuichetConnectionMode   mode,
           GError                **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (mode == GUICHET_CONNECTION_READER)
    {
      sqlite3_wal_autocheckpoint (self->handle, 0);
    }
  else
    {
      sqlite3_wal_autocheckpoint (self->handle, CHECKPOINT_PAGES);
      sqlite3_update_hook (self->handle, updated_cb, self);
    }
  return guichet_connection_execute (self,
                                     mode == GUICHET_CONNECTION_READER
                                       ? "PRAGMA cache_size = -" READER_CACHE_KIB
                                       : "PRAGMA cache_size = -" WRITER_CACHE_KIB,
                                     error) &&
         guichet_connection_execute (self,
                                     "PRAGMA trusted_schema = OFF;"
                                     "PRAGMA cell_size_check = ON;"
                                     "PRAGMA mmap_size = 0;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA synchronous = FULL;"
                                     "PRAGMA foreign_keys = ON;",
                                     error);
}

static sqlite3_stmt *
prepare (GuichetConnection  *self,
         const char         *sql,
         GError            **error)
{
  gpointer kept = NULL;
  sqlite3_stmt *handle = NULL;
  int code;

  if (g_hash_table_steal_extended (self->idle, sql, NULL, &kept))
    return kept;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    fail (self, code, error);
  return handle;
}

static void
put_back (GuichetConnection *self,
          sqlite3_stmt      *handle)
{
  gpointer text = (gpointer) sqlite3_sql (handle);

  sqlite3_reset (handle);
  sqlite3_clear_bindings (handle);
  if (g_hash_table_size (self->idle) < MOST_IDLE_STATEMENTS
      && !g_hash_table_contains (self->idle, text))
    g_hash_table_insert (self->idle, text, handle);
  else
    sqlite3_finalize (handle);
}

static int
bind_bytes (sqlite3_stmt *handle,
            int           position,
            GBytes       *bytes)
{
  gsize length;
  gconstpointer data;

  if (!bytes)
    return sqlite3_bind_null (handle, position);
  data = g_bytes_get_data (bytes, &length);
  return sqlite3_bind_blob64 (handle, position, data ? data : "", length, SQLITE_TRANSIENT);
}

static int
bind_next (sqlite3_stmt *handle,
           int           position,
           char          type,
           va_list      *arguments)
{
  switch (type)
    {
    case 's':
      return sqlite3_bind_text (handle, position, va_arg (*arguments, const char *), -1,
                                SQLITE_TRANSIENT);
    case 'b':
      return sqlite3_bind_int64 (handle, position, va_arg (*arguments, int));
    case 'i':
      return sqlite3_bind_int64 (handle, position, va_arg (*arguments, gint64));
    case 'y':
      return bind_bytes (handle, position, va_arg (*arguments, GBytes *));
    default:
      g_assert_not_reached ();
    }
}

static GuichetStatement *
query (GuichetConnection  *self,
       const char         *sql,
       const char         *types,
       va_list            *arguments,
       GError            **error)
{
  sqlite3_stmt *handle;
  GuichetStatement *statement;

  check_thread (self);
  handle = prepare (self, sql, error);
  if (!handle)
    return NULL;
  g_assert (types[0] == '\0' || (int) strlen (types) == sqlite3_bind_parameter_count (handle));
  for (int i = 0; types[i] != '\0'; i++)
    {
      int code = bind_next (handle, i + 1, types[i], arguments);

      if (code != SQLITE_OK)
        {
          fail (self, code, error);
          put_back (self, handle);
          return NULL;
        }
    }
  statement = g_new (GuichetStatement, 1);
  statement->connection = self;
  statement->handle = handle;
  return statement;
}

/**
 * guichet_connection_open:
 * @path: an existing database
 *
 * Opens @path. The file must exist: who makes databases is guichet-database-file.c.
 *
 * Returns: (transfer full): a connection that no thread owns yet, or %NULL
 */
GuichetConnection *
guichet_connection_open (const char             *path,
                         GuichetConnectionMode   mode,
                         GError                **error)
{
  g_autoptr (GuichetConnection) self = g_new0 (GuichetConnection, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  flags |= mode == GUICHET_CONNECTION_WRITER ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  self->idle = g_hash_table_new_full (hash_text, g_str_equal, NULL, finalize_statement);
  self->touched = g_hash_table_new (g_direct_hash, g_direct_equal);
  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      fail (self, code, error);
      return NULL;
    }
  code = guichet_text_match_install (self->handle);
  if (code != SQLITE_OK)
    {
      fail (self, code, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  guichet_connection_hand_over (self);
  return g_steal_pointer (&self);
}

/**
 * guichet_connection_close:
 *
 * Closes and frees. No statement may be in use. On the last connection of all processes a
 * writer moves the log into the database.
 */
void
guichet_connection_close (GuichetConnection *self)
{
  g_datalist_clear (&self->data);
  g_clear_pointer (&self->idle, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement was still in use when its connection closed");
  g_free (self);
}

/**
 * guichet_connection_get_data:
 *
 * Returns: (transfer none) (nullable): what guichet_connection_set_data() left
 */
gpointer
guichet_connection_get_data (GuichetConnection *self,
                             const char        *key)
{
  return g_datalist_get_data (&self->data, key);
}

/**
 * guichet_connection_set_data:
 * @data: (transfer full): what somebody keeps in memory of the tables, for this thread
 *
 * Leaves something with the connection, until it closes.
 */
void
guichet_connection_set_data (GuichetConnection *self,
                             const char        *key,
                             gpointer           data,
                             GDestroyNotify     destroy)
{
  g_datalist_set_data_full (&self->data, key, data, destroy);
}

/**
 * guichet_connection_hand_over:
 *
 * Lets go of the connection: it then belongs to the next thread that uses it. The caller sees
 * to it that this thread knows (a queue, a join).
 */
void
guichet_connection_hand_over (GuichetConnection *self)
{
  self->owner = NULL;
}

/**
 * guichet_connection_get_handle:
 *
 * For what has no wrapper here: backups, functions for full-text search.
 *
 * Returns: (transfer none): SQLite's own handle
 */
struct sqlite3 *
guichet_connection_get_handle (GuichetConnection *self)
{
  check_thread (self);
  return self->handle;
}

/**
 * guichet_connection_has_failed:
 *
 * Says whether an input or output error was ever met. After one, what the kernel holds and what
 * the disk holds may differ: the connection must be closed and the database opened again.
 */
gboolean
guichet_connection_has_failed (GuichetConnection *self)
{
  return self->failed;
}

/**
 * guichet_connection_begin:
 *
 * Starts a write transaction at once (BEGIN IMMEDIATE).
 */
gboolean
guichet_connection_begin (GuichetConnection  *self,
                          GError            **error)
{
  g_hash_table_remove_all (self->touched);
  return guichet_connection_run (self, error, "BEGIN IMMEDIATE", "");
}

/**
 * guichet_connection_commit:
 *
 * Commits, or rolls back when that fails: either way no transaction is left.
 */
gboolean
guichet_connection_commit (GuichetConnection  *self,
                           GError            **error)
{
  if (guichet_connection_run (self, error, "COMMIT", ""))
    return TRUE;
  guichet_connection_roll_back (self);
  return FALSE;
}

/**
 * guichet_connection_roll_back:
 *
 * Ends the transaction without its changes. Does nothing when SQLite already did, as it does
 * after some errors.
 */
void
guichet_connection_roll_back (GuichetConnection *self)
{
  g_autoptr (GError) error = NULL;

  check_thread (self);
  g_hash_table_remove_all (self->touched);
  if (!sqlite3_get_autocommit (self->handle)
      && !guichet_connection_run (self, &error, "ROLLBACK", ""))
    g_warning ("Cannot roll back: %s", error->message);
}

/**
 * guichet_connection_touch:
 * @table: a table's name
 *
 * Counts @table among those that the transaction changed. Needed only where SQLite does not
 * tell: tables without rowids, and a DELETE without condition.
 */
void
guichet_connection_touch (GuichetConnection *self,
                          const char        *table)
{
  g_hash_table_add (self->touched, (gpointer) g_intern_string (table));
}

/**
 * guichet_connection_take_touched:
 *
 * Returns: (transfer full) (element-type utf8): interned names of the tables changed since the
 *   last transaction began
 */
GPtrArray *
guichet_connection_take_touched (GuichetConnection *self)
{
  GPtrArray *tables = g_ptr_array_sized_new (g_hash_table_size (self->touched));
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      g_ptr_array_add (tables, table);
      g_hash_table_iter_steal (&iter);
    }
  return tables;
}

/**
 * guichet_connection_execute:
 * @script: any number of statements
 *
 * Runs statements that have neither parameters nor results. Without a transaction around it,
 * what stands before a failing statement stays done.
 */
gboolean
guichet_connection_execute (GuichetConnection  *self,
                            const char         *script,
                            GError            **error)
{
  int code;

  check_thread (self);
  code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  return code == SQLITE_OK || fail (self, code, error);
}

/**
 * guichet_connection_query:
 * @sql: one statement
 * @types: one letter a parameter: s (const char *, %NULL allowed), i (gint64, exactly), b (an int,
 *   a gboolean, an enumeration), y (GBytes *, %NULL allowed); or "" and guichet_statement_bind()
 * @...: the parameters, copied
 *
 * Returns: (transfer full): a statement ready for guichet_statement_next(), or %NULL
 */
GuichetStatement *
guichet_connection_query (GuichetConnection  *self,
                          GError            **error,
                          const char         *sql,
                          const char         *types,
                          ...)
{
  GuichetStatement *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = query (self, sql, types, &arguments, error);
  va_end (arguments);
  return statement;
}

/**
 * guichet_connection_run:
 *
 * Like guichet_connection_query(), for a statement without results: runs it to its end.
 */
gboolean
guichet_connection_run (GuichetConnection  *self,
                        GError            **error,
                        const char         *sql,
                        const char         *types,
                        ...)
{
  g_autoptr (GuichetStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query (self, sql, types, &arguments, error);
  va_end (arguments);
  if (!statement)
    return FALSE;
  while (guichet_statement_next (statement))
    ;
  return guichet_statement_end (statement, error);
}

/**
 * guichet_connection_get_integer:
 * @value: (out): the first column of the first row
 *
 * Like guichet_connection_query(), for one number.
 *
 * Returns: %FALSE on errors, among them %GUICHET_STORE_ERROR_NOT_FOUND when there is no row
 */
gboolean
guichet_connection_get_integer (GuichetConnection  *self,
                                GError            **error,
                                gint64             *value,
                                const char         *sql,
                                const char         *types,
                                ...)
{
  g_autoptr (GuichetStatement) statement = NULL;
  gboolean found;
  va_list arguments;

  va_start (arguments, types);
  statement = query (self, sql, types, &arguments, error);
  va_end (arguments);
  if (!statement)
    return FALSE;
  found = guichet_statement_next (statement);
  if (found)
    *value = guichet_statement_get_integer (statement, 0);
  if (!guichet_statement_end (statement, error))
    return FALSE;
  if (!found)
    g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No row: %s", sql);
  return found;
}

/**
 * guichet_connection_get_changes:
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE changed itself
 */
gint64
guichet_connection_get_changes (GuichetConnection *self)
{
  check_thread (self);
  return sqlite3_changes64 (self->handle);
}

/**
 * guichet_connection_get_last_key:
 *
 * Returns: the rowid of the last row inserted
 */
gint64
guichet_connection_get_last_key (GuichetConnection *self)
{
  check_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * guichet_connection_check:
 *
 * Reads the whole database and checks its structure and its foreign keys.
 *
 * Returns: %FALSE and %GUICHET_STORE_ERROR_DAMAGED with the first fault
 */
gboolean
guichet_connection_check (GuichetConnection  *self,
                          GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (self, error,
                              "SELECT integrity_check FROM pragma_integrity_check"
                              " WHERE integrity_check <> 'ok'"
                              " UNION ALL"
                              " SELECT 'dangling reference in ' || \"table\""
                              " FROM pragma_foreign_key_check LIMIT 1", "");

  if (!statement)
    return FALSE;
  if (guichet_statement_next (statement))
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED, "%s",
                   guichet_statement_get_text (statement, 0));
      return FALSE;
    }
  return guichet_statement_end (statement, error);
}

/**
 * guichet_statement_bind:
 * @position: from 1
 * @value: a string, an integer or a #GBytes
 *
 * For statements composed at run time.
 */
void
guichet_statement_bind (GuichetStatement *self,
                        int               position,
                        const GValue     *value)
{
  int code;

  if (G_VALUE_HOLDS_STRING (value))
    code = sqlite3_bind_text (self->handle, position, g_value_get_string (value), -1,
                              SQLITE_TRANSIENT);
  else if (G_VALUE_HOLDS_INT64 (value))
    code = sqlite3_bind_int64 (self->handle, position, g_value_get_int64 (value));
  else
    code = bind_bytes (self->handle, position, g_value_get_boxed (value));
  g_assert (code == SQLITE_OK);
}

/**
 * guichet_statement_next:
 *
 * Moves to the next row.
 *
 * Returns: %FALSE after the last one, or on an error that guichet_statement_end() tells
 */
gboolean
guichet_statement_next (GuichetStatement *self)
{
  check_thread (self->connection);
  return sqlite3_step (self->handle) == SQLITE_ROW;
}

/**
 * guichet_statement_end:
 *
 * Ends the reading, wherever it stands.
 *
 * Returns: %FALSE when the last guichet_statement_next() met an error
 */
gboolean
guichet_statement_end (GuichetStatement  *self,
                       GError           **error)
{
  int code;

  check_thread (self->connection);
  code = sqlite3_reset (self->handle);
  return code == SQLITE_OK || fail (self->connection, code, error);
}

/**
 * guichet_statement_get_text:
 *
 * Returns: (transfer none) (nullable): UTF-8 until the next row; %NULL for NULL and for what is
 *   not UTF-8, which only damage can have written
 */
const char *
guichet_statement_get_text (GuichetStatement *self,
                            int               column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * guichet_statement_get_integer:
 *
 * Returns: the number, 0 for NULL
 */
gint64
guichet_statement_get_integer (GuichetStatement *self,
                               int               column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * guichet_statement_get_real:
 *
 * Returns: the number, 0 for NULL
 */
double
guichet_statement_get_real (GuichetStatement *self,
                            int               column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * guichet_statement_is_null:
 *
 * Says whether the column holds NULL.
 */
gboolean
guichet_statement_is_null (GuichetStatement *self,
                           int               column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * guichet_statement_get_bytes:
 *
 * Returns: (transfer full) (nullable): a copy, %NULL for NULL
 */
GBytes *
guichet_statement_get_bytes (GuichetStatement *self,
                             int               column)
{
  gconstpointer data;

  if (guichet_statement_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

/**
 * guichet_statement_get_blob:
 * @length: (out): in bytes
 *
 * Returns: (transfer none) (nullable): the bytes, until the next row; %NULL for none
 */
gconstpointer
guichet_statement_get_blob (GuichetStatement *self,
                            int               column,
                            gsize            *length)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

/**
 * guichet_statement_free:
 *
 * Ends the reading and gives the statement back to its connection.
 */
void
guichet_statement_free (GuichetStatement *self)
{
  put_back (self->connection, self->handle);
  g_free (self);
}
