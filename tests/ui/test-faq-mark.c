/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-faq-mark.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * 1000)
#define NOW (G_GINT64_CONSTANT (1000) * DAY)

static void
test_marks (void)
{
  static const struct
  {
    gint64 updated_at;
    gint64 seen_at;
    GuichetFaqMark expected;
  } cases[] = {
    { NOW - DAY, 0, GUICHET_FAQ_MARK_NEW },
    { NOW - 30 * DAY + 1, 0, GUICHET_FAQ_MARK_NEW },
    { NOW - 30 * DAY, 0, GUICHET_FAQ_MARK_NONE },
    { NOW - 3 * DAY, NOW - 2 * DAY, GUICHET_FAQ_MARK_NONE },
    { NOW - 3 * DAY, NOW - 3 * DAY, GUICHET_FAQ_MARK_NONE },
    { NOW - DAY, NOW - 2 * DAY, GUICHET_FAQ_MARK_CHANGED },
    { NOW - 90 * DAY, NOW - 91 * DAY, GUICHET_FAQ_MARK_CHANGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GuichetArticleFields fields = {
        .id = "aaaaaaaa-0000-4000-8000-000000000001", .title = "t", .category = "c",
        .updated_at = cases[i].updated_at, .seen_at = cases[i].seen_at,
      };
      g_autoptr (GuichetArticle) article = guichet_article_new (&fields);

      g_assert_cmpint (guichet_faq_mark_of (article, NOW), ==, cases[i].expected);
    }
}

/* Never colour alone, never an icon alone. */
static void
test_words_and_icons (void)
{
  g_assert_null (guichet_faq_mark_get_text (GUICHET_FAQ_MARK_NONE));
  g_assert_null (guichet_faq_mark_get_icon (GUICHET_FAQ_MARK_NONE));
  for (int mark = GUICHET_FAQ_MARK_NEW; mark <= GUICHET_FAQ_MARK_CHANGED; mark++)
    {
      g_assert_nonnull (guichet_faq_mark_get_text ((GuichetFaqMark) mark));
      g_assert_nonnull (guichet_faq_mark_get_icon ((GuichetFaqMark) mark));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faq-mark/marks", test_marks);
  g_test_add_func ("/faq-mark/words-and-icons", test_words_and_icons);
  return g_test_run ();
}
