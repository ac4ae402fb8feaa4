/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-sort-key.h"

static void
test_keys (void)
{
  static const char *const cases[][2] = {
    { "Élections", "elections" }, { "ÇA MARCHE", "ca marche" }, { "", "" }, { "Œuvre", "oeuvre" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = guichet_sort_key_make (cases[i][0]);

      g_assert_cmpstr (key, ==, cases[i][1]);
    }
}

static void
test_patterns (void)
{
  static const char *const cases[][2] = {
    { "  État ", "%etat%" }, { "100 %", "%100 \\%%" }, { "a_b\\c", "%a\\_b\\\\c%" }, { "", "%%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = guichet_sort_key_pattern (cases[i][0]);

      g_assert_cmpstr (pattern, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sort-key/keys", test_keys);
  g_test_add_func ("/sort-key/patterns", test_patterns);
  return g_test_run ();
}
