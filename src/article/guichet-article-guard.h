/* guichet-article-guard.h - the source of an article, cut to what the parser can take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_ARTICLE_BODY_MAX (1024 * 1024)
#define GUICHET_ARTICLE_LINE_MAX 40000
#define GUICHET_ARTICLE_PREFIX_MAX 256
#define GUICHET_ARTICLE_RUN_LINES_MAX 2000
#define GUICHET_ARTICLE_RUN_BYTES_MAX (128 * 1024)

char *guichet_article_guard (const char *body,
                             gboolean   *truncated);

G_END_DECLS
