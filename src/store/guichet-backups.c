/* guichet-backups.c - verified copies of the database
 *
 * In `backups/` of the account's folder, each named after its time in UTC: it is whole, was read
 * through once it was written, and needs nothing beside it. Of them the 24 latest are kept, and
 * the latest of each of the last 7 days. The contents of attachments are not copied: they never
 * change and stay in the blob store.
 *
 * What a restoration takes the place of is kept beside it, for it may hold what the copy does not.
 * What was sent since the copy is sent again by the same id, which the service knows; what the
 * service said since is read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-backups.h"

#include "guichet-database-file.h"
#include "guichet-folder-lock.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "backups"
#define PREFIX "guichet-"
#define SUFFIX ".db"
#define STAMP "%Y%m%dT%H%M%SZ"
#define STAMP_LENGTH 16
#define DAY_LENGTH 8
#define MOST_RECENT 24
#define MOST_DAYS 7

/* Helpers */

static char *
name_of (const char *prefix,
         gint64      at)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *stamp = g_date_time_format (date, STAMP);

  return g_strconcat (prefix, stamp, SUFFIX, NULL);
}

static char *
path_in (GFile      *folder,
         const char *name)
{
  return g_build_filename (g_file_peek_path (folder), FOLDER, name, NULL);
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) other, *(const char *const *) one);
}

/* Removes what is neither recent nor the latest of a recent day. */
static void
prune (GFile *folder)
{
  g_auto (GStrv) names = guichet_backups_list (folder);
  const char *day = "";
  guint days = 0;

  for (guint i = 0; names[i]; i++)
    {
      const char *its_day = names[i] + strlen (PREFIX);
      const gboolean is_new_day = strncmp (day, its_day, DAY_LENGTH) != 0;
      g_autofree char *path = path_in (folder, names[i]);

      days += is_new_day ? 1 : 0;
      day = its_day;
      if (i >= MOST_RECENT && (!is_new_day || days > MOST_DAYS))
        g_unlink (path);
    }
}

static gboolean
link_if_there (const char  *path,
               const char  *kept,
               const char  *ending,
               GError     **error)
{
  g_autofree char *from = g_strconcat (path, ending, NULL);
  g_autofree char *to = g_strconcat (kept, ending, NULL);

  if (link (from, to) == 0 || errno == ENOENT)
    return TRUE;
  guichet_store_error_set_errno (error, errno, to);
  return FALSE;
}

static gboolean
remove_log (const char  *path,
            const char  *ending,
            GError     **error)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  if (g_unlink (name) == 0 || errno == ENOENT)
    return TRUE;
  guichet_store_error_set_errno (error, errno, name);
  return FALSE;
}

/* The log belongs to the database that goes: played back into the other one it would spoil it.
 * Cut short between the steps, what is there is the old database or the new one, and the old one
 * is kept with its log. */
static gboolean
put_in_place (const char  *fresh,
              const char  *path,
              const char  *kept,
              GError     **error)
{
  if (!link_if_there (path, kept, "", error) || !link_if_there (path, kept, "-wal", error)
      || !remove_log (path, "-wal", error) || !remove_log (path, "-shm", error))
    return FALSE;
  if (g_rename (fresh, path) == 0)
    return TRUE;
  guichet_store_error_set_errno (error, errno, path);
  return FALSE;
}

/* Public API */

/**
 * guichet_backups_make:
 * @folder: the account's
 * @now: Unix milliseconds, UTC
 *
 * Copies the database as it is committed now, reads the copy through, then removes the copies that
 * are too many. For a thread that may wait; a writer may work meanwhile.
 *
 * Returns: (transfer full): the name of the copy. Errors: %GUICHET_STORE_ERROR_FULL, _READ_ONLY,
 *   _DAMAGED; the copies that were there stay then.
 */
char *
guichet_backups_make (GFile   *folder,
                      gint64   now,
                      GError **error)
{
  g_autofree char *name = name_of (PREFIX, now);
  g_autofree char *parent = path_in (folder, NULL);
  g_autofree char *target = path_in (folder, name);
  g_autofree char *path =
    g_build_filename (g_file_peek_path (folder), GUICHET_DATABASE_FILE_NAME, NULL);

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      guichet_store_error_set_errno (error, errno, parent);
      return NULL;
    }
  if (!guichet_database_file_copy (path, target, error))
    return NULL;
  prune (folder);
  return g_steal_pointer (&name);
}

/**
 * guichet_backups_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the copies, the latest first
 */
char **
guichet_backups_list (GFile *folder)
{
  g_autofree char *parent = path_in (folder, NULL);
  g_autoptr (GDir) directory = g_dir_open (parent, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  while (directory && (name = g_dir_read_name (directory)))
    if (guichet_backups_get_at (name) > 0)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * guichet_backups_get_at:
 * @name: a file's
 *
 * Returns: when the copy was made: Unix milliseconds, UTC; 0 for what is no copy
 */
gint64
guichet_backups_get_at (const char *name)
{
  g_autofree char *stamp = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX)
      || strlen (name) != strlen (PREFIX) + STAMP_LENGTH + strlen (SUFFIX))
    return 0;
  stamp = g_strndup (name + strlen (PREFIX), STAMP_LENGTH);
  date = g_date_time_new_from_iso8601 (stamp, NULL);
  return date ? g_date_time_to_unix (date) * 1000 : 0;
}

/**
 * guichet_backups_restore:
 * @name: of a copy, as listed
 * @now: Unix milliseconds, UTC
 *
 * Puts a copy in the place of the database, once it is read through. Nobody may have the database
 * open: the folder's lock is taken meanwhile.
 *
 * Returns: (transfer full): where what was there is kept, beside the database. Errors:
 *   %GUICHET_STORE_ERROR_IN_USE, _NOT_FOUND, _DAMAGED for a copy that is not whole, _NEWER, _FULL.
 *   What was there stays then.
 */
char *
guichet_backups_restore (GFile       *folder,
                         const char  *name,
                         gint64       now,
                         GError     **error)
{
  g_autofree char *source = path_in (folder, name);
  g_autofree char *path =
    g_build_filename (g_file_peek_path (folder), GUICHET_DATABASE_FILE_NAME, NULL);
  g_autofree char *fresh = g_strconcat (path, ".restored", NULL);
  g_autofree char *kept_name = name_of (GUICHET_DATABASE_FILE_NAME ".replaced-", now);
  g_autofree char *kept = g_build_filename (g_file_peek_path (folder), kept_name, NULL);
  g_autoptr (GuichetFolderLock) lock = NULL;
  guint version;

  if (guichet_backups_get_at (name) == 0 || !g_file_test (source, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No backup %s",
                   name);
      return NULL;
    }
  lock = guichet_folder_lock_acquire (folder, error);
  if (!lock || !guichet_database_file_look (source, &version, error)
      || !guichet_database_file_copy (source, fresh, error)
      || !put_in_place (fresh, path, kept, error)
      || !guichet_database_file_prepare (path, now, error))
    return NULL;
  return g_steal_pointer (&kept);
}
