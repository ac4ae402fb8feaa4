/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-block-private.h"

/* A number or a name means something for one kind only. */
static void
test_meanings (void)
{
  for (GuichetArticleBlockKind kind = GUICHET_ARTICLE_BLOCK_DOCUMENT;
       kind <= GUICHET_ARTICLE_BLOCK_CELL; kind++)
    {
      g_autoptr (GuichetArticleBlock) block = guichet_article_block_new (kind);

      block->number = 3;
      block->name = g_strdup ("nom");
      g_assert_cmpint (guichet_article_block_get_kind (block), ==, kind);
      g_assert_cmpuint (guichet_article_block_get_level (block), ==,
                        kind == GUICHET_ARTICLE_BLOCK_HEADING ? 3 : 0);
      g_assert_cmpuint (guichet_article_block_get_start (block), ==,
                        kind == GUICHET_ARTICLE_BLOCK_NUMBERS ? 3 : 0);
      g_assert_cmpuint (guichet_article_block_get_n_columns (block), ==,
                        kind == GUICHET_ARTICLE_BLOCK_TABLE ? 3 : 0);
      g_assert_cmpstr (guichet_article_block_get_language (block), ==,
                       kind == GUICHET_ARTICLE_BLOCK_CODE ? "nom" : NULL);
      g_assert_cmpstr (guichet_article_block_get_image_id (block), ==,
                       kind == GUICHET_ARTICLE_BLOCK_IMAGE ? "nom" : NULL);
      g_assert_cmpstr (guichet_article_block_get_text (block), ==, "");
      g_assert_cmpstr (guichet_article_block_get_markup (block), ==, "");
    }
}

static void
test_children (void)
{
  g_autoptr (GuichetArticleBlock) list
      = guichet_article_block_new (GUICHET_ARTICLE_BLOCK_BULLETS);
  GuichetArticleBlock *item = guichet_article_block_new (GUICHET_ARTICLE_BLOCK_ITEM);

  g_assert_cmpuint (guichet_article_block_get_n_children (list), ==, 0);
  guichet_article_block_add (list, item);
  g_assert_cmpuint (guichet_article_block_get_n_children (list), ==, 1);
  g_assert_true (guichet_article_block_get_child (list, 0) == item);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-block/meanings", test_meanings);
  g_test_add_func ("/article-block/children", test_children);
  return g_test_run ();
}
