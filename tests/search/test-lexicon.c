/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-lexicon.h"

static GuichetLexicon *
make (void)
{
  static const char *const words[] = { "sauvegarde", "sauvegardes", "sauver", "bordereau", "paie",
                                       "paye", "mandat", "mandats", "mandataire", "regie" };
  GuichetLexicon *lexicon = guichet_lexicon_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    guichet_lexicon_add (lexicon, words[i], i == 8);
  return lexicon;
}

static char *
join (GPtrArray *words)
{
  g_autoptr (GPtrArray) owned = words;

  g_ptr_array_add (owned, NULL);
  return g_strjoinv (" ", (char **) owned->pdata);
}

static void
test_correct (void)
{
  static const struct
  {
    const char *typed;
    const char *words;
  } cases[] = {
    { "sauvgarde", "sauvegarde" },    /* one less */
    { "suavegarde", "sauvegarde" },   /* swapped */
    { "sauvegardde", "sauvegarde" },  /* one more */
    { "sauvagarde", "sauvegarde" },   /* another */
    { "suavegadre", "sauvegarde" },   /* two, in a long word */
    { "bordreaux", "bordereau" },     /* two, in a long word */
    { "mendet", "" },                 /* two, in a short one */
    { "regei", "regie" },
    { "reg", "" },                    /* too short to tell */
    { "xyzxyzxyz", "" },
  };
  g_autoptr (GuichetLexicon) lexicon = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = join (guichet_lexicon_correct (lexicon, cases[i].typed, 8));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Those of titles first, then the shortest, when there is no room for all. */
static void
test_complete (void)
{
  g_autoptr (GuichetLexicon) lexicon = make ();
  g_autofree char *all = join (guichet_lexicon_complete (lexicon, "mand", 8));
  g_autofree char *two = join (guichet_lexicon_complete (lexicon, "mand", 2));
  g_autofree char *none = join (guichet_lexicon_complete (lexicon, "z", 8));

  g_assert_cmpstr (all, ==, "mandat mandataire mandats");
  g_assert_cmpstr (two, ==, "mandataire mandat");
  g_assert_cmpstr (none, ==, "");
}

static void
test_grows (void)
{
  g_autoptr (GuichetLexicon) lexicon = make ();

  g_assert_false (guichet_lexicon_contains (lexicon, "aaa"));
  guichet_lexicon_add (lexicon, "aaa", FALSE);
  g_assert_true (guichet_lexicon_contains (lexicon, "aaa"));
  g_assert_true (guichet_lexicon_contains (lexicon, "regie"));
  guichet_lexicon_clear (lexicon);
  g_assert_false (guichet_lexicon_contains (lexicon, "aaa"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/correct", test_correct);
  g_test_add_func ("/lexicon/complete", test_complete);
  g_test_add_func ("/lexicon/grows", test_grows);
  return g_test_run ();
}
