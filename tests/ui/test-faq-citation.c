/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-faq-citation.h"

#define ID "aaaaaaaa-0000-4000-8000-000000000001"

static void
test_cite (void)
{
  const GuichetArticleFields fields = { .id = ID, .title = "Rouvrir\xe2\x80\xae un bordereau",
                                        .category = "Finances", .product = "finances" };
  g_autoptr (GuichetArticle) article = guichet_article_new (&fields);
  g_autoptr (GuichetDemande) demande = guichet_faq_cite (article);

  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_CONTEXT), ==,
                   "I have read the article “Rouvrir un bordereau” (faq:" ID ").\n");
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL), ==, "finances");
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_TITLE), ==, "");
}

static void
test_cite_without_a_product (void)
{
  const GuichetArticleFields fields = { .id = ID, .title = "Poste", .category = "Poste" };
  g_autoptr (GuichetArticle) article = guichet_article_new (&fields);
  g_autoptr (GuichetDemande) demande = guichet_faq_cite (article);

  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faq-citation/cite", test_cite);
  g_test_add_func ("/faq-citation/cite-without-a-product", test_cite_without_a_product);
  return g_test_run ();
}
