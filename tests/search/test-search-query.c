/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-search-query.h"

#include <string.h>

/* Terms with + required, - excluded, * prefix; then phrases in quotes. */
static char *
read_query (const char *typed)
{
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  g_autoptr (GuichetSearchQuery) query = guichet_search_query_parse (french, typed);
  GString *read = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const GuichetSearchTerm *term = g_ptr_array_index (query->terms, i);

      g_string_append_printf (read, "%s%s%s%s", read->len ? " " : "",
                              term->is_required ? "+" : term->is_excluded ? "-" : "",
                              term->surface, term->is_prefix ? "*" : "");
    }
  for (guint i = 0; i < query->phrases->len; i++)
    {
      g_autofree char *phrase = g_strjoinv (" ", g_ptr_array_index (query->phrases, i));

      g_string_append_printf (read, " \"%s\"", phrase);
    }
  return g_string_free (read, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *typed;
    const char *query;
  } cases[] = {
    { "", "" },
    { "  ' \" - ( ) * ", "" },
    { "clôture", "cloture*" },
    { "clôture ", "cloture" },
    { "clôture de l'ann", "cloture ann*" },
    { "de la", "de la*" },
    { "\"de la\"", " \"de la\"" },
    { "paie -dsn", "paie -dsn" },
    { "sous-préfecture -", "prefecture" },
    { "\"clôture de l'exercice\" vide ", "+cloture +exercice vide \"cloture de exercice\"" },
    { "« bon de commande »", "+bon +commande \"bon de commande\"" },
    { "\"pas fini", "fini*" },
    { "ERR-40", "err-40* err 40*" },
    { "a\" OR b* NEAR(c) title:e ", "or b near title e" },
    { "\xff\xfe", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *query = read_query (cases[i].typed);

      g_assert_cmpstr (query, ==, cases[i].query);
    }
}

static void
test_many_words (void)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  g_autoptr (GuichetSearchQuery) query = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (typed, "mot ");
  query = guichet_search_query_parse (french, typed->str);
  g_assert_cmpuint (query->terms->len, ==, 32);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/parse", test_parse);
  g_test_add_func ("/search-query/many-words", test_many_words);
  return g_test_run ();
}
