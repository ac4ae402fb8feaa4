/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-spelling-words.h"

static char *
join (const char *line)
{
  g_autoptr (GArray) words = guichet_spelling_words_list (line);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const GuichetSpellingWord *word = &g_array_index (words, GuichetSpellingWord, i);
      const char *start = g_utf8_offset_to_pointer (line, word->start);
      const char *end = g_utf8_offset_to_pointer (line, word->end);

      g_string_append_printf (joined, "%s%.*s", i > 0 ? "|" : "", (int) (end - start), start);
    }
  return g_string_free (joined, FALSE);
}

/* What is copied from a screen is left alone. */
static void
test_list (void)
{
  static const struct
  {
    const char *line;
    const char *words;
  } cases[] = {
    { "", "" },
    { "La clôture annuelle, refusée.", "La|clôture|annuelle|refusée" },
    { "l’exercice d'hier", "l’exercice|d'hier" },
    { "peut-être « rendez-vous »", "peut-être|rendez-vous" },
    { "Finances › Cloture › Anuelle", "" },
    { "ERR-4012 : compte 471 refusé", "compte|refusé" },
    { "la DSN et le REU", "la|et|le" },
    { "écrire à jean@ville.fr, ou https://ville.fr/acceuil", "écrire|ou" },
    { "table T_ECRITURE, fichier C:\\tmp", "table|fichier" },
    { "V9.2 à 14h02", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = join (cases[i].line);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling-words/list", test_list);
  return g_test_run ();
}
