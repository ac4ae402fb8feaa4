/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-guard.h"

#include <string.h>

static char *
repeat (const char *unit,
        gsize       count)
{
  GString *string = g_string_new (NULL);

  for (gsize i = 0; i < count; i++)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

static void
assert_guard (const char *body,
              const char *expected,
              gboolean    expected_truncated)
{
  gboolean truncated = !expected_truncated;
  g_autofree char *kept = guichet_article_guard (body, &truncated);

  g_assert_cmpstr (kept, ==, expected);
  g_assert_cmpint (truncated, ==, expected_truncated);
}

static void
test_ordinary (void)
{
  assert_guard ("", "\n", FALSE);
  assert_guard ("a\r\nb\rc", "a\nb\nc\n", FALSE);
  assert_guard ("caf\xe9", "caf\xef\xbf\xbd\n", FALSE);
  assert_guard ("- a\n\n  > b\n", "- a\n\n  > b\n\n", FALSE);
}

static void
test_table_rule (void)
{
  assert_guard ("|a|b|\n|-|:--:|\n", "|a|b|\n|---|:---:|\n\n", FALSE);
  assert_guard ("> a|b\n> -|----\n", "> a|b\n> ---|----\n\n", FALSE);
  assert_guard ("```\n|-|\n```\n|-|", "```\n|-|\n```\n|---|\n", FALSE);
  assert_guard ("- a|-\n--", "- a|-\n--\n", FALSE);
}

static void
test_line (void)
{
  g_autofree char *line = repeat ("é", GUICHET_ARTICLE_LINE_MAX);
  g_autofree char *cut = repeat ("é", GUICHET_ARTICLE_LINE_MAX / 2);
  g_autofree char *body = g_strconcat (line, "\nsuite", NULL);
  g_autofree char *expected = g_strconcat (cut, "\nsuite\n", NULL);

  assert_guard (body, expected, TRUE);
}

static void
test_prefix (void)
{
  static const char *units[] = { ">", "> ", "- ", "* ", "1. ", " ", "\t", ">- 1) " };
  g_autofree char *dashes = repeat ("-", 1000);
  g_autofree char *ruled = g_strconcat (dashes, "\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *prefix = repeat (units[i], GUICHET_ARTICLE_PREFIX_MAX + 1);
      g_autofree char *body = g_strconcat ("a\n", prefix, "x\nb", NULL);

      assert_guard (body, "a\nb\n", TRUE);
    }
  assert_guard (dashes, ruled, FALSE);
}

/* A '>' that may continue a paragraph ends no run. */
static void
test_run (void)
{
  static const struct
  {
    const char *line;
    guint       lines_kept;
  } cases[] = {
    { "x\n", GUICHET_ARTICLE_RUN_LINES_MAX },
    { "      >\n", GUICHET_ARTICLE_RUN_LINES_MAX },
    { ">     >\n", GUICHET_ARTICLE_RUN_LINES_MAX },
    { "\n", 2 * GUICHET_ARTICLE_RUN_LINES_MAX },
    { "  \t\n", 2 * GUICHET_ARTICLE_RUN_LINES_MAX },
    { "> >\n", 2 * GUICHET_ARTICLE_RUN_LINES_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = repeat (cases[i].line, 2 * GUICHET_ARTICLE_RUN_LINES_MAX);
      g_autofree char *expected = repeat (cases[i].line, cases[i].lines_kept);
      gboolean truncated;
      g_autofree char *kept = guichet_article_guard (body, &truncated);

      g_strchomp (kept);
      g_strchomp (expected);
      g_assert_cmpstr (kept, ==, expected);
      g_assert_cmpint (truncated, ==, cases[i].lines_kept == GUICHET_ARTICLE_RUN_LINES_MAX);
    }
}

static void
test_body (void)
{
  g_autofree char *body = repeat ("0123456\n\n", GUICHET_ARTICLE_BODY_MAX / 8);
  gboolean truncated = FALSE;
  g_autofree char *kept = guichet_article_guard (body, &truncated);

  g_assert_true (truncated);
  g_assert_cmpuint (strlen (kept), <=, GUICHET_ARTICLE_BODY_MAX + 1);
  g_assert_cmpuint (strlen (kept), >=, GUICHET_ARTICLE_BODY_MAX - 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-guard/ordinary", test_ordinary);
  g_test_add_func ("/article-guard/table-rule", test_table_rule);
  g_test_add_func ("/article-guard/line", test_line);
  g_test_add_func ("/article-guard/prefix", test_prefix);
  g_test_add_func ("/article-guard/run", test_run);
  g_test_add_func ("/article-guard/body", test_body);
  return g_test_run ();
}
