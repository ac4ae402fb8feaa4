/* guichet-database-file.c - the database as a file: looked at, made, brought up to date
 *
 * What is there is looked at before anything may write to it: another file, a damaged one or
 * one of a later version is refused with all its bytes unchanged and nothing new beside it.
 * A database is made whole under another name and then renamed, so that an empty file is
 * damage and never a beginning. An older one is copied, and the copy verified, before it is
 * migrated: `guichet.db.version-N` stays beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-database-file.h"

#include "guichet-migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_LENGTH 100
#define MAGIC "SQLite format 3"

static gboolean
damaged (const char  *path,
         const char  *why,
         GError     **error)
{
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED, "%s: %s", path, why);
  return FALSE;
}

static gboolean
read_header (const char  *path,
             guint8       header[HEADER_LENGTH],
             gint64      *size,
             GError     **error)
{
  struct stat status;
  ssize_t length;
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    {
      guichet_store_error_set_errno (error, errno, path);
      if (descriptor >= 0)
        g_close (descriptor, NULL);
      return FALSE;
    }
  length = S_ISREG (status.st_mode) ? pread (descriptor, header, HEADER_LENGTH, 0) : 0;
  g_close (descriptor, NULL);
  *size = status.st_size;
  return length == HEADER_LENGTH || damaged (path, "too short to be a database", error);
}

static gboolean
check_header (const char  *path,
              GError     **error)
{
  guint8 header[HEADER_LENGTH];
  gint64 size;
  guint page_size;
  guint application_id;

  if (!read_header (path, header, &size, error))
    return FALSE;
  if (memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return damaged (path, "not a database", error);
  page_size = (guint) header[16] << 8 | header[17];
  application_id = (guint) header[68] << 24 | (guint) header[69] << 16
                   | (guint) header[70] << 8 | header[71];
  if (page_size < 512 || size < page_size)
    return damaged (path, "cut short", error);
  return application_id == GUICHET_MIGRATIONS_APPLICATION_ID
         || damaged (path, "another program's database", error);
}

static gboolean
read_version (const char  *path,
              gint64      *version,
              GError     **error)
{
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_READER, error);
  gint64 tables;

  return connection
         && guichet_connection_get_integer (connection, error, version, "PRAGMA user_version", "")
         && guichet_connection_get_integer (connection, error, &tables,
                                            "SELECT count (*) FROM sqlite_schema", "");
}

static gboolean
exists_beside (const char *path,
               const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

static void
remove_beside (const char *path,
               const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  g_unlink (name);
}

/* Reading a database in WAL mode makes a log and its index, which a read-only connection
 * leaves behind: they are taken away where there were none. An index alone holds no data. */
static gboolean
read_version_cleanly (const char  *path,
                      gint64      *version,
                      GError     **error)
{
  gboolean had_log = exists_beside (path, "-wal");
  gboolean had_index = exists_beside (path, "-shm");
  gboolean read = read_version (path, version, error);

  if (!had_log)
    remove_beside (path, "-wal");
  if (!had_index)
    remove_beside (path, "-shm");
  return read;
}

static gboolean
create_private (const char  *path,
                GError     **error)
{
  int descriptor;
  gboolean made;

  /* A journal left by an attempt that was cut would be played back into the new file. */
  remove_beside (path, "");
  remove_beside (path, "-journal");
  remove_beside (path, "-wal");
  remove_beside (path, "-shm");
  descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  made = descriptor >= 0 && fchmod (descriptor, 0600) == 0;
  if (!made)
    guichet_store_error_set_errno (error, errno, path);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  return made;
}

static gboolean
sync_path (const char  *path,
           GError     **error)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = descriptor >= 0 && fsync (descriptor) == 0;

  if (!done)
    guichet_store_error_set_errno (error, errno, path);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  return done;
}

static gboolean
move_into_place (const char  *from,
                 const char  *to,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!sync_path (from, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      guichet_store_error_set_errno (error, errno, to);
      return FALSE;
    }
  return sync_path (folder, error);
}

static gboolean
fill_new (const char  *path,
          gint64       now,
          GError     **error)
{
  g_autoptr (GuichetConnection) connection =
    guichet_connection_open (path, GUICHET_CONNECTION_WRITER, error);

  return connection
         && guichet_migrations_apply (connection, error)
         && guichet_connection_run (connection, error,
                                    "INSERT INTO account (key, value) VALUES ('created_at', ?)",
                                    "i", now)
         && guichet_connection_execute (connection, "PRAGMA journal_mode = WAL", error);
}

