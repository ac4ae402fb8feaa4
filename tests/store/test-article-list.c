/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-list.h"
#include "guichet-article-table.h"
#include "store-fixture.h"

static const GuichetArticleFields given[] = {
  { .id = "aaaaaaaa-0000-4000-8000-000000000001", .title = "Écran", .category = "Poste",
    .product = "finances", .body = "b", .updated_at = 1 },
  { .id = "aaaaaaaa-0000-4000-8000-000000000002", .title = "Accès", .category = "Poste",
    .body = "b", .updated_at = 3 },
  { .id = "aaaaaaaa-0000-4000-8000-000000000003", .title = "Budget", .category = "Comptes",
    .product = "etat-civil", .body = "b", .updated_at = 2 },
};

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GuichetArticle) article = guichet_article_new (&given[i]);

      if (!guichet_article_table_apply (connection, article, error))
        return FALSE;
    }
  return TRUE;
}

static char *
describe (GListModel *list)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GuichetArticle) article = g_list_model_get_item (list, i);
      const GuichetArticleFields *fields = guichet_article_get_fields (article);

      g_assert_null (fields->body);
      g_string_append_unichar (letters, g_utf8_get_char (fields->title));
    }
  return g_string_free (letters, FALSE);
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    GuichetArticleFilter filter;
    const char *expected;
  } cases[] = {
    { { 0 }, "BAÉ" },
    { { .sort = GUICHET_ARTICLE_SORT_TITLE }, "ABÉ" },
    { { .sort = GUICHET_ARTICLE_SORT_UPDATED }, "ABÉ" },
    { { .category = "Poste" }, "AÉ" },
    { { .product = "finances" }, "AÉ" },
    { { .product = "nothing" }, "A" },
  };
  g_autoptr (GuichetQueryModel) list = NULL;

  store_fixture_open (fixture);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  list = guichet_article_list_new (fixture->database, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;

      guichet_article_list_set_filter (list, &cases[i].filter);
      found = describe (G_LIST_MODEL (list));
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/article-list/filters", test_filters);
  return g_test_run ();
}
