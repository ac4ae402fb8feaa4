/* guichet-database.h - the stored data of one account, and on which thread they are used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-blob-store.h"
#include "guichet-clock.h"
#include "guichet-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetDatabaseMode:
 * @GUICHET_DATABASE_WRITER: makes, migrates, reads and writes; one program at a time
 * @GUICHET_DATABASE_READER: reads what exists, beside the program that writes if there is one
 */
typedef enum
{
  GUICHET_DATABASE_WRITER,
  GUICHET_DATABASE_READER,
} GuichetDatabaseMode;

/**
 * GuichetDatabaseFunc:
 * @connection: the worker's connection, in a transaction
 * @data: what was given with it
 *
 * What to do on the worker's thread.
 *
 * Returns: %FALSE with @error to have all that it did rolled back
 */
typedef gboolean (*GuichetDatabaseFunc) (GuichetConnection  *connection,
                                         gpointer            data,
                                         GError            **error);

#define GUICHET_TYPE_DATABASE (guichet_database_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDatabase, guichet_database, GUICHET, DATABASE, GObject)

GuichetDatabase   *guichet_database_open           (GFile                *folder,
                                                    GuichetDatabaseMode   mode,
                                                    GuichetClock         *clock,
                                                    GError              **error);
void               guichet_database_close          (GuichetDatabase      *self);
GFile             *guichet_database_get_folder     (GuichetDatabase      *self);
GuichetBlobStore  *guichet_database_get_blobs      (GuichetDatabase      *self);
gboolean           guichet_database_is_writable    (GuichetDatabase      *self);
guint64            guichet_database_get_generation (GuichetDatabase      *self);
gboolean           guichet_database_has_queued     (GuichetDatabase      *self);
GuichetConnection *guichet_database_read           (GuichetDatabase      *self);
void               guichet_database_read_async     (GuichetDatabase      *self,
                                                    GuichetDatabaseFunc   func,
                                                    gpointer              data,
                                                    GDestroyNotify        destroy,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           guichet_database_read_finish    (GuichetDatabase      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               guichet_database_write_async    (GuichetDatabase      *self,
                                                    GuichetDatabaseFunc   func,
                                                    gpointer              data,
                                                    GDestroyNotify        destroy,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           guichet_database_write_finish   (GuichetDatabase      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
