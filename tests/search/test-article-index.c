/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-index.h"

#include "guichet-article-search.h"
#include "guichet-article-table.h"
#include "guichet-article.h"
#include "guichet-database.h"

#define ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0%03u"
#define ENOUGH (10 * G_USEC_PER_SEC)

static void
apply (GuichetConnection *connection,
       guint              n,
       const char        *title,
       const char        *body,
       gint64             updated_at)
{
  g_autofree char *id = g_strdup_printf (ID, n);
  g_autoptr (GuichetArticle) article =
    guichet_article_new (&(GuichetArticleFields){ .id = id,
                                                  .title = title,
                                                  .category = "Paie",
                                                  .product = n % 2 ? "paie" : NULL,
                                                  .body = body,
                                                  .updated_at = updated_at });
  g_autoptr (GError) error = NULL;

  guichet_article_table_apply (connection, article, &error);
  g_assert_no_error (error);
}

static void
update (GuichetConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  while (more)
    {
      guichet_article_index_update (connection, ENOUGH, &more, &error);
      g_assert_no_error (error);
    }
}

static GPtrArray *
search (GuichetConnection *connection,
        const char        *typed,
        const char        *product)
{
  g_autoptr (GError) error = NULL;
  const GuichetTextFilter filter = { .product = product };
  GPtrArray *hits =
    guichet_article_search (connection, typed, &filter, FALSE, 200, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static guint
count (GuichetConnection *connection,
       const char        *typed)
{
  g_autoptr (GPtrArray) hits = search (connection, typed, NULL);

  return hits->len;
}

/* All on the worker, whose connection this is. */
static gboolean
follow_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  g_autofree char *first = g_strdup_printf (ID, 1U);

  g_assert_cmpuint (count (connection, "bulletin"), ==, 0);
  apply (connection, 1, "Éditer un bulletin", "La **régularisation** de l'agent.", 5);
  apply (connection, 2, "DSN vide",
         "Un bulletin absent.\n\n| Code | Sens |\n|---|---|\n| ERR-4012 | vide |", 5);
  update (connection);
  g_assert_cmpuint (count (connection, "bulletin"), ==, 2);
  g_assert_cmpuint (count (connection, "REGULARISATION"), ==, 1);
  g_assert_cmpuint (count (connection, "err-4012"), ==, 1);
  g_assert_cmpuint (count (connection, "bul"), ==, 2);
  g_assert_cmpuint (count (connection, "bul "), ==, 0);

  apply (connection, 1, "Éditer un reçu", "Autre chose.", 6);
  update (connection);
  g_assert_cmpuint (count (connection, "regularisation"), ==, 0);
  g_assert_cmpuint (count (connection, "recu"), ==, 1);
  g_assert_true (guichet_article_table_remove (connection, first, error));
  update (connection);
  g_assert_cmpuint (count (connection, "recu"), ==, 0);
  return TRUE;
}

static gboolean
rank_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) filtered = NULL;
  const GuichetSearchRange *ranges;
  GuichetSearchHit *hit;
  guint n_ranges;

  for (guint i = 0; i < 150; i++)
    apply (connection, i, i == 77 ? "La clôture" : "Autre", "Il y a clôture et clôture.", 5);
  update (connection);
  hits = search (connection, "cloture ", NULL);
  g_assert_cmpuint (hits->len, ==, 150);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (guichet_search_hit_get_title (hit), ==, "La clôture");
  ranges = guichet_search_hit_get_ranges (hit, &n_ranges);
  g_assert_cmpuint (n_ranges, ==, 2);
  for (guint i = 0; i < n_ranges; i++)
    {
      g_autofree char *word =
        g_strndup (guichet_search_hit_get_snippet (hit) + ranges[i].start, ranges[i].length);

      g_assert_cmpstr (word, ==, "clôture");
    }
  /* Those of no Progiciel are for all. */
  filtered = search (connection, "cloture ", "finances");
  g_assert_cmpuint (filtered->len, ==, 75);
  return TRUE;
}

/* What changes without a new date is indexed too. */
static gboolean
same_date_worker (GuichetConnection  *connection,
                  gpointer            data,
                  GError            **error)
{
  apply (connection, 1, "Avant", "Texte", 5);
  update (connection);
  apply (connection, 1, "Ensuite", "Texte", 5);
  update (connection);
  g_assert_cmpuint (count (connection, "avant "), ==, 0);
  g_assert_cmpuint (count (connection, "ensuite "), ==, 1);
  return TRUE;
}

static gboolean
query_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autofree char *understood = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  apply (connection, 1, "Bon de commande", "Sauvegarde des pièces.", 5);
  apply (connection, 2, "Commande", "Un bon dossier.", 5);
  update (connection);
  g_assert_cmpuint (count (connection, "bon commande "), ==, 2);
  g_assert_cmpuint (count (connection, "\"bon de commande\" "), ==, 1);
  g_assert_cmpuint (count (connection, "commande -dossier "), ==, 1);
  g_assert_cmpuint (count (connection, "comm"), ==, 2);
  g_assert_cmpuint (count (connection, "suavegarde "), ==, 0);
  hits = guichet_article_search (connection, "Suavegarde bon ", NULL, TRUE, 5, &understood, error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (understood, ==, "sauvegarde bon");
  return TRUE;
}

/* A word that may be two others is the one that goes with the rest. */
static gboolean
company_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  g_autofree char *understood = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  apply (connection, 0, "Prélèvement", "Il est rejeté.", 5);
  for (guint i = 1; i < 9; i++)
    apply (connection, i, "Autre", "Le reste.", 5);
  update (connection);
  hits = guichet_article_search (connection, "rejte prelevement ", NULL, TRUE, 5, &understood,
                                 error);
  g_assert_cmpstr (understood, ==, "rejete prelevement");
  g_assert_cmpuint (hits->len, ==, 1);
  return TRUE;
}

