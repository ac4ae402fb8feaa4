/* guichet-server-store.c - the service's database
 *
 * One SQLite file, DIR/service.db, which the service and its commands share while both run:
 * rollback journal, BEGIN IMMEDIATE, a busy timeout of 5 s. Everything happens between
 * guichet_server_store_begin() and guichet_server_store_end(). Inside, the first failure
 * sticks and later statements do nothing, so that callers read top to bottom and the one
 * question is asked at the end, which commits or rolls back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-store.h"

#include <errno.h>
#include <sys/stat.h>

#include "guichet-server-resources.h"

#define SCHEMA_VERSION 1
#define BUSY_MS 5000

struct _GuichetServerStore
{
  GObject parent_instance;

  char *folder;
  char *id;
  sqlite3 *connection;
  GError *error;
  gboolean is_open;
};

struct _GuichetServerRows
{
  GuichetServerStore *store;
  sqlite3_stmt *statement;
};

G_DEFINE_FINAL_TYPE (GuichetServerStore, guichet_server_store, G_TYPE_OBJECT)

/* Helpers */

static void
fail (GuichetServerStore *self)
{
  if (!self->error)
    g_set_error (&self->error, G_IO_ERROR,
                 sqlite3_errcode (self->connection) == SQLITE_BUSY ? G_IO_ERROR_BUSY
                                                                   : G_IO_ERROR_FAILED,
                 "database: %s", sqlite3_errmsg (self->connection));
}

static void
execute (GuichetServerStore *self,
         const char         *sql)
{
  if (!self->error && sqlite3_exec (self->connection, sql, NULL, NULL, NULL) != SQLITE_OK)
    fail (self);
}

static int
bind (sqlite3_stmt *statement,
      int           index,
      char          type,
      va_list      *arguments)
{
  const char *text;

  if (type == 'i')
    return sqlite3_bind_int64 (statement, index, va_arg (*arguments, gint64));
  text = va_arg (*arguments, const char *);
  return text ? sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT)
              : sqlite3_bind_null (statement, index);
}

