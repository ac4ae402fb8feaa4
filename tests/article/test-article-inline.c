/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-inline.h"

#include <string.h>

#define BOLD GUICHET_ARTICLE_STYLE_BOLD
#define ITALIC GUICHET_ARTICLE_STYLE_ITALIC
#define CODE GUICHET_ARTICLE_STYLE_CODE

static gboolean
append (GuichetArticleInline *inlines,
        const char           *text,
        GuichetArticleStyle   style,
        int                   link)
{
  return guichet_article_inline_append (inlines, text, strlen (text), style, link);
}

static void
assert_markup (GuichetArticleInline *inlines,
               const char           *expected)
{
  g_autofree char *markup = guichet_article_inline_to_markup (inlines);

  g_assert_cmpstr (markup, ==, expected);
}

static void
test_runs (void)
{
  g_autoptr (GuichetArticleInline) inlines = guichet_article_inline_new (100);

  append (inlines, "a<", 0, GUICHET_ARTICLE_NO_LINK);
  append (inlines, "&", 0, GUICHET_ARTICLE_NO_LINK);
  append (inlines, "b", BOLD, 3);
  append (inlines, "c", BOLD | ITALIC | CODE, 3);
  append (inlines, "d", BOLD, 4);
  append (inlines, "e", 0, GUICHET_ARTICLE_NO_LINK);
  g_assert_cmpstr (guichet_article_inline_get_text (inlines), ==, "a<&bcde");
  assert_markup (inlines, "a&lt;&amp;<a href=\"3\"><b>b</b><b><i><tt>c</tt></i></b></a>"
                          "<a href=\"4\"><b>d</b></a>e");
}

static void
test_white_space (void)
{
  g_autoptr (GuichetArticleInline) inlines = guichet_article_inline_new (100);

  append (inlines, " \n", BOLD, 0);
  append (inlines, " a", 0, GUICHET_ARTICLE_NO_LINK);
  append (inlines, " b ", BOLD, GUICHET_ARTICLE_NO_LINK);
  append (inlines, " \n", ITALIC, 1);
  guichet_article_inline_trim (inlines);
  assert_markup (inlines, "a<b> b</b>");
}

static void
test_invisible (void)
{
  g_autoptr (GuichetArticleInline) inlines = guichet_article_inline_new (100);

  append (inlines, "\u202e\x01", CODE, 0);
  append (inlines, "", BOLD, 1);
  assert_markup (inlines, "");
}

static void
test_full (void)
{
  g_autoptr (GuichetArticleInline) inlines = guichet_article_inline_new (3);

  g_assert_true (append (inlines, "éééé", BOLD, GUICHET_ARTICLE_NO_LINK));
  g_assert_false (append (inlines, "x", 0, GUICHET_ARTICLE_NO_LINK));
  assert_markup (inlines, "<b>ééé</b>");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-inline/runs", test_runs);
  g_test_add_func ("/article-inline/white-space", test_white_space);
  g_test_add_func ("/article-inline/invisible", test_invisible);
  g_test_add_func ("/article-inline/full", test_full);
  return g_test_run ();
}
