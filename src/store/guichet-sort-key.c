/* guichet-sort-key.c - texts as they are sorted and found
 *
 * "Élection" sorts beside "election" and is found by it. The same on every machine, whatever
 * its locale, for the keys are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sort-key.h"

/**
 * guichet_sort_key_make:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text in lower case without accents
 */
char *
guichet_sort_key_make (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "fr");

  return g_ascii_strdown (plain, -1);
}

/**
 * guichet_sort_key_pattern:
 * @typed: what somebody typed to find something
 *
 * Returns: (transfer full): what finds it anywhere in a key, with LIKE … ESCAPE '\'
 */
char *
guichet_sort_key_pattern (const char *typed)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *key = guichet_sort_key_make (stripped);
  GString *pattern = g_string_new ("%");

  for (const char *at = key; *at != '\0'; at++)
    {
      if (*at == '%' || *at == '_' || *at == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}
