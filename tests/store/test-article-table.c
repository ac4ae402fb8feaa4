/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-table.h"
#include "store-fixture.h"

#define SHA "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define ID_A "aaaaaaaa-0000-4000-8000-000000000000"
#define ID_B "bbbbbbbb-0000-4000-8000-000000000000"

static void
apply (GuichetConnection *connection,
       const char        *id,
       const char        *title,
       guint              n_images)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_object_unref);
  GuichetArticleFields fields = {
    .id = id, .title = title, .category = "Comptes", .body = "# Corps", .updated_at = 5,
    .images = images,
  };
  g_autoptr (GuichetArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_images; i++)
    {
      g_autofree char *image = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i);

      g_ptr_array_add (images, guichet_attachment_new (image, "L’écran", "image/png", i, SHA));
    }
  article = guichet_article_new (&fields);
  guichet_article_table_apply (connection, article, &error);
  g_assert_no_error (error);
}

static gint64
number (GuichetConnection *connection,
        const char        *sql)
{
  gint64 value = -1;

  g_assert_true (guichet_connection_get_integer (connection, NULL, &value, sql, ""));
  return value;
}

static void
test_apply (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetArticle) article = NULL;
  const GuichetArticleFields *fields;
  gint64 key;

  apply (connection, ID_A, "Mot de passe", 3);
  key = number (connection, "SELECT key FROM article");
  g_assert_true (guichet_article_table_mark_read (connection, ID_A, 77, NULL));
  apply (connection, ID_A, "Mots de passe", 2);
  g_assert_cmpint (number (connection, "SELECT key FROM article"), ==, key);
  article = guichet_article_table_load (connection, ID_A, NULL);
  fields = guichet_article_get_fields (article);
  g_assert_cmpstr (fields->title, ==, "Mots de passe");
  g_assert_cmpstr (fields->body, ==, "# Corps");
  g_assert_null (fields->product);
  g_assert_cmpint (fields->seen_at, ==, 77);
  g_assert_cmpuint (fields->images->len, ==, 2);
  g_assert_cmpuint (guichet_attachment_get_size (g_ptr_array_index (fields->images, 1)), ==, 1);
}

/* Whatever the service says, the application's own help stays as the application has it. */
static void
test_own (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GPtrArray) help = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GuichetArticle) kept = NULL;
  GuichetArticleFields fields = {
    .id = ID_A, .title = "Premiers pas", .category = "Aide", .body = "Aide", .own = TRUE,
  };

  g_ptr_array_add (help, guichet_article_new (&fields));
  g_assert_true (guichet_article_table_put_own (connection, help, NULL));
  apply (connection, ID_A, "Faux", 1);
  apply (connection, ID_B, "Du service", 1);
  g_assert_true (guichet_article_table_remove (connection, ID_A, NULL));
  g_assert_true (guichet_article_table_keep_only (connection, present, NULL));
  kept = guichet_article_table_load (connection, ID_A, NULL);
  g_assert_cmpstr (guichet_article_get_fields (kept)->title, ==, "Premiers pas");
  g_assert_true (guichet_article_get_fields (kept)->own);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM article"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM article_image"), ==, 0);
  g_ptr_array_set_size (help, 0);
  g_assert_true (guichet_article_table_put_own (connection, help, NULL));
  g_assert_cmpint (number (connection, "SELECT count (*) FROM article"), ==, 0);
}

/* A key is not given to another article: the index may still know it. */
static void
test_remove (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;
  gint64 key;

  apply (connection, ID_A, "Un", 1);
  key = number (connection, "SELECT key FROM article");
  g_assert_true (guichet_article_table_remove (connection, ID_A, NULL));
  g_assert_cmpint (number (connection, "SELECT count (*) FROM article_image"), ==, 0);
  apply (connection, ID_B, "Deux", 0);
  g_assert_cmpint (number (connection, "SELECT key FROM article"), >, key);
  g_assert_null (guichet_article_table_load (connection, ID_A, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static void
test_keep_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GuichetArticle) kept = NULL;

  apply (connection, ID_A, "Un", 0);
  apply (connection, ID_B, "Deux", 0);
  g_hash_table_add (present, (gpointer) ID_B);
  g_assert_true (guichet_article_table_keep_only (connection, present, NULL));
  g_assert_cmpint (number (connection, "SELECT count (*) FROM article"), ==, 1);
  kept = guichet_article_table_load (connection, ID_B, NULL);
  g_assert_nonnull (kept);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;

  apply (connection, ID_A, "Un", 0);
  g_assert_true (guichet_connection_execute (connection, "UPDATE article SET body = '# Corpt'",
                                             NULL));
  g_assert_null (guichet_article_table_load (connection, ID_A, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
}

static void
test_categories (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_auto (GStrv) categories = NULL;

  apply (connection, ID_A, "Un", 0);
  apply (connection, ID_B, "Deux", 0);
  g_assert_true (guichet_connection_execute (connection,
                                             "UPDATE article SET category = 'Aide'"
                                             " WHERE title = 'Deux'", NULL));
  categories = guichet_article_table_categories (connection, NULL);
  g_assert_cmpstrv (categories, ((const char *const[]) { "Aide", "Comptes", NULL }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/article-table/apply", test_apply);
  STORE_TEST ("/article-table/own", test_own);
  STORE_TEST ("/article-table/remove", test_remove);
  STORE_TEST ("/article-table/keep-only", test_keep_only);
  STORE_TEST ("/article-table/damaged", test_damaged);
  STORE_TEST ("/article-table/categories", test_categories);
  return g_test_run ();
}
