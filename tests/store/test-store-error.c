/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-store-error.h"

#include <errno.h>
#include <sqlite3.h>

static void
test_sqlite (void)
{
  static const struct
  {
    int code;
    GuichetStoreError expected;
  } cases[] = {
    { SQLITE_FULL, GUICHET_STORE_ERROR_FULL },
    { SQLITE_READONLY_DBMOVED, GUICHET_STORE_ERROR_READ_ONLY },
    { SQLITE_CORRUPT_INDEX, GUICHET_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, GUICHET_STORE_ERROR_DAMAGED },
    { SQLITE_BUSY_SNAPSHOT, GUICHET_STORE_ERROR_IN_USE },
    { SQLITE_IOERR_FSYNC, GUICHET_STORE_ERROR_FAILED },
    { SQLITE_CONSTRAINT_UNIQUE, GUICHET_STORE_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (guichet_store_error_from_sqlite (cases[i].code), ==, cases[i].expected);
}

static void
test_errno (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (guichet_store_error_from_errno (ENOSPC), ==, GUICHET_STORE_ERROR_FULL);
  g_assert_cmpint (guichet_store_error_from_errno (EDQUOT), ==, GUICHET_STORE_ERROR_FULL);
  g_assert_cmpint (guichet_store_error_from_errno (EROFS), ==, GUICHET_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (guichet_store_error_from_errno (ENOENT), ==, GUICHET_STORE_ERROR_NOT_FOUND);
  guichet_store_error_set_errno (&error, EIO, "/somewhere");
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/somewhere"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-error/sqlite", test_sqlite);
  g_test_add_func ("/store-error/errno", test_errno);
  return g_test_run ();
}
