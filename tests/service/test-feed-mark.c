/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-feed-mark.h"

static void
test_only_when_empty (void)
{
  g_autoptr (GuichetFeedMark) mark = guichet_feed_mark_new ("c1", "\"e1\"");
  g_autoptr (GuichetFeedMark) again = guichet_feed_mark_ref (mark);

  g_assert_cmpstr (guichet_feed_mark_match (mark, "c1"), ==, NULL);
  guichet_feed_mark_set_empty (again);
  g_assert_cmpstr (guichet_feed_mark_match (mark, "c1"), ==, "\"e1\"");
  g_assert_cmpstr (guichet_feed_mark_match (mark, "c2"), ==, NULL);
  g_assert_cmpstr (guichet_feed_mark_match (mark, NULL), ==, NULL);
  g_assert_cmpstr (guichet_feed_mark_match (NULL, "c1"), ==, NULL);
}

static void
test_beginning (void)
{
  g_autoptr (GuichetFeedMark) mark = guichet_feed_mark_new (NULL, "\"e1\"");

  guichet_feed_mark_set_empty (mark);
  g_assert_cmpstr (guichet_feed_mark_match (mark, NULL), ==, "\"e1\"");
  g_assert_cmpstr (guichet_feed_mark_match (mark, "c1"), ==, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-mark/only-when-empty", test_only_when_empty);
  g_test_add_func ("/feed-mark/beginning", test_beginning);
  return g_test_run ();
}
