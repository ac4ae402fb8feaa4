/* guichet-words.h - enumerations as words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int guichet_words_find (const char *const *words,
                        gsize              n_words,
                        const char        *word,
                        int                otherwise);

G_END_DECLS
