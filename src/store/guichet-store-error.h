/* guichet-store-error.h - what can go wrong with the stored data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_STORE_ERROR (guichet_store_error_quark ())

/**
 * GuichetStoreError:
 * @GUICHET_STORE_ERROR_IN_USE: another program holds the folder; the message names it
 * @GUICHET_STORE_ERROR_NEWER: a later version of the program wrote this database
 * @GUICHET_STORE_ERROR_DAMAGED: not our database, or content that no longer equals its seal
 * @GUICHET_STORE_ERROR_FULL: no space is left
 * @GUICHET_STORE_ERROR_READ_ONLY: the folder or this opening of it cannot be written
 * @GUICHET_STORE_ERROR_NOT_FOUND: no such thing
 * @GUICHET_STORE_ERROR_AMBIGUOUS: a shortened id names several things
 * @GUICHET_STORE_ERROR_STATE: the delivery state forbids this change
 * @GUICHET_STORE_ERROR_FAILED: anything else, input and output errors included
 */
typedef enum
{
  GUICHET_STORE_ERROR_IN_USE,
  GUICHET_STORE_ERROR_NEWER,
  GUICHET_STORE_ERROR_DAMAGED,
  GUICHET_STORE_ERROR_FULL,
  GUICHET_STORE_ERROR_READ_ONLY,
  GUICHET_STORE_ERROR_NOT_FOUND,
  GUICHET_STORE_ERROR_AMBIGUOUS,
  GUICHET_STORE_ERROR_STATE,
  GUICHET_STORE_ERROR_FAILED,
} GuichetStoreError;

GQuark            guichet_store_error_quark       (void);
GuichetStoreError guichet_store_error_from_sqlite (int           code);
GuichetStoreError guichet_store_error_from_errno  (int           number);
void              guichet_store_error_set_errno   (GError      **error,
                                                   int           number,
                                                   const char   *path);

G_END_DECLS
