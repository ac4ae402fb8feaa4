/* guichet-connection.h - one connection to the database, and its statements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-store-error.h"

G_BEGIN_DECLS

typedef struct _GuichetConnection GuichetConnection;
typedef struct _GuichetStatement GuichetStatement;

/**
 * GuichetConnectionMode:
 * @GUICHET_CONNECTION_WRITER: the one that writes and checkpoints
 * @GUICHET_CONNECTION_READER: reads only, and never checkpoints
 */
typedef enum
{
  GUICHET_CONNECTION_WRITER,
  GUICHET_CONNECTION_READER,
} GuichetConnectionMode;

GuichetConnection *guichet_connection_open         (const char             *path,
                                                    GuichetConnectionMode   mode,
                                                    GError                **error);
void               guichet_connection_close        (GuichetConnection      *self);
void               guichet_connection_hand_over    (GuichetConnection      *self);
struct sqlite3    *guichet_connection_get_handle   (GuichetConnection      *self);
gboolean           guichet_connection_has_failed   (GuichetConnection      *self);

gboolean           guichet_connection_begin        (GuichetConnection      *self,
                                                    GError                **error);
gboolean           guichet_connection_commit       (GuichetConnection      *self,
                                                    GError                **error);
void               guichet_connection_roll_back    (GuichetConnection      *self);
void               guichet_connection_touch        (GuichetConnection      *self,
                                                    const char             *table);
GPtrArray         *guichet_connection_take_touched (GuichetConnection      *self);

gboolean           guichet_connection_execute      (GuichetConnection      *self,
                                                    const char             *script,
                                                    GError                **error);
GuichetStatement  *guichet_connection_query        (GuichetConnection      *self,
                                                    GError                **error,
                                                    const char             *sql,
                                                    const char             *types,
                                                    ...);
gboolean           guichet_connection_run          (GuichetConnection      *self,
                                                    GError                **error,
                                                    const char             *sql,
                                                    const char             *types,
                                                    ...);
gboolean           guichet_connection_get_integer  (GuichetConnection      *self,
                                                    GError                **error,
                                                    gint64                 *value,
                                                    const char             *sql,
                                                    const char             *types,
                                                    ...);
gpointer           guichet_connection_get_data     (GuichetConnection      *self,
                                                    const char             *key);
void               guichet_connection_set_data     (GuichetConnection      *self,
                                                    const char             *key,
                                                    gpointer                data,
                                                    GDestroyNotify          destroy);
gint64             guichet_connection_get_changes  (GuichetConnection      *self);
gint64             guichet_connection_get_last_key (GuichetConnection      *self);
gboolean           guichet_connection_check        (GuichetConnection      *self,
                                                    GError                **error);

void               guichet_statement_bind          (GuichetStatement       *self,
                                                    int                     position,
                                                    const GValue           *value);
gboolean           guichet_statement_next          (GuichetStatement       *self);
gboolean           guichet_statement_end           (GuichetStatement       *self,
                                                    GError                **error);
const char        *guichet_statement_get_text      (GuichetStatement       *self,
                                                    int                     column);
gint64             guichet_statement_get_integer   (GuichetStatement       *self,
                                                    int                     column);
double             guichet_statement_get_real      (GuichetStatement       *self,
                                                    int                     column);
gboolean           guichet_statement_is_null       (GuichetStatement       *self,
                                                    int                     column);
GBytes            *guichet_statement_get_bytes     (GuichetStatement       *self,
                                                    int                     column);
gconstpointer      guichet_statement_get_blob      (GuichetStatement       *self,
                                                    int                     column,
                                                    gsize                  *length);
void               guichet_statement_free          (GuichetStatement       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetConnection, guichet_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetStatement, guichet_statement_free)

G_END_DECLS
