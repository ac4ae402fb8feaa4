/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-search.h"

#include <string.h>

static void
test_to_match (void)
{
  static const struct
  {
    const char *typed;
    const char *match;
  } cases[] = {
    { "", NULL },
    { "  ' \" - ( ) * ", NULL },
    { "clôture", "\"clôture\"*" },
    { "clôture ", "\"clôture\"" },
    { "clôture ann", "\"clôture\" AND \"ann\"*" },
    { "l'écriture de l’agent ", "\"écriture\" AND \"de\" AND \"agent\"" },
    { "ERR-4012", "\"ERR\" AND \"4012\"*" },
    { "a\" OR b* NEAR(c) -d title:e ", "\"a\" AND \"OR\" AND \"b\" AND \"NEAR\" AND \"c\" AND \"d\" AND "
                                        "\"title\" AND \"e\"" },
    { "\xff\xfe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *match = guichet_article_search_to_match (cases[i].typed, FALSE);

      g_assert_cmpstr (match, ==, cases[i].match);
    }
}

static void
test_any (void)
{
  g_autofree char *match = guichet_article_search_to_match ("paie dsn ", TRUE);

  g_assert_cmpstr (match, ==, "\"paie\" OR \"dsn\"");
}

static void
test_many_words (void)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autofree char *match = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (typed, "mot ");
  match = guichet_article_search_to_match (typed->str, FALSE);
  g_assert_nonnull (match);
  g_assert_cmpuint (strlen (match), <, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-search/to-match", test_to_match);
  g_test_add_func ("/article-search/any", test_any);
  g_test_add_func ("/article-search/many-words", test_many_words);
  return g_test_run ();
}
