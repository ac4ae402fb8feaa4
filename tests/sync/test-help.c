/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-article-list.h"
#include "guichet-article-search.h"
#include "guichet-article-table.h"
#include "guichet-help.h"

#include <string.h>

static void
install (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_help_install_async (fixture->database, fixture_keep_cb, &result);
  g_assert_true (guichet_help_install_finish (fixture->database, fixture_wait (&result), &error));
  g_assert_no_error (error);
}

static gint64
number (Fixture    *fixture,
        const char *sql)
{
  gint64 value = -1;

  g_assert_true (guichet_connection_get_integer (guichet_database_read (fixture->database),
                                                 NULL, &value, sql, ""));
  return value;
}

/* An article that an earlier version had goes, and one that was read stays read. */
static void
test_install (void)
{
  Fixture fixture;
  gint64 n_articles;

  fixture_set_up (&fixture);
  install (&fixture);
  n_articles = number (&fixture, "SELECT count (*) FROM article WHERE own AND category = '"
                       GUICHET_HELP_CATEGORY "' AND body <> '' AND updated_at > 1790000000000");
  g_assert_cmpint (n_articles, >=, 10);
  install (&fixture);
  g_assert_cmpint (number (&fixture, "SELECT count (*) FROM article"), ==, n_articles);
  fixture_tear_down (&fixture);
}

static void
test_survives_the_service (void)
{
  Fixture fixture;
  gint64 n_articles;

  fixture_set_up (&fixture);
  install (&fixture);
  n_articles = number (&fixture, "SELECT count (*) FROM article WHERE own");
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpint (number (&fixture, "SELECT count (*) FROM article WHERE own"), ==, n_articles);
  fixture_tear_down (&fixture);
}

/* A link of the help leads to an article of the help. */
static void
test_links (void)
{
  Fixture fixture;
  g_autoptr (GuichetStatement) statement = NULL;

  fixture_set_up (&fixture);
  install (&fixture);
  statement = guichet_connection_query (guichet_database_read (fixture.database), NULL,
                                        "SELECT body FROM article WHERE own", "");
  while (guichet_statement_next (statement))
    {
      const char *link = guichet_statement_get_text (statement, 0);

      while ((link = strstr (link, "(faq:")))
        {
          g_autofree char *id = g_strndup (link + strlen ("(faq:"), 36);
          g_autoptr (GuichetArticle) article = guichet_article_table_load (
            guichet_database_read (fixture.database), id, NULL);

          g_assert_nonnull (article);
          link++;
        }
    }
  g_clear_pointer (&statement, guichet_statement_free);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/install", test_install);
  g_test_add_func ("/help/survives-the-service", test_survives_the_service);
  g_test_add_func ("/help/links", test_links);
  return g_test_run ();
}
