/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-find-text.h"

static void
test_found (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *expected;
  } cases[] = {
    { "Clôture annuelle", "cloture", "Clôture" },
    { "cloture", "CLÔTURE", "cloture" },
    { "cle\xcc\x81 perdue", "cle", "cle\xcc\x81" },
    { "un cœur d’or", "coeur d'or", "cœur d’or" },
    { "Æther", "aether", "Æther" },
    { "5 écritures", "5 ecritures", "5 écritures" },
    { "aaaa", "aa", "aa|aa" },
    { "Rien", "tout", NULL },
    { "Rien", "", NULL },
    { "", "mot", NULL },
    { "mot", "mots", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ranges = guichet_find_text (cases[i].text, cases[i].words);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < ranges->len; j++)
        {
          GuichetFindRange *range = &g_array_index (ranges, GuichetFindRange, j);

          g_string_append (found, j > 0 ? "|" : "");
          g_string_append_len (found, cases[i].text + range->start, range->end - range->start);
        }
      g_assert_cmpstr (found->str, ==, cases[i].expected ? cases[i].expected : "");
    }
}

static void
test_clean (void)
{
  g_autofree char *turned = guichet_find_text_clean ("facture\xe2\x80\xaegpj.exe");
  g_autofree char *lines = guichet_find_text_clean ("une\nligne\tsuivie");
  g_autofree char *nothing = guichet_find_text_clean (NULL);

  g_assert_cmpstr (turned, ==, "facturegpj.exe");
  g_assert_cmpstr (lines, ==, "une ligne suivie");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-text/found", test_found);
  g_test_add_func ("/find-text/clean", test_clean);
  return g_test_run ();
}
