/* guichet-seal.h - what tells stored texts that changed by themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-store-error.h"

G_BEGIN_DECLS

GBytes   *guichet_seal_make  (const char *const  *texts,
                              gsize               n_texts);
gboolean  guichet_seal_check (GBytes             *seal,
                              const char *const  *texts,
                              gsize               n_texts,
                              const char         *what,
                              GError            **error);

G_END_DECLS
