/* Hostile articles: whatever they hold, what comes out is within the caps, the markup is ours,
 * no link leads elsewhere than allowed, and it takes no longer than its size deserves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-blocks.h"

#include <string.h>

#include "guichet-article-text.h"

#define ID "0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b"
#define MIB (1024 * 1024)

/* For 1 MiB, sanitizers and a busy machine included; what is quadratic takes minutes. */
#define MOST_SECONDS 3.0

/* The checks that hold for every tree */

typedef struct
{
  guint n_links;
  guint n_blocks;
  gsize n_characters;
} Seen;

static void
check_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **attributes,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  static const char *tags[] = { "m", "a", "b", "i", "tt", NULL };
  Seen *seen = user_data;
  guint64 index;

  g_assert_true (g_strv_contains (tags, name));
  if (!g_str_equal (name, "a"))
    {
      g_assert_null (attributes[0]);
      return;
    }
  g_assert_cmpstr (attributes[0], ==, "href");
  g_assert_null (attributes[1]);
  g_assert_true (g_ascii_string_to_unsigned (values[0], 10, 0, G_MAXINT, &index, NULL));
  g_assert_cmpuint (index, <, seen->n_links);
}

static void
check_text_cb (GMarkupParseContext  *context,
               const char           *text,
               gsize                 length,
               gpointer              user_data,
               GError              **error)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    g_assert_true (guichet_article_text_is_kept (g_utf8_get_char (p)));
}

