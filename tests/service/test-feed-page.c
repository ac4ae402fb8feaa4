/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-feed-page.h"
#include "guichet-service-error.h"

static GuichetFeedContent *
read_cursor (GuichetFeed   feed,
             GBytes       *bytes,
             gpointer      data,
             GError      **error)
{
  GuichetFeedContent *content;
  guint *times = data;

  (*times)++;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER, "-");
      return NULL;
    }
  content = guichet_feed_content_new ();
  content->cursor = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return content;
}

static void
count_cb (gpointer data)
{
  *(guint *) data += 100;
}

static void
test_read (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("next", 4);
  guint times = 0;
  g_autoptr (GuichetFeedPage) page =
    guichet_feed_page_new (GUICHET_FEED_MEDIA, bytes, read_cursor, &times, count_cb);
  g_autoptr (GuichetFeedContent) content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (guichet_feed_page_get_feed (page), ==, GUICHET_FEED_MEDIA);
  g_assert_false (guichet_feed_page_is_unchanged (page));
  g_assert_cmpuint (times, ==, 0);
  g_assert_true (guichet_feed_page_read (page, &content, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (content->cursor, ==, "next");
  g_assert_true (guichet_feed_content_is_empty (content));
  g_clear_object (&page);
  g_assert_cmpuint (times, ==, 101);
}

static void
test_read_fails (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  guint times = 0;
  g_autoptr (GuichetFeedPage) page =
    guichet_feed_page_new (GUICHET_FEED_DEMANDES, bytes, read_cursor, &times, NULL);
  GuichetFeedContent *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (guichet_feed_page_read (page, &content, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_null (content);
}

static void
test_unchanged (void)
{
  g_autoptr (GuichetFeedPage) page = guichet_feed_page_new_unchanged (GUICHET_FEED_ARTICLES);

  g_assert_true (guichet_feed_page_is_unchanged (page));
  g_assert_cmpint (guichet_feed_page_get_feed (page), ==, GUICHET_FEED_ARTICLES);
}

static void
test_removed_is_something (void)
{
  g_autoptr (GuichetFeedContent) content = guichet_feed_content_new ();
  const char *removed[] = { "b1f1b3c4-0000-4000-8000-000000000001", NULL };

  g_strfreev (content->removed);
  content->removed = g_strdupv ((char **) removed);
  g_assert_false (guichet_feed_content_is_empty (content));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-page/read", test_read);
  g_test_add_func ("/feed-page/read-fails", test_read_fails);
  g_test_add_func ("/feed-page/unchanged", test_unchanged);
  g_test_add_func ("/feed-page/removed-is-something", test_removed_is_something);
  return g_test_run ();
}
