/* guichet-store-error.c - what can go wrong with the stored data
 *
 * Messages are for logs and terminals of administrators; words for people are made in ui/
 * from the code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-store-error.h"

#include <errno.h>
#include <sqlite3.h>

G_DEFINE_QUARK (guichet-store-error-quark, guichet_store_error)

/**
 * guichet_store_error_from_sqlite:
 * @code: a result code of SQLite, extended or not
 *
 * Returns: the kind of error it is for us
 */
GuichetStoreError
guichet_store_error_from_sqlite (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GUICHET_STORE_ERROR_IN_USE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return GUICHET_STORE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return GUICHET_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return GUICHET_STORE_ERROR_READ_ONLY;
    default:
      return GUICHET_STORE_ERROR_FAILED;
    }
}

/**
 * guichet_store_error_from_errno:
 * @number: an errno
 *
 * Returns: the kind of error it is for us
 */
GuichetStoreError
guichet_store_error_from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      return GUICHET_STORE_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return GUICHET_STORE_ERROR_READ_ONLY;
    case ENOENT:
      return GUICHET_STORE_ERROR_NOT_FOUND;
    default:
      return GUICHET_STORE_ERROR_FAILED;
    }
}

/**
 * guichet_store_error_set_errno:
 * @number: the errno of the call that failed
 * @path: what it was about
 *
 * Sets @error from a failed system call.
 */
void
guichet_store_error_set_errno (GError     **error,
                               int          number,
                               const char  *path)
{
  g_set_error (error, GUICHET_STORE_ERROR, guichet_store_error_from_errno (number),
               "%s: %s", path, g_strerror (number));
}
