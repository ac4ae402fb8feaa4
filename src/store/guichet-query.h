/* guichet-query.h - a statement composed at run time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

typedef struct _GuichetQuery GuichetQuery;

GuichetQuery     *guichet_query_new         (const char         *sql);
GuichetQuery     *guichet_query_ref         (GuichetQuery       *self);
void              guichet_query_unref       (GuichetQuery       *self);
void              guichet_query_set_slow    (GuichetQuery       *self);
gboolean          guichet_query_is_slow     (GuichetQuery       *self);
void              guichet_query_add         (GuichetQuery       *self,
                                             const char         *sql);
void              guichet_query_add_text    (GuichetQuery       *self,
                                             const char         *sql,
                                             const char         *text);
void              guichet_query_add_integer (GuichetQuery       *self,
                                             const char         *sql,
                                             gint64              value);
GuichetStatement *guichet_query_prepare     (GuichetQuery       *self,
                                             GuichetConnection  *connection,
                                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetQuery, guichet_query_unref)

G_END_DECLS