static void
check_markup (const GuichetArticleBlock *block,
              Seen                      *seen)
{
  static const GMarkupParser parser = { .start_element = check_element_cb, .text = check_text_cb };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autofree char *markup = g_strconcat ("<m>", guichet_article_block_get_markup (block), "</m>",
                                         NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, markup, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
check_block (const GuichetArticleBlock *block,
             guint                      depth,
             Seen                      *seen)
{
  gsize length = (gsize) g_utf8_strlen (guichet_article_block_get_text (block), -1);

  g_assert_cmpuint (depth, <=, GUICHET_ARTICLE_DEPTH_MAX);
  g_assert_cmpuint (length, <=, GUICHET_ARTICLE_TEXT_MAX);
  check_markup (block, seen);
  seen->n_blocks++;
  seen->n_characters += length;
  if (guichet_article_block_get_kind (block) == GUICHET_ARTICLE_BLOCK_ROW)
    g_assert_cmpuint (guichet_article_block_get_n_children (block), <=,
                      GUICHET_ARTICLE_COLUMNS_MAX);
  for (guint i = 0; i < guichet_article_block_get_n_children (block); i++)
    check_block (guichet_article_block_get_child (block, i), depth + 1, seen);
}

static Seen
check (const GuichetArticleBlocks *blocks)
{
  Seen seen = { guichet_article_blocks_get_n_links (blocks) };

  for (guint i = 0; i < seen.n_links; i++)
    {
      const char *uri
          = guichet_article_link_get_uri (guichet_article_blocks_get_link (blocks, i));

      g_assert_true (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "mailto:")
                     || g_str_has_prefix (uri, "faq:") || g_str_has_prefix (uri, "demande:"));
      g_assert_true (g_str_is_ascii (uri));
    }
  check_block (guichet_article_blocks_get_root (blocks), 0, &seen);
  g_assert_cmpuint (seen.n_blocks, <=, GUICHET_ARTICLE_BLOCKS_MAX + 16);
  return seen;
}

/* Short texts: what is shown instead of what was meant */

static const struct
{
  const char *body;
  const char *text;
} texts[] = {
  { "<script>alert(1)</script>", "<script>alert(1)</script>\n" },
  { "<b>x</b>", "<b>x</b>\n" },
  { "<div>\n\n*a*\n\n</div>", "<div>\na\n</div>\n" },
  { "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>\n" },
  { "<!-- a -->", "<!-- a -->\n" },
  { "<![CDATA[ a ]]>", "<![CDATA[ a ]]>\n" },
  { "<?php echo 1 ?>", "<?php echo 1 ?>\n" },
  { "<!DOCTYPE a>", "<!DOCTYPE a>\n" },
  { "<span size='999999999'>a</span>", "<span size='999999999'>a</span>\n" },
  { "<a href=\"0\">a</a>", "<a href=\"0\">a</a>\n" },
  { "&lt;b&gt;a&lt;/b&gt;", "<b>a</b>\n" },
  { "&#60;b&#62;a", "<b>a\n" },
  { "</b></tt></markup>", "</b></tt></markup>\n" },
  { "`</tt><b>`", "</tt><b>\n" },
  { "```\n</tt></m>&\n```", "</tt></m>&\n" },
  { "[a](javascript:alert\\(1\\))", "a\n" },
  { "[a](JAVASCRIPT:alert)", "a\n" },
  { "[a](java&#x0a;script:alert)", "a\n" },
  { "[a](&#106;avascript:alert)", "a\n" },
  { "[a](javascript&colon;alert)", "a\n" },
  { "[a](data:text/html;base64,PHM+)", "a\n" },
  { "[a](file:///etc/passwd)", "a\n" },
  { "[a](smb://x/y)", "a\n" },
  { "[a](ms-word:ofe|u|x)", "a\n" },
  { "[a](vbscript:x)", "a\n" },
  { "[a](http://example.org)", "a\n" },
  { "[a](//example.org)", "a\n" },
  { "[a](/etc/passwd)", "a\n" },
  { "[a](../a)", "a\n" },
  { "[a](#x)", "a\n" },
  { "[a]()", "a\n" },
  { "[a](<https://exa mple.org>)", "a\n" },
  { "[a](https://u:p@example.org)", "a\n" },
  { "[a](https://example.org\\\\@evil.example)", "a\n" },
  { "[a](https://example.org/&#x202e;b)", "a\n" },
  { "[a](https://exam&#8203;ple.org)", "a\n" },
  { "[a](faq:1)", "a\n" },
  { "[a](faq:" ID "/../x)", "a\n" },
  { "[a]\n\n[a]: javascript:x", "a\n" },
  { "<javascript:alert>", "javascript:alert\n" },
  { "<file:///etc/passwd>", "file:///etc/passwd\n" },
  { "![a](https://example.org/pixel.png)", "a\n" },
  { "![](https://example.org/pixel.png)", "" },
  { "![a](file:///etc/passwd)", "a\n" },
  { "![a](data:image/png;base64,AAAA)", "a\n" },
  { "![a](image:../../etc/passwd)", "a\n" },
  { "![a](image:" ID "?x)", "a\n" },
  { "![a](image:)", "a\n" },
  { "![a ![b](image:" ID ") c](http://x)", "a b c\n" },
  { "![<b>&lt;i>](image:" ID ")", "<b><i>\n" },
  { "gpj\u202eexe.", "gpjexe.\n" },
  { "a&#x202e;b&#8238;c", "abc\n" },
  { "\u2066a\u2069\u200e\u061c", "a\n" },
  { "a\x01\x1b[31mb\x7f", "a[31mb\n" },
  { "a&#27;b&#0;c", "ab\ufffd" "c\n" },
  { "a\xff\xfe" "b", "a\ufffd\ufffd" "b\n" },
  { "\xed\xa0\x80", "\ufffd\ufffd\ufffd\n" },
  { "\ufeff# a", "# a\n" },
  { "a\U000e0041b", "ab\n" },
  { "&bogus; &; &#; &#x;", "&bogus; &; &#; &#x;\n" },
  { "%s%n%d", "%s%n%d\n" },
  { "**a\n\n*b", "**a\n*b\n" },
  { "|a|b\n|-|-|\n|<b>|[x](file:///y)|", "a\tb\n<b>\tx\n" },
};

static void
test_text (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (texts[index].body);
  g_autofree char *text = guichet_article_blocks_to_text (blocks);

  check (blocks);
  g_assert_cmpstr (text, ==, texts[index].text);
  g_assert_cmpuint (guichet_article_blocks_get_n_links (blocks), ==, 0);
}

/* Large texts: an opening, a unit repeated up to 1 MiB, an end */

static const struct
{
  const char *name;
  const char *start;
  const char *unit;
  const char *end;
} giants[] = {
  { "one-line", "", "lorem ipsum ", "" },
  { "one-word", "", "a", "" },
  { "soft-lines", "", "lorem\n", "" },
  { "paragraphs", "", "a\n\n", "" },
  { "headings", "", "# a\n", "" },
  { "rules", "", "***\n", "" },
  { "code-lines", "```\n", "a\n", "" },
  { "open-fences", "", "```\n", "" },
  { "quotes", "", ">", "a" },
  { "quotes-alternating", "", "> - ", "a" },
  { "quote-lines", "", "> a\n", "" },
  { "quotes-and-blank-lines", "", ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n\n", "" },
  { "deep-then-blank", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - a", "\n", "" },
  { "bullets", "", "- ", "a" },
  { "numbers", "", "1. ", "a" },
  { "items", "", "- a\n", "" },
  { "empty-items", "", "-\n", "" },
  { "markers", "", "*\n+\n-\n", "" },
  { "wide-table", "", "|a", "\n" },
  { "long-table", "|a|\n|-|\n", "|b|\n", "" },
  { "table-cells", "|a|b|c|d|\n|-|-|-|-|\n", "|1|2|3|4|\n", "" },
  { "tables", "", "|a|\n|-|\n\n", "" },
  { "pipes", "", "|", "" },
  { "emphasis-open", "", "*a ", "" },
  { "emphasis-mixed", "", "*a_ ", "" },
  { "emphasis-close", "", "a* ", "" },
  { "emphasis-long", "", "a**b", "c* " },
  { "stars", "", "*", "a" },
  { "stars-lines", "", "*a **a ***a\n", "" },
  { "backticks", "", "`", "" },
  { "backticks-growing", "", "`a``b```c````d`````e``````f", "" },
  { "brackets-open", "", "[", "a" },
  { "brackets-close", "", "a]", "" },
  { "brackets-paired", "", "[a]", "" },
  { "brackets-defined", "[a]: https://a.fr\n\n", "[a]\n", "" },
  { "brackets-nested", "[a]: https://a.fr\n\n", "[", "a]]]]]]]]" },
  { "image-open", "", "![", "" },
  { "image-link", "", "![[](", "" },
  { "links", "", "[a](https://a.fr)\n", "" },
  { "links-short", "", "[a](b)\n", "" },
  { "links-lazy", "", "[a](b)\n      >\n", "" },
  { "links-quoted", "", "> [a](b)\n>      >\n", "" },
  { "links-empty", "", "[](https://a.fr)", "" },
  { "links-open", "", "[a](", "" },
  { "links-angle", "", "[a](<b", "" },
  { "links-title", "", "[a](b \"", "" },
  { "links-title-parenthesis", "", "[a](b (", "" },
  { "links-parentheses", "", "[a](((((", "" },
  { "angles", "", "<", "" },
  { "autolinks", "", "<https://a.fr>", "" },
  { "autolinks-open", "", "<https:", "" },
  { "comments-open", "", "<!--", "" },
  { "cdata-open", "", "a <![CDATA[", "" },
  { "processing-open", "", "<?", "" },
  { "declarations-open", "", "a <!A ", "" },
  { "entities", "", "&amp;", "" },
  { "entities-unknown", "", "&abcdefgh;", "" },
  { "ampersands", "", "&", "" },
  { "references-defined", "", "[a]: b\n", "" },
  { "references-title-open", "", "[a]: b '\n", "" },
  { "references-open", "", "[a]:\n", "" },
  { "escapes", "", "\\*", "" },
  { "backslashes", "", "\\", "" },
  { "hard-breaks", "", "a  \n", "" },
  { "setext", "", "a\n=\n", "" },
  { "bidi", "", "\u202e", "" },
  { "invalid", "", "\xff", "" },
  { "images", "", "![a](image:" ID ")\n", "" },
  { "images-nested", "", "![a", "](image:" ID ")" },
  { "tabs", "", "\t", "a" },
};

/* In one piece, or in pieces that each stay within the length of a line. */
static char *
build (guint index,
       gsize piece)
{
  gsize end = strlen (giants[index].end);
  GString *string = g_string_sized_new (MIB);

  g_string_append (string, giants[index].start);
  while (string->len + piece <= MIB)
    {
      gsize stop = string->len + piece - end - 2 * strlen (giants[index].unit);

      while (string->len < stop)
        g_string_append (string, giants[index].unit);
      g_string_append (string, giants[index].end);
      g_string_append (string, "\n\n");
    }
  return g_string_free (string, FALSE);
}

static void
assert_quick (const char *body)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (body);
  double seconds = g_timer_elapsed (timer, NULL);
  Seen seen = check (blocks);

  g_test_message ("%.3f s, %u blocks, %u links, %zu characters", seconds, seen.n_blocks,
                  seen.n_links, seen.n_characters);
  g_assert_cmpfloat (seconds, <, MOST_SECONDS);
}

static void
test_giant (gconstpointer data)
{
  g_autofree char *body = build (GPOINTER_TO_UINT (data), MIB - 16);

  assert_quick (body);
}

static void
test_pieces (gconstpointer data)
{
  g_autofree char *body = build (GPOINTER_TO_UINT (data), 39000);

  assert_quick (body);
}

static char *
repeat (const char *unit,
        gsize       count)
{
  GString *string = g_string_new (NULL);

  for (gsize i = 0; i < count; i++)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

/* A row of three bytes is completed with twenty thousand cells. */
static void
test_square_table (void)
{
  g_autofree char *head = repeat ("|a", 19000);
  g_autofree char *rule = repeat ("|-", 19000);
  g_autofree char *rows = repeat ("|b\n", 1900);
  g_autofree char *table = g_strconcat (head, "\n", rule, "\n", rows, "\n\n", NULL);
  g_autofree char *body = repeat (table, 12);

  assert_quick (body);
}

/* One long address, named again and again. */
static void
test_repeated_address (void)
{
  g_autofree char *address = repeat ("a&amp;", 6000);
  g_autofree char *uses = repeat ("[a]\n\n", 200000);
  g_autofree char *body = g_strconcat ("[a]: https://a.fr/", address, "\n\n", uses, NULL);

  assert_quick (body);
}

/* The same in one paragraph, by references without a word. */
static void
test_repeated_title (void)
{
  g_autofree char *title = repeat ("a&amp;\n", 1500);
  g_autofree char *uses = repeat ("[][a]", 7000);
  g_autofree char *paragraphs = NULL;
  g_autofree char *body = NULL;

  paragraphs = g_strconcat (uses, "\n", uses, "\n", uses, "\n\n", NULL);
  body = g_strconcat ("[a]: https://a.fr '", title, "'\n\n", paragraphs, paragraphs, NULL);
  assert_quick (body);
}

/* Each line one level deeper than the last, then blank lines that keep them all open. */
static void
test_stairs (void)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (int level = 0; level < 700; level++)
    g_string_append_printf (body, "%*s- a\n", 2 * level, "");
  while (body->len < MIB)
    g_string_append (body, "\n");
  assert_quick (body->str);
}

/* Every marker brackets a name that is looked up, inside the others. */
static void
test_nested_names (void)
{
  g_autofree char *open = repeat ("[", 19000);
  g_autofree char *close = repeat ("]", 19000);
  g_autofree char *nest = g_strconcat (open, "a", close, "\n\n", NULL);
  g_autofree char *nests = repeat (nest, 27);
  g_autofree char *body = g_strconcat ("[a]: https://a.fr\n\n", nests, NULL);

  assert_quick (body);
}

static void
test_flattened (void)
{
  g_autofree char *quotes = repeat ("> ", 40);
  g_autofree char *body = g_strconcat (quotes, "profond\n\n|a|\n|-|\n", NULL);
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (body);
  g_autofree char *text = guichet_article_blocks_to_text (blocks);

  check (blocks);
  g_assert_true (guichet_article_blocks_is_truncated (blocks));
  g_assert_cmpstr (text, ==, "profond\na\n");
}

static void
test_many_links (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GuichetArticleBlocks) blocks = NULL;

  for (int i = 0; i < 2 * GUICHET_ARTICLE_LINKS_MAX; i++)
    g_string_append_printf (body, "[a](https://a.fr/%d)\n\n", i);
  blocks = guichet_article_blocks_parse (body->str);
  check (blocks);
  g_assert_true (guichet_article_blocks_is_truncated (blocks));
  g_assert_cmpuint (guichet_article_blocks_get_n_links (blocks), ==, GUICHET_ARTICLE_LINKS_MAX);
}

static void
append_noise (GString *body,
              GRand   *rand)
{
  static const char *pieces[] = {
    "*", "**", "_", "`", "```\n", "[", "](", ")", "![", "<", ">", "&amp;", "&#", ";", "\n", "\n\n",
    "- ", "1. ", "> ", "|", "\n|-|-|\n", "# ", "    ", "\t", "https://a.fr", "image:" ID, "\\",
    "[a]: b\n", "é", "\u202e", "\xff", "<b>", "javascript:", "mot ", "  \n", "===\n", "---\n",
  };
  int count = g_rand_int_range (rand, 1, 200);

  for (int i = 0; i < count; i++)
    g_string_append (body, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GuichetArticleBlocks) blocks = NULL;

      append_noise (body, rand);
      blocks = guichet_article_blocks_parse (body->str);
      check (blocks);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/article-reader/text/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (giants); i++)
    {
      g_autofree char *path = g_strconcat ("/article-reader/giant/", giants[i].name, NULL);
      g_autofree char *pieces = g_strconcat ("/article-reader/pieces/", giants[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_giant);
      g_test_add_data_func (pieces, GUINT_TO_POINTER (i), test_pieces);
    }
  g_test_add_func ("/article-reader/square-table", test_square_table);
  g_test_add_func ("/article-reader/repeated-address", test_repeated_address);
  g_test_add_func ("/article-reader/repeated-title", test_repeated_title);
  g_test_add_func ("/article-reader/stairs", test_stairs);
  g_test_add_func ("/article-reader/nested-names", test_nested_names);
  g_test_add_func ("/article-reader/flattened", test_flattened);
  g_test_add_func ("/article-reader/many-links", test_many_links);
  g_test_add_func ("/article-reader/noise", test_noise);
  return g_test_run ();
}
