/* guichet-preview-text.h - what leaves, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *guichet_preview_text_name  (const char *member);
char *guichet_preview_text_value (JsonNode   *value);
char *guichet_preview_text_sizes (guint64     text_bytes,
                                  guint       n_files,
                                  guint64     file_bytes);

G_END_DECLS
