/* guichet-article-table.h - the articles of the FAQ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article.h"
#include "guichet-connection.h"

G_BEGIN_DECLS

gboolean        guichet_article_table_apply     (GuichetConnection  *connection,
                                                 GuichetArticle     *article,
                                                 GError            **error);
gboolean        guichet_article_table_put_own   (GuichetConnection  *connection,
                                                 GPtrArray          *articles,
                                                 GError            **error);
gboolean        guichet_article_table_remove    (GuichetConnection  *connection,
                                                 const char         *id,
                                                 GError            **error);
gboolean        guichet_article_table_keep_only (GuichetConnection  *connection,
                                                 GHashTable         *present,
                                                 GError            **error);
GuichetArticle *guichet_article_table_load      (GuichetConnection  *connection,
                                                 const char         *id,
                                                 GError            **error);
GObject        *guichet_article_table_load_row  (GuichetConnection  *connection,
                                                 gint64              key,
                                                 GObject            *existing,
                                                 gpointer            data,
                                                 GError            **error);
gboolean        guichet_article_table_mark_read (GuichetConnection  *connection,
                                                 const char         *id,
                                                 gint64              now,
                                                 GError            **error);
char          **guichet_article_table_categories (GuichetConnection  *connection,
                                                  GError            **error);

G_END_DECLS