/* @types has a letter for each argument: 's' a text or NULL, 'i' a gint64. */
static sqlite3_stmt *
prepare (GuichetServerStore *self,
         const char         *sql,
         const char         *types,
         va_list            *arguments)
{
  sqlite3_stmt *statement = NULL;

  if (self->error)
    return NULL;
  if (sqlite3_prepare_v2 (self->connection, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      fail (self);
      return NULL;
    }
  for (int i = 0; types[i]; i++)
    if (bind (statement, i + 1, types[i], arguments) != SQLITE_OK)
      {
        fail (self);
        sqlite3_finalize (statement);
        return NULL;
      }
  return statement;
}

static GuichetServerRows *
rows_new (GuichetServerStore *self,
          const char         *sql,
          const char         *types,
          va_list            *arguments)
{
  GuichetServerRows *rows = g_new0 (GuichetServerRows, 1);

  rows->store = self;
  rows->statement = prepare (self, sql, types, arguments);
  return rows;
}

static gboolean
open_connection (GuichetServerStore *self,
                 GError            **error)
{
  g_autofree char *path = g_build_filename (self->folder, "service.db", NULL);

  if (sqlite3_open_v2 (path, &self->connection,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path,
                   sqlite3_errmsg (self->connection));
      return FALSE;
    }
  sqlite3_busy_timeout (self->connection, BUSY_MS);
  sqlite3_extended_result_codes (self->connection, 0);
  return TRUE;
}

static void
create_schema (GuichetServerStore *self)
{
  g_autoptr (GBytes) sql = NULL;
  g_autofree char *id = g_uuid_string_random ();

  sql = g_resource_lookup_data (guichet_server_get_resource (), "/org/guichet/server/schema.sql",
                                G_RESOURCE_LOOKUP_FLAGS_NONE, &self->error);
  if (!sql)
    return;
  execute (self, g_bytes_get_data (sql, NULL));
  guichet_server_store_run (self, "INSERT INTO meta VALUES ('service_id', ?)", "s", id);
  execute (self, "PRAGMA user_version = " G_STRINGIFY (SCHEMA_VERSION));
}

static gboolean
prepare_schema (GuichetServerStore *self,
                GError            **error)
{
  gint64 version;

  execute (self, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                 "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
  guichet_server_store_begin (self, GUICHET_SERVER_WRITES);
  version = guichet_server_store_count (self, "PRAGMA user_version", "");
  if (version == 0)
    create_schema (self);
  else if (version != SCHEMA_VERSION && !self->error)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 "the database is of version %" G_GINT64_FORMAT ", this program knows version %d",
                 version, SCHEMA_VERSION);
  self->id =
    guichet_server_store_lookup (self, "SELECT value FROM meta WHERE key = 'service_id'", "");
  return guichet_server_store_end (self, error);
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
make_folders (GuichetServerStore *self,
              GError            **error)
{
  g_autofree char *files = g_build_filename (self->folder, "files", NULL);
  g_autofree char *uploads = g_build_filename (self->folder, "uploads", NULL);

  return make_folder (self->folder, error) && make_folder (files, error)
         && make_folder (uploads, error);
}

/* Overrides */

static void
guichet_server_store_finalize (GObject *object)
{
  GuichetServerStore *self = GUICHET_SERVER_STORE (object);

  sqlite3_close_v2 (self->connection);
  g_clear_error (&self->error);
  g_free (self->folder);
  g_free (self->id);
  G_OBJECT_CLASS (guichet_server_store_parent_class)->finalize (object);
}

static void
guichet_server_store_class_init (GuichetServerStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_server_store_finalize;
}

static void
guichet_server_store_init (GuichetServerStore *self)
{
}

/* Public API */

/**
 * guichet_server_store_open:
 * @folder: the data folder, made with mode 0700 when absent
 *
 * Returns: (transfer full): the store. Errors: %G_IO_ERROR, the message names the cause.
 */
GuichetServerStore *
guichet_server_store_open (const char *folder,
                           GError    **error)
{
  g_autoptr (GuichetServerStore) self = g_object_new (GUICHET_TYPE_SERVER_STORE, NULL);

  self->folder = g_strdup (folder);
  if (!make_folders (self, error) || !open_connection (self, error)
      || !prepare_schema (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * guichet_server_store_get_folder:
 *
 * Returns: (transfer none): the data folder
 */
const char *
guichet_server_store_get_folder (GuichetServerStore *self)
{
  return self->folder;
}

/**
 * guichet_server_store_get_id:
 *
 * Returns: (transfer none): the service's id, made with its database
 */
const char *
guichet_server_store_get_id (GuichetServerStore *self)
{
  return self->id;
}

/**
 * guichet_server_store_begin:
 *
 * Begins a transaction. Waits up to 5 s for the write lock.
 */
void
guichet_server_store_begin (GuichetServerStore *self,
                            GuichetServerAccess access)
{
  g_return_if_fail (!self->is_open);

  execute (self, access == GUICHET_SERVER_WRITES ? "BEGIN IMMEDIATE" : "BEGIN");
  self->is_open = TRUE;
}

/**
 * guichet_server_store_end:
 *
 * Commits, or rolls back when anything failed since guichet_server_store_begin().
 *
 * Errors: %G_IO_ERROR_BUSY when another process held the database too long; the first failure
 * otherwise.
 */
gboolean
guichet_server_store_end (GuichetServerStore *self,
                          GError            **error)
{
  g_return_val_if_fail (self->is_open, FALSE);

  self->is_open = FALSE;
  execute (self, "COMMIT");
  if (!self->error)
    return TRUE;
  if (!sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * guichet_server_store_fail:
 * @error: (transfer full): why
 *
 * Makes the transaction roll back with @error, unless it already failed.
 */
void
guichet_server_store_fail (GuichetServerStore *self,
                           GError             *error)
{
  if (self->error)
    g_error_free (error);
  else
    self->error = error;
}

/**
 * guichet_server_store_run:
 * @types: a letter for each argument: 's' for a text (%NULL is NULL), 'i' for a #gint64
 *
 * Runs one statement that gives no row.
 */
void
guichet_server_store_run (GuichetServerStore *self,
                          const char         *sql,
                          const char         *types,
                          ...)
{
  sqlite3_stmt *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = prepare (self, sql, types, &arguments);
  va_end (arguments);
  if (statement && sqlite3_step (statement) != SQLITE_DONE)
    fail (self);
  sqlite3_finalize (statement);
}

/**
 * guichet_server_store_get_last:
 *
 * Returns: the key of the row inserted last
 */
gint64
guichet_server_store_get_last (GuichetServerStore *self)
{
  return sqlite3_last_insert_rowid (self->connection);
}

/**
 * guichet_server_store_count:
 *
 * Returns: the integer that a query gives in its first row; 0 without one
 */
gint64
guichet_server_store_count (GuichetServerStore *self,
                            const char         *sql,
                            const char         *types,
                            ...)
{
  g_autoptr (GuichetServerRows) rows = NULL;
  va_list arguments;

  va_start (arguments, types);
  rows = rows_new (self, sql, types, &arguments);
  va_end (arguments);
  return guichet_server_rows_next (rows) ? guichet_server_rows_integer (rows, 0) : 0;
}

/**
 * guichet_server_store_lookup:
 *
 * Returns: (transfer full) (nullable): the text that a query gives in its first row
 */
char *
guichet_server_store_lookup (GuichetServerStore *self,
                             const char         *sql,
                             const char         *types,
                             ...)
{
  g_autoptr (GuichetServerRows) rows = NULL;
  va_list arguments;

  va_start (arguments, types);
  rows = rows_new (self, sql, types, &arguments);
  va_end (arguments);
  return guichet_server_rows_next (rows) ? g_strdup (guichet_server_rows_text (rows, 0)) : NULL;
}

/**
 * guichet_server_store_query:
 *
 * Returns: (transfer full): the rows; never %NULL, none after a failure
 */
GuichetServerRows *
guichet_server_store_query (GuichetServerStore *self,
                            const char         *sql,
                            const char         *types,
                            ...)
{
  GuichetServerRows *rows;
  va_list arguments;

  va_start (arguments, types);
  rows = rows_new (self, sql, types, &arguments);
  va_end (arguments);
  return rows;
}

/**
 * guichet_server_rows_next:
 *
 * Goes to the first, then to the next row; %FALSE after the last, or when reading failed.
 */
gboolean
guichet_server_rows_next (GuichetServerRows *rows)
{
  int result;

  if (!rows->statement || rows->store->error)
    return FALSE;
  result = sqlite3_step (rows->statement);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail (rows->store);
  return result == SQLITE_ROW;
}

/**
 * guichet_server_rows_text:
 *
 * Returns: (transfer none) (nullable): the text, until the next row
 */
const char *
guichet_server_rows_text (GuichetServerRows *rows,
                          int                column)
{
  return (const char *) sqlite3_column_text (rows->statement, column);
}

gint64
guichet_server_rows_integer (GuichetServerRows *rows,
                             int                column)
{
  return sqlite3_column_int64 (rows->statement, column);
}

void
guichet_server_rows_free (GuichetServerRows *rows)
{
  sqlite3_finalize (rows->statement);
  g_free (rows);
}
