/* guichet-server-store.h - the service's database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SERVER_STORE (guichet_server_store_get_type ())

G_DECLARE_FINAL_TYPE (GuichetServerStore, guichet_server_store, GUICHET, SERVER_STORE, GObject)

/**
 * GuichetServerAccess:
 * @GUICHET_SERVER_READS: the transaction only reads
 * @GUICHET_SERVER_WRITES: the transaction takes the write lock at once
 */
typedef enum
{
  GUICHET_SERVER_READS,
  GUICHET_SERVER_WRITES,
} GuichetServerAccess;

/**
 * GuichetServerRows:
 *
 * The rows that a query gives, read one after the other.
 */
typedef struct _GuichetServerRows GuichetServerRows;

GuichetServerStore *guichet_server_store_open       (const char          *folder,
                                                     GError             **error);
const char         *guichet_server_store_get_folder (GuichetServerStore  *self);
const char         *guichet_server_store_get_id     (GuichetServerStore  *self);
void                guichet_server_store_begin      (GuichetServerStore  *self,
                                                     GuichetServerAccess  access);
gboolean            guichet_server_store_end        (GuichetServerStore  *self,
                                                     GError             **error);
void                guichet_server_store_fail       (GuichetServerStore  *self,
                                                     GError              *error);
void                guichet_server_store_run        (GuichetServerStore  *self,
                                                     const char          *sql,
                                                     const char          *types,
                                                     ...);
gint64              guichet_server_store_get_last   (GuichetServerStore  *self);
gint64              guichet_server_store_count      (GuichetServerStore  *self,
                                                     const char          *sql,
                                                     const char          *types,
                                                     ...);
char               *guichet_server_store_lookup     (GuichetServerStore  *self,
                                                     const char          *sql,
                                                     const char          *types,
                                                     ...);
GuichetServerRows  *guichet_server_store_query      (GuichetServerStore  *self,
                                                     const char          *sql,
                                                     const char          *types,
                                                     ...);
gboolean            guichet_server_rows_next        (GuichetServerRows   *rows);
const char         *guichet_server_rows_text        (GuichetServerRows   *rows,
                                                     int                  column);
gint64              guichet_server_rows_integer     (GuichetServerRows   *rows,
                                                     int                  column);
void                guichet_server_rows_free        (GuichetServerRows   *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerRows, guichet_server_rows_free)

G_END_DECLS