/* After many changes the index holds the last state alone, whole, and takes no more room. */
static gboolean
compact_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  gint64 gone = -1;

  for (guint round = 0; round < 30; round++)
    {
      for (guint i = 0; i < 20; i++)
        apply (connection, i, "Titre", round == 29 ? "dernier" : "passager", 5 + round);
      update (connection);
    }
  g_assert_true (guichet_article_index_check (connection, error));
  g_assert_cmpuint (count (connection, "passager "), ==, 0);
  g_assert_cmpuint (count (connection, "dernier "), ==, 20);
  g_assert_true (guichet_connection_get_integer (connection, error, &gone,
                                                 "SELECT count (*) FROM search_gone", ""));
  g_assert_cmpint (gone, <, 200);
  return TRUE;
}

static gboolean
rebuild_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  for (guint i = 0; i < 30; i++)
    apply (connection, i, "Titre", "Texte", 5);
  update (connection);
  g_assert_true (guichet_connection_execute (
    connection, "UPDATE search_posting SET packed = x'ffffffffff'", error));
  g_assert_false (guichet_article_index_check (connection, error));
  g_assert_error (*error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
  g_clear_error (error);
  count (connection, "titre");
  g_assert_true (guichet_article_index_rebuild (connection, error));
  g_assert_cmpuint (count (connection, "titre "), ==, 0);
  update (connection);
  g_assert_true (guichet_article_index_check (connection, error));
  g_assert_cmpuint (count (connection, "titre "), ==, 30);
  return TRUE;
}

/* Cut short, it goes on where it stood. */
static gboolean
budget_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  gboolean more = FALSE;

  for (guint i = 0; i < 100; i++)
    apply (connection, i, "Titre", "Texte", 5);
  g_assert_true (guichet_article_index_update (connection, 0, &more, error));
  g_assert_true (more);
  g_assert_cmpuint (count (connection, "titre "), <, 100);
  update (connection);
  g_assert_cmpuint (count (connection, "titre "), ==, 100);
  return TRUE;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
run_in (const char          *path,
        GuichetDatabaseFunc  func)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetDatabase) database =
    guichet_database_open (folder, GUICHET_DATABASE_WRITER, clock, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  guichet_database_write_async (database, func, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  guichet_database_close (database);
}

static void
run_on_worker (gconstpointer data)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-XXXXXX", NULL);

  run_in (path, (GuichetDatabaseFunc) data);
}

static void
warmed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean *answer = data;

  answer[0] = TRUE;
  answer[1] = guichet_article_search_warm_finish (GUICHET_DATABASE (source), result, &error);
  if (!answer[1])
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
warm (GuichetDatabase *database,
      GCancellable    *cancellable)
{
  gboolean answer[2] = { FALSE };

  guichet_article_search_warm_async (database, cancellable, warmed_cb, answer);
  g_cancellable_cancel (cancellable);
  while (!answer[0])
    g_main_context_iteration (NULL, TRUE);
  return answer[1];
}

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  for (guint i = 0; i < 20; i++)
    apply (connection, i, "Titre", "Un bulletin", 5);
  update (connection);
  return TRUE;
}

/* What was read on the worker is this thread's, and follows what changes later. */
static void
test_warm (void)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GuichetDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  run_in (path, fill_worker);
  database = guichet_database_open (folder, GUICHET_DATABASE_WRITER, clock, &error);
  g_assert_no_error (error);
  g_assert_false (warm (database, cancellable));
  g_assert_false (guichet_article_search_is_warm (guichet_database_read (database)));
  g_assert_true (warm (database, NULL));
  g_assert_true (guichet_article_search_is_warm (guichet_database_read (database)));
  g_assert_true (warm (database, NULL));
  g_assert_cmpuint (count (guichet_database_read (database), "bulletin "), ==, 20);
  guichet_database_write_async (database, same_date_worker, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (guichet_database_read (database), "ensuite "), ==, 1);
  g_assert_cmpuint (count (guichet_database_read (database), "bulletin "), ==, 19);
  guichet_database_close (database);
}

static gboolean
spoil_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  apply (connection, 1, "Titre", "Texte", 5);
  update (connection);
  return guichet_connection_execute (connection,
                                     "UPDATE search_posting SET packed = x'ff';"
                                     " UPDATE account SET value = 'yesterday'"
                                     " WHERE key = 'search_checked'", error);
}

static gboolean
mended_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  g_assert_cmpuint (count (connection, "titre "), ==, 0);
  update (connection);
  g_assert_cmpuint (count (connection, "titre "), ==, 1);
  return guichet_article_index_check (connection, error);
}

/* What the disk has spoilt is made again the next day. */
static void
test_mends (void)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-XXXXXX", NULL);

  run_in (path, spoil_worker);
  run_in (path, mended_worker);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/article-index/follow", follow_worker, run_on_worker);
  g_test_add_data_func ("/article-index/rank", rank_worker, run_on_worker);
  g_test_add_data_func ("/article-index/budget", budget_worker, run_on_worker);
  g_test_add_data_func ("/article-index/same-date", same_date_worker, run_on_worker);
  g_test_add_data_func ("/article-index/query", query_worker, run_on_worker);
  g_test_add_data_func ("/article-index/company", company_worker, run_on_worker);
  g_test_add_data_func ("/article-index/compact", compact_worker, run_on_worker);
  g_test_add_data_func ("/article-index/rebuild", rebuild_worker, run_on_worker);
  g_test_add_func ("/article-index/mends", test_mends);
  g_test_add_func ("/article-index/warm", test_warm);
  return g_test_run ();
}
