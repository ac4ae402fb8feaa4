/* guichet-query-model.h - rows of the database as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-query.h"

G_BEGIN_DECLS

/**
 * GuichetRowLoader:
 * @connection: the main thread's
 * @key: the row's rowid
 * @existing: (nullable): the object that shows the row now
 * @data: what was given with it
 *
 * Loads one row. An object that can change is brought up to date and returned; one that cannot
 * is returned when it still says what the row says, and otherwise replaced.
 *
 * Returns: (transfer full) (nullable): the object; %NULL when there is no such row
 */
typedef GObject *(*GuichetRowLoader) (GuichetConnection  *connection,
                                      gint64              key,
                                      GObject            *existing,
                                      gpointer            data,
                                      GError            **error);

#define GUICHET_TYPE_QUERY_MODEL (guichet_query_model_get_type ())

G_DECLARE_FINAL_TYPE (GuichetQueryModel, guichet_query_model, GUICHET, QUERY_MODEL, GObject)

GuichetQueryModel *guichet_query_model_new       (GuichetDatabase    *database,
                                                  GType               item_type,
                                                  const char *const  *tables,
                                                  GuichetQuery       *query,
                                                  GuichetRowLoader    loader,
                                                  gpointer            data);
void               guichet_query_model_set_query (GuichetQueryModel  *self,
                                                  GuichetQuery       *query);
gboolean           guichet_query_model_is_busy   (GuichetQueryModel  *self);
guint              guichet_query_model_find      (GuichetQueryModel  *self,
                                                  gint64              key);

G_END_DECLS
