/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-text.h"

#include <string.h>

static void
test_kept (void)
{
  static const gunichar kept[] = { 'a', '\n', '\t', 0xe9, 0xa0, 0x200d, 0x1f600, 0xad };
  static const gunichar dropped[] = { 0,      1,      0x1b,   0x7f,    0x85,    0x61c,   0x200e,
                                      0x202e, 0x2066, 0x2069, 0xfeff, 0xfffe, 0xe0041, 0x10ffff };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_true (guichet_article_text_is_kept (kept[i]));
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    g_assert_false (guichet_article_text_is_kept (dropped[i]));
}

static void
test_append (void)
{
  static const char text[] = "a\u202eb\x01" "c\u2028d";
  g_autoptr (GString) string = g_string_new (NULL);

  g_assert_cmpuint (guichet_article_text_append (string, text, strlen (text), 100), ==, 5);
  g_assert_cmpstr (string->str, ==, "abc\nd");
  g_assert_cmpuint (guichet_article_text_append (string, "ééé", 6, 2), ==, 2);
  g_assert_cmpstr (string->str, ==, "abc\ndéé");
}

static void
test_entities (void)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } cases[] = {
    { "&amp;", "&" },        { "&lt;", "<" },          { "&eacute;", "é" },
    { "&OElig;", "Œ" },      { "&nbsp;", "\u00a0" },   { "&#233;", "é" },
    { "&#xE9;", "é" },       { "&#0;", "\ufffd" },     { "&#xD800;", "\ufffd" },
    { "&#9999999;", "\ufffd" }, { "&inconnu;", "&inconnu;" },
    { "&CounterClockwiseContourIntegral;", "&CounterClockwiseContourIntegral;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      gboolean known = guichet_article_text_append_entity (string, cases[i].entity,
                                                           strlen (cases[i].entity));

      g_assert_cmpstr (string->str, ==, cases[i].text);
      g_assert_cmpint (known, ==, !g_str_equal (cases[i].entity, cases[i].text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-text/kept", test_kept);
  g_test_add_func ("/article-text/append", test_append);
  g_test_add_func ("/article-text/entities", test_entities);
  return g_test_run ();
}
