/* guichet-folder-lock.c - one writer a folder
 *
 * A flock on the file `lock`, which the kernel lets go of when its holder ends, however it
 * ends. Its content ("PID PROGRAM") only tells others who holds it: the file is never deleted,
 * or two holders could each lock a file of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-folder-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_NAME "lock"

struct _GuichetFolderLock
{
  int descriptor;
};

static char *
read_holder (int descriptor)
{
  char buffer[128] = { 0 };
  ssize_t length = pread (descriptor, buffer, sizeof buffer - 1, 0);
  g_auto (GStrv) words = NULL;

  if (length <= 0 || !g_utf8_validate (buffer, length, NULL))
    return g_strdup ("another program");
  words = g_strsplit (g_strstrip (buffer), " ", 2);
  if (!words[0] || !words[1])
    return g_strdup ("another program");
  return g_strdup_printf ("%s (process %s)", words[1], words[0]);
}

static gboolean
write_holder (int          descriptor,
              const char  *path,
              GError     **error)
{
  g_autofree char *content = g_strdup_printf ("%d %s\n", (int) getpid (),
                                              g_get_prgname () ? g_get_prgname () : "guichet");
  gsize length = strlen (content);

  if (ftruncate (descriptor, 0) != 0
      || pwrite (descriptor, content, length, 0) != (ssize_t) length)
    {
      guichet_store_error_set_errno (error, errno, path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
lock_descriptor (int          descriptor,
                 const char  *path,
                 GError     **error)
{
  /* Whatever the umask left of the mode. */
  if (fchmod (descriptor, 0600) == 0 && flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return write_holder (descriptor, path, error);
  if (errno == EWOULDBLOCK)
    {
      g_autofree char *holder = read_holder (descriptor);

      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_IN_USE, "In use by %s", holder);
    }
  else
    {
      guichet_store_error_set_errno (error, errno, path);
    }
  return FALSE;
}

/**
 * guichet_folder_lock_acquire:
 * @folder: an existing folder
 *
 * Never waits.
 *
 * Returns: (transfer full): the lock, or %NULL. Errors: %GUICHET_STORE_ERROR_IN_USE, whose
 *   message names the holder; %GUICHET_STORE_ERROR_READ_ONLY where the folder cannot be written
 */
GuichetFolderLock *
guichet_folder_lock_acquire (GFile   *folder,
                             GError **error)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (folder), LOCK_NAME, NULL);
  int descriptor = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  GuichetFolderLock *self;

  if (descriptor < 0)
    {
      guichet_store_error_set_errno (error, errno, path);
      return NULL;
    }
  if (!lock_descriptor (descriptor, path, error))
    {
      g_close (descriptor, NULL);
      return NULL;
    }
  self = g_new (GuichetFolderLock, 1);
  self->descriptor = descriptor;
  return self;
}

/**
 * guichet_folder_lock_release:
 *
 * Lets the folder go.
 */
void
guichet_folder_lock_release (GuichetFolderLock *self)
{
  g_close (self->descriptor, NULL);
  g_free (self);
}
