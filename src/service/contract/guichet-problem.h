/* guichet-problem.h - answers that are not success, told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

gint64  guichet_problem_parse_retry_after (const char         *field,
                                           gint64              now);
GError *guichet_problem_to_error          (guint               status,
                                           SoupMessageHeaders *headers,
                                           GBytes             *body,
                                           gint64              now);

G_END_DECLS
