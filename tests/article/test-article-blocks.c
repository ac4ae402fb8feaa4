/* Right articles: the tree they give, written as nested words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-blocks.h"

#define ID "0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b"

static const char *kinds[] = { "doc",  "p",  "h",  "code", "image", "rule", "quote",
                               "ul",   "ol", "li", "table", "row",  "cell" };

static void
dump (GString                   *string,
      const GuichetArticleBlock *block)
{
  guint number = guichet_article_block_get_level (block)
                 + guichet_article_block_get_start (block)
                 + guichet_article_block_get_n_columns (block);
  const char *name = guichet_article_block_get_language (block);

  if (guichet_article_block_get_image_id (block))
    name = guichet_article_block_get_image_id (block);
  g_string_append_printf (string, "(%s", kinds[guichet_article_block_get_kind (block)]);
  if (number > 0)
    g_string_append_printf (string, "%u", number);
  if (name)
    g_string_append_printf (string, "=%s", name);
  if (guichet_article_block_is_header (block))
    g_string_append_c (string, '!');
  g_string_append (string, &"\0\0^\0>"[2 * guichet_article_block_get_alignment (block)]);
  if (*guichet_article_block_get_markup (block))
    g_string_append_printf (string, " %s", guichet_article_block_get_markup (block));
  for (guint i = 0; i < guichet_article_block_get_n_children (block); i++)
    dump (string, guichet_article_block_get_child (block, i));
  g_string_append_c (string, ')');
}

static const struct
{
  const char *name;
  const char *body;
  const char *tree;
} cases[] = {
  { "empty", "", "(doc)" },
  { "white", "  \n\n \n", "(doc)" },
  { "paragraphs", "Un\ndeux\n\nTrois  \nquatre", "(doc(p Un deux)(p Trois\nquatre))" },
  { "styles", "a *b* **c *d*** `e<f>`", "(doc(p a <i>b</i> <b>c </b><b><i>d</i></b> "
                                        "<tt>e&lt;f&gt;</tt>))" },
  { "nested-same-style", "**a **b** c**", "(doc(p <b>a b c</b>))" },
  { "headings", "# A\n\n### B *c* #\n\nD\n=\n", "(doc(h1 A)(h3 B <i>c</i>)(h1 D))" },
  { "bullets", "- a\n- b\n", "(doc(ul(li(p a))(li(p b))))" },
  { "loose", "- a\n\n- b\n", "(doc(ul(li(p a))(li(p b))))" },
  { "numbers", "4. a\n5. b\n", "(doc(ol4(li(p a))(li(p b))))" },
  { "zero", "0. a\n", "(doc(ol(li(p a))))" },
  { "nested-lists", "- a\n  1. b\n     - c\n- d\n",
    "(doc(ul(li(p a)(ol1(li(p b)(ul(li(p c))))))(li(p d))))" },
  { "item-with-code", "1. a\n\n   ```sql\n   select 1;\n   ```\n\n   b\n",
    "(doc(ol1(li(p a)(code=sql select 1;)(p b))))" },
  { "code", "```\n<a>\n  *b*\n\n&amp;\n```\n", "(doc(code &lt;a&gt;\n  *b*\n\n&amp;amp;))" },
  { "code-indented", "    a\n     b\n", "(doc(code a\n b))" },
  { "code-language", "```a<b>\nx\n```\n", "(doc(code x))" },
  { "quote", "> Note\n> bien\n>\n> - a\n", "(doc(quote(p Note bien)(ul(li(p a)))))" },
  { "rule", "a\n\n***\nb", "(doc(p a)(rule)(p b))" },
  { "table", "| a | b | c |\n|---|:-:|--:|\n| 1 | *2* | `3` |\n| 4 |\n",
    "(doc(table3(row!(cell! a)(cell!^ b)(cell!> c))(row(cell 1)(cell^ <i>2</i>)"
    "(cell> <tt>3</tt>))(row(cell 4)(cell^)(cell>))))" },
  { "table-pipe", "|a|\n|-|\n|b \\| c|\n", "(doc(table1(row!(cell! a))(row(cell b | c))))" },
  { "link", "Voir [la *page*](https://example.org/a) !",
    "(doc(p Voir <a href=\"0\">la <i>page</i></a> !))" },
  { "same-link", "[a](https://a.fr) [b](https://b.fr) [c](https://a.fr)",
    "(doc(p <a href=\"0\">a</a> <a href=\"1\">b</a> <a href=\"0\">c</a>))" },
  { "autolink", "<https://example.org> <a@example.org>",
    "(doc(p <a href=\"0\">https://example.org</a> <a href=\"1\">a@example.org</a>))" },
  { "reference", "[a][1]\n\n[1]: https://example.org/?a=1&amp;b=2\n",
    "(doc(p <a href=\"0\">a</a>))" },
  { "our-links", "[a](faq:" ID ") [b](demande:" ID ")",
    "(doc(p <a href=\"0\">a</a> <a href=\"1\">b</a>))" },
  { "image", "![Écran *1*](image:" ID ")", "(doc(image=" ID " Écran 1))" },
  { "image-in-text", "*avant ![x](image:" ID ") après*",
    "(doc(p <i>avant</i>)(image=" ID " x)(p <i>après</i>))" },
  { "image-in-item", "- ![x](image:" ID ")\n- a\n", "(doc(ul(li(image=" ID " x))(li(p a))))" },
  { "image-in-cell", "|![x](image:" ID ")|\n|-|\n", "(doc(table1(row!(cell! x))))" },
  { "image-in-link", "[![x](image:" ID ")](https://a.fr)", "(doc(image=" ID " x))" },
  { "entities", "&eacute;&#233;&laquo;&nbsp;&amp;&lt;", "(doc(p éé«\u00a0&amp;&lt;))" },
  { "french", "L’« état » : 10 €…", "(doc(p L’« état » : 10 €…))" },
};

static void
test_tree (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (cases[index].body);
  g_autoptr (GString) tree = g_string_new (NULL);

  dump (tree, guichet_article_blocks_get_root (blocks));
  g_assert_cmpstr (tree->str, ==, cases[index].tree);
  g_assert_false (guichet_article_blocks_is_truncated (blocks));
}

#define ARTICLE                                                                                   \
  "# Éditer un état\n\nVoir [la page](https://example.org) et ![l’écran](image:" ID ").\n\n"      \
  "## Étapes\n\n1. Ouvrir\n2. *Imprimer*\n\n|Code|Sens|\n|-|-|\n|REU|Registre|\n\n"               \
  "```\na\nb\n```\n![encore](image:" ID ")\n"

static void
test_text (void)
{
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (ARTICLE);
  g_autofree char *text = guichet_article_blocks_to_text (blocks);

  g_assert_cmpstr (text, ==,
                   "Éditer un état\nVoir la page et\nl’écran\n.\nÉtapes\nOuvrir\nImprimer\n"
                   "Code\tSens\nREU\tRegistre\na\nb\nencore\n");
}

static void
test_outline (void)
{
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (ARTICLE);
  const GuichetArticleBlock *root = guichet_article_blocks_get_root (blocks);
  const char *const *images = guichet_article_blocks_get_image_ids (blocks);

  g_assert_cmpuint (guichet_article_blocks_get_n_headings (blocks), ==, 2);
  g_assert_true (guichet_article_blocks_get_heading (blocks, 0)
                 == guichet_article_block_get_child (root, 0));
  g_assert_cmpstr (guichet_article_block_get_text (guichet_article_blocks_get_heading (blocks, 1)),
                   ==, "Étapes");
  g_assert_cmpstr (images[0], ==, ID);
  g_assert_null (images[1]);
}

static void
test_links (void)
{
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (ARTICLE);
  GuichetArticleLink *link = guichet_article_blocks_lookup_link (blocks, "0");
  static const char *unknown[] = { "1", "-1", "", "0x0", "00000000000000000000001", "a", " 0" };

  g_assert_cmpuint (guichet_article_blocks_get_n_links (blocks), ==, 1);
  g_assert_true (link == guichet_article_blocks_get_link (blocks, 0));
  g_assert_cmpstr (guichet_article_link_get_host (link), ==, "example.org");
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (guichet_article_blocks_lookup_link (blocks, unknown[i]));
}

static void
test_lifetime (void)
{
  GuichetArticleBlocks *blocks = guichet_article_blocks_parse ("a");
  g_autoptr (GuichetArticleBlocks) kept = guichet_article_blocks_ref (blocks);

  guichet_article_blocks_unref (blocks);
  g_assert_cmpuint (
      guichet_article_block_get_n_children (guichet_article_blocks_get_root (kept)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/article-blocks/tree/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tree);
    }
  g_test_add_func ("/article-blocks/text", test_text);
  g_test_add_func ("/article-blocks/outline", test_outline);
  g_test_add_func ("/article-blocks/links", test_links);
  g_test_add_func ("/article-blocks/lifetime", test_lifetime);
  return g_test_run ();
}
