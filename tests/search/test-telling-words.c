/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-telling-words.h"

static void
test_list (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "" },
    { "Clôture annuelle refusée pour tous", "cloture annuelle refusee" },
    { "Depuis ce matin : ERR-4012, écritures non équilibrées", "err-4012 ecritures equilibrees" },
    { "l’édition — l'ÉDITION", "edition" },
    { "sous-menu V9.2 le 12", "menu" },
    { "code 00471 puis 00471", "00471 code" },
    { "\xff\xfe", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = guichet_telling_words_list (cases[i].text, 8);
      g_autofree char *joined = g_strjoinv (" ", words);

      g_assert_cmpstr (joined, ==, cases[i].words);
    }
}

static void
test_limit (void)
{
  g_auto (GStrv) words = guichet_telling_words_list ("paie bulletin E1234 agent salaire", 3);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, "e1234 paie bulletin");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telling-words/list", test_list);
  g_test_add_func ("/telling-words/limit", test_limit);
  return g_test_run ();
}
