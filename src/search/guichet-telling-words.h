/* guichet-telling-words.h - the words of a text that say what it is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char   **guichet_telling_words_list    (const char *text,
                                        guint       limit);
gboolean guichet_telling_words_is_code (const char *word);

G_END_DECLS