static gboolean
create (const char  *path,
        gint64       now,
        GError     **error)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  return create_private (fresh, error)
         && fill_new (fresh, now, error)
         && move_into_place (fresh, path, error);
}

static gboolean
back_up (GuichetConnection  *from,
         GuichetConnection  *to,
         GError            **error)
{
  sqlite3_backup *backup =
    sqlite3_backup_init (guichet_connection_get_handle (to), "main",
                         guichet_connection_get_handle (from), "main");
  int code;

  if (backup)
    sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  if (backup && code == SQLITE_OK)
    return TRUE;
  g_set_error (error, GUICHET_STORE_ERROR, guichet_store_error_from_sqlite (code),
               "Cannot copy the database: %s",
               sqlite3_errmsg (guichet_connection_get_handle (to)));
  return FALSE;
}

/**
 * guichet_database_file_look:
 * @version: (out): the version of its schema; 0 when there is no file
 *
 * Looks at a database without changing a byte of it. The caller holds the folder's lock.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_DAMAGED for what is not our database, and
 *   %GUICHET_STORE_ERROR_NEWER for one of a later version
 */
gboolean
guichet_database_file_look (const char  *path,
                            guint       *version,
                            GError     **error)
{
  gint64 found = 0;

  *version = 0;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (!check_header (path, error) || !read_version_cleanly (path, &found, error))
    return FALSE;
  if (found < 1 || found > G_MAXINT)
    return damaged (path, "without a version", error);
  if (found > guichet_migrations_get_latest ())
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NEWER,
                   "%s: schema %d, this program knows %u", path, (int) found,
                   guichet_migrations_get_latest ());
      return FALSE;
    }
  *version = (guint) found;
  return TRUE;
}

/**
 * guichet_database_file_prepare:
 * @now: Unix milliseconds, UTC: what a new database keeps as its beginning
 *
 * Makes the database, or brings it to the latest version. The caller holds the folder's lock.
 *
 * Returns: %FALSE with what is there unchanged
 */
gboolean
guichet_database_file_prepare (const char  *path,
                               gint64       now,
                               GError     **error)
{
  guint version;

  if (!guichet_database_file_look (path, &version, error))
    return FALSE;
  if (version == 0)
    return create (path, now, error);
  if (version < guichet_migrations_get_latest ())
    return guichet_database_file_migrate (path, version, NULL, error);
  return TRUE;
}

/**
 * guichet_database_file_migrate:
 * @version: the version of its schema
 * @scripts: (nullable) (array zero-terminated=1): the SQL of each version, from the first; %NULL
 *   for this program's
 *
 * Copies the database to `….version-N` beside it, then brings it up to date.
 *
 * Returns: %FALSE with the database as it was
 */
gboolean
guichet_database_file_migrate (const char         *path,
                               guint               version,
                               const char *const  *scripts,
                               GError            **error)
{
  g_autofree char *kept = g_strdup_printf ("%s.version-%u", path, version);
  g_autoptr (GuichetConnection) connection = NULL;

  if (!guichet_database_file_copy (path, kept, error))
    return FALSE;
  connection = guichet_connection_open (path, GUICHET_CONNECTION_WRITER, error);
  if (!connection)
    return FALSE;
  return scripts ? guichet_migrations_apply_from (connection, scripts, error)
                 : guichet_migrations_apply (connection, error);
}

/**
 * guichet_database_file_copy:
 * @target: replaced when it exists, once the copy is whole and verified
 *
 * Copies a database, log included, and reads the copy through. Runs on any thread.
 */
gboolean
guichet_database_file_copy (const char  *path,
                            const char  *target,
                            GError     **error)
{
  g_autofree char *fresh = g_strconcat (target, ".new", NULL);
  g_autoptr (GuichetConnection) from =
    guichet_connection_open (path, GUICHET_CONNECTION_READER, error);
  g_autoptr (GuichetConnection) to = NULL;

  if (!from || !create_private (fresh, error))
    return FALSE;
  to = guichet_connection_open (fresh, GUICHET_CONNECTION_WRITER, error);
  if (!to
      || !back_up (from, to, error)
      || !guichet_connection_execute (to, "PRAGMA journal_mode = DELETE", error)
      || !guichet_connection_check (to, error))
    return FALSE;
  g_clear_pointer (&to, guichet_connection_close);
  return move_into_place (fresh, target, error);
}
