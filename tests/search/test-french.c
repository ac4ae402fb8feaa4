/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-french.h"

#include <string.h>

/* Surfaces, those of stop words in brackets. */
static char *
read_surfaces (const char *text)
{
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  GString *read = g_string_new (NULL);
  GuichetWord word;

  guichet_french_begin (french, text, strlen (text));
  while (guichet_french_next (french, &word))
    g_string_append_printf (read, word.is_stop ? "%s(%s)" : "%s%s", read->len ? " " : "",
                            word.surface);
  return g_string_free (read, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "" },
    { " .,;:!?« » ", "" },
    { "L'écriture d’œuvres", "ecriture oeuvres" },
    { "Jusqu'à l'état CIVIL", "(a) etat civil" },
    { "aujourd'hui", "aujourd hui" },
    { "ERR-4012 : refus", "err-4012 err 4012 refus" },
    { "La V9.2.", "(la) v9.2 v9 2" },
    { "Fin V9. Suite", "fin v9 suite" },
    { "sous-préfecture et/ou mairie", "(sous) prefecture (et) (ou) mairie" },
    { "e\xcc\x81tat", "etat" },
    { "Straße ŒDÈME Æther", "straße oedeme aether" },
    { "日本 §", "日本" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = read_surfaces (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Each says the same: accents dropped or not, feminine, plural, verb. */
static void
test_stems (void)
{
  static const char *const families[][5] = {
    { "qualifiée", "qualifiee", "qualifie", "qualifiées", "qualifiés" },
    { "clôture", "cloture", "clôtures", "CLÔTURES", "clôturée" },
    { "écriture", "ecritures", "Écriture", "ÉCRITURES", "ecriture" },
    { "validation", "validations", "VALIDATION", "validations", "validation" },
  };
  g_autoptr (GuichetFrench) french = guichet_french_new ();

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *first = NULL;

      for (guint j = 0; j < 5; j++)
        {
          GuichetWord word;

          guichet_french_begin (french, families[i][j], strlen (families[i][j]));
          g_assert_true (guichet_french_next (french, &word));
          if (!first)
            first = g_strdup (word.stem);
          g_assert_cmpstr (word.stem, ==, first);
        }
    }
}

static void
test_places (void)
{
  const char *text = "À l'état";
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  GuichetWord word;

  guichet_french_begin (french, text, strlen (text));
  g_assert_true (guichet_french_next (french, &word));
  g_assert_true (guichet_french_next (french, &word));
  g_assert_cmpstr (text + word.start, ==, "état");
  g_assert_cmpuint (word.end, ==, strlen (text));
  g_assert_false (guichet_french_next (french, &word));
}

/* A megabyte without a space is one word, cut. */
static void
test_long_word (void)
{
  g_autofree char *text = g_strnfill (1 << 20, 'a');
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  GuichetWord word;

  guichet_french_begin (french, text, strlen (text));
  g_assert_true (guichet_french_next (french, &word));
  g_assert_cmpuint (strlen (word.surface), <, GUICHET_FRENCH_MOST_BYTES);
  g_assert_cmpuint (word.end, ==, 1 << 20);
  g_assert_false (guichet_french_next (french, &word));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/french/words", test_words);
  g_test_add_func ("/french/stems", test_stems);
  g_test_add_func ("/french/places", test_places);
  g_test_add_func ("/french/long-word", test_long_word);
  return g_test_run ();
}
