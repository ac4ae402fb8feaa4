/* guichet-find-text.h - where some words stand in a text, as a reader means them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetFindRange:
 * @start: in bytes of the text
 * @end: in bytes of the text
 */
typedef struct
{
  guint start;
  guint end;
} GuichetFindRange;

char   *guichet_find_text_clean (const char *text);
GArray *guichet_find_text       (const char *text,
                                 const char *words);

G_END_DECLS
