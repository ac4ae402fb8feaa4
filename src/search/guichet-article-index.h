/* guichet-article-index.h - keeps the FAQ searchable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

gboolean guichet_article_index_update  (GuichetConnection  *connection,
                                        gint64              budget_us,
                                        gboolean           *more,
                                        GError            **error);
gboolean guichet_article_index_rebuild (GuichetConnection  *connection,
                                        GError            **error);
gboolean guichet_article_index_check   (GuichetConnection  *connection,
                                        GError            **error);

G_END_DECLS
