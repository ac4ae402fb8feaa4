/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-list.h"
#include "guichet-article-table.h"
#include "guichet-demande-list.h"
#include "guichet-demande-table.h"
#include "store-fixture.h"

#include <sqlite3.h>

#define ID_FORMAT "%08u-0000-4000-8000-000000000000"

/* What a transaction does: titles by number of Demande; NULL deletes. */
typedef struct
{
  guint number;
  char title[16];
  gboolean deleted;
} Change;

/* What somebody who only listens believes the list to be. */
typedef struct
{
  GListModel *list;
  GPtrArray *believed;
  guint signals;
} Witness;

static gboolean
change_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  GArray *changes = data;

  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = &g_array_index (changes, Change, i);
      g_autofree char *id = g_strdup_printf (ID_FORMAT, change->number);
      g_autoptr (GuichetDemande) demande = guichet_demande_new (id);

      guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, change->title);
      if (change->deleted)
        guichet_demande_table_delete_draft (connection, id, NULL);
      else if (!guichet_demande_table_save_draft (connection, demande, 1000, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_change (GArray     *changes,
            guint       number,
            const char *title)
{
  Change change = { .number = number, .deleted = title == NULL };

  g_strlcpy (change.title, title ? title : "", sizeof change.title);
  g_array_append_val (changes, change);
}

static void
write_changes (StoreFixture *fixture,
               GArray       *changes)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, change_worker, changes, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
write_one (StoreFixture *fixture,
           guint         number,
           const char   *title)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  add_change (changes, number, title);
  write_changes (fixture, changes);
}

static void
wait_until_idle (GuichetQueryModel *model)
{
  while (guichet_query_model_is_busy (model))
    g_main_context_iteration (NULL, TRUE);
}

/* While a change is told, the list must already be what it says, and nothing more. */
static void
changed_cb (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            Witness    *witness)
{
  witness->signals++;
  g_assert_cmpuint (position + removed, <=, witness->believed->len);
  if (removed > 0)
    g_ptr_array_remove_range (witness->believed, position, removed);
  for (guint i = 0; i < added; i++)
    {
      GObject *item = g_list_model_get_item (list, position + i);

      /* Never twice, not even for a moment. */
      g_assert_false (g_ptr_array_find (witness->believed, item, NULL));
      g_ptr_array_insert (witness->believed, (gint) (position + i), item);
    }
  g_assert_cmpuint (witness->believed->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < witness->believed->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == g_ptr_array_index (witness->believed, i));
    }
}

static Witness *
watch (GListModel *list)
{
  Witness *witness = g_new0 (Witness, 1);

  witness->list = list;
  witness->believed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (witness->believed, g_list_model_get_item (list, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), witness);
  return witness;
}

static void
unwatch (Witness *witness)
{
  g_signal_handlers_disconnect_by_data (witness->list, witness);
  g_ptr_array_unref (witness->believed);
  g_free (witness);
}

/* What the list must be: a plain query, each title read. */
static void
assert_is_query (StoreFixture *fixture,
                 GListModel   *list)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (guichet_database_read (fixture->database), NULL,
                              "SELECT id, title FROM demande ORDER BY title_key, key", "");
  guint position = 0;

  for (; guichet_statement_next (statement); position++)
    {
      g_autoptr (GuichetDemande) demande = g_list_model_get_item (list, position);

      g_assert_cmpstr (guichet_demande_get_id (demande), ==,
                       guichet_statement_get_text (statement, 0));
      g_assert_cmpstr (guichet_demande_get_title (demande), ==,
                       guichet_statement_get_text (statement, 1));
    }
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (list));
  g_assert_null (g_list_model_get_item (list, position));
}

static GListModel *
list_by_title (StoreFixture *fixture)
{
  GuichetDemandeFilter filter = { .sort = GUICHET_DEMANDE_SORT_TITLE };

  return G_LIST_MODEL (guichet_demande_list_new (fixture->database, &filter));
}

static void
test_random (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  Witness *witness;

  store_fixture_open (fixture);
  list = list_by_title (fixture);
  witness = watch (list);
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
      guint n_changes = (guint) g_test_rand_int_range (1, round % 10 == 0 ? 60 : 5);

      for (guint i = 0; i < n_changes; i++)
        {
          guint number = (guint) g_test_rand_int_range (0, 40);
          g_autofree char *title = g_strdup_printf ("T%03d", g_test_rand_int_range (0, 999));

          add_change (changes, number, g_test_rand_int_range (0, 4) == 0 ? NULL : title);
        }
      write_changes (fixture, changes);
      assert_is_query (fixture, list);
    }
  unwatch (witness);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           guint      *notified)
{
  (*notified)++;
}

/* A row whose content changes keeps its object, which says so; the list says nothing. */
static void
test_in_place (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GuichetDemande) same = NULL;
  Witness *witness;
  guint notified = 0;

  store_fixture_open (fixture);
  write_one (fixture, 1, "a");
  write_one (fixture, 2, "m");
  list = list_by_title (fixture);
  witness = watch (list);
  demande = g_list_model_get_item (list, 1);
  g_signal_connect (demande, "notify::title", G_CALLBACK (notify_cb), &notified);
  write_one (fixture, 2, "n");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (witness->signals, ==, 0);
  g_assert_cmpstr (guichet_demande_get_title (demande), ==, "n");
  same = g_list_model_get_item (list, 1);
  g_assert_true (same == demande);
  unwatch (witness);
}

static void
test_moved (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GuichetDemande) moved = NULL;
  Witness *witness;

  store_fixture_open (fixture);
  for (guint i = 0; i < 5; i++)
    {
      char title[] = { (char) ('b' + i), '\0' };

      write_one (fixture, i, title);
    }
  list = list_by_title (fixture);
  witness = watch (list);
  demande = g_list_model_get_item (list, 4);
  write_one (fixture, 4, "a");
  g_assert_cmpuint (witness->signals, ==, 2);
  moved = g_list_model_get_item (list, 0);
  g_assert_true (moved == demande);
  unwatch (witness);
}

/* A record that cannot change is replaced where it stands. */
static gboolean
apply_article_worker (GuichetConnection  *connection,
                      gpointer            title,
                      GError            **error)
{
  GuichetArticleFields fields = {
    .id = "00000001-0000-4000-8000-000000000000", .title = title, .category = "c", .body = "b",
  };
  g_autoptr (GuichetArticle) article = guichet_article_new (&fields);

  return guichet_article_table_apply (connection, article, error);
}

static void
test_replaced (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  GuichetArticle *shown;
  Witness *witness;

  store_fixture_open (fixture);
  list = G_LIST_MODEL (guichet_article_list_new (fixture->database, NULL));
  witness = watch (list);
  store_fixture_write (fixture, apply_article_worker, (gpointer) "un", NULL);
  store_fixture_write (fixture, apply_article_worker, (gpointer) "un", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (witness->signals, ==, 1);
  store_fixture_write (fixture, apply_article_worker, (gpointer) "deux", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (witness->signals, ==, 2);
  shown = g_ptr_array_index (witness->believed, 0);
  g_assert_cmpstr (guichet_article_get_fields (shown)->title, ==, "deux");
  unwatch (witness);
}

static void
test_set_query (StoreFixture  *fixture,
                gconstpointer  data)
{
  GuichetDemandeFilter filter = { .text = "été", .sort = GUICHET_DEMANDE_SORT_TITLE };
  g_autoptr (GListModel) list = NULL;
  Witness *witness;

  store_fixture_open (fixture);
  write_one (fixture, 1, "En ete");
  write_one (fixture, 2, "En hiver");
  write_one (fixture, 3, "L’Été");
  list = list_by_title (fixture);
  witness = watch (list);
  guichet_demande_list_set_filter (GUICHET_QUERY_MODEL (list), &filter);
  wait_until_idle (GUICHET_QUERY_MODEL (list));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_cmpuint (witness->signals, ==, 1);
  guichet_demande_list_set_filter (GUICHET_QUERY_MODEL (list), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  unwatch (witness);
}

static void
filter_again_cb (GListModel *list,
                 guint       position,
                 guint       removed,
                 guint       added,
                 guint      *times)
{
  if ((*times)++ == 0)
    guichet_query_model_set_query (
      GUICHET_QUERY_MODEL (list),
      guichet_query_new ("SELECT key FROM demande WHERE title_key LIKE '%hiver'"));
}

/* Who is told of a change changes the query. */
static void
test_reentrant (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  Witness *witness;
  guint times = 0;

  store_fixture_open (fixture);
  write_one (fixture, 1, "En été");
  list = list_by_title (fixture);
  witness = watch (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (filter_again_cb), &times);
  write_one (fixture, 2, "En hiver");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_cmpuint (witness->believed->len, ==, 1);
  unwatch (witness);
}

/* Nothing is held for rows that nobody holds, and no read transaction stays open. */
static void
test_nothing_held (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  GObject *item;
  sqlite3 *handle;

  store_fixture_open (fixture);
  write_one (fixture, 1, "a");
  list = list_by_title (fixture);
  item = g_list_model_get_item (list, 0);
  g_assert_finalize_object (item);
  handle = guichet_connection_get_handle (guichet_database_read (fixture->database));
  g_assert_cmpint (sqlite3_txn_state (handle, NULL), ==, SQLITE_TXN_NONE);
  for (sqlite3_stmt *statement = sqlite3_next_stmt (handle, NULL); statement;
       statement = sqlite3_next_stmt (handle, statement))
    g_assert_false (sqlite3_stmt_busy (statement));
  item = g_list_model_get_item (list, 0);
  g_clear_object (&list);
  g_assert_finalize_object (item);
}

/* A row that is gone when it is asked for, before the news of it has come. */
static void
test_vanished (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GObject) item = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  store_fixture_open (fixture);
  write_one (fixture, 1, "a");
  list = list_by_title (fixture);
  add_change (changes, 1, NULL);
  guichet_database_write_async (fixture->database, change_worker, changes, NULL, NULL, NULL, NULL);
  while (store_fixture_count (fixture, "SELECT count (*) FROM demande") > 0)
    g_usleep (1000);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  item = g_list_model_get_item (list, 0);
  g_assert_true (GUICHET_IS_DEMANDE (item));
  while (g_list_model_get_n_items (list) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The figures of the design, with room for a machine that is busy or a build that checks. */
static void
test_large (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = NULL;
  gint64 start;
  double elapsed;

  store_fixture_open (fixture);
  store_fixture_execute (
    fixture,
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
    " INSERT INTO demande (id, delivery, title, title_key, progiciel, version, context,"
    " error_messages, steps, expected, observed, workaround, scope_reason, created_at, edited_at,"
    " updated_at, seal) SELECT printf ('%08d-0000-4000-8000-000000000000', i), 'sent', 't' || i,"
    " 't' || i, '', '', hex (zeroblob (600)), '', '[]', '', '', '', '', i, i, i * 7919 % 10007,"
    " x'00' FROM n", &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  list = G_LIST_MODEL (guichet_demande_list_new (fixture->database, NULL));
  elapsed = (double) (g_get_monotonic_time () - start) / 1000.0;
  g_test_minimized_result (elapsed, "10,000 keys: %.2f ms", elapsed);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 10000);
  g_assert_cmpfloat (elapsed, <, 100.0);
}

static GuichetQuery *
make_slow (const char *prefix)
{
  GuichetQuery *query = guichet_query_new ("SELECT key FROM demande");

  guichet_query_add_text (query, " WHERE title LIKE ? || '%' ORDER BY title_key, key", prefix);
  guichet_query_set_slow (query);
  return query;
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_times)
{
  ++*n_times;
}

static char *
get_first_title (GuichetQueryModel *model)
{
  g_autoptr (GuichetDemande) demande = g_list_model_get_item (G_LIST_MODEL (model), 0);

  return demande ? g_strdup (guichet_demande_get_title (demande)) : NULL;
}

/* A slow query leaves the list alone until it is answered; the last one asked is the one that
 * counts; and changes that come meanwhile are not lost. */
static void
test_slow (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetQueryModel) model = NULL;
  g_autofree char *first = NULL;
  guint n_times = 0;

  store_fixture_open (fixture);
  write_one (fixture, 1, "alpha");
  write_one (fixture, 2, "beta");
  model = guichet_demande_list_new (fixture->database, NULL);
  g_signal_connect (model, "notify::busy", G_CALLBACK (count_cb), &n_times);
  guichet_query_model_set_query (model, make_slow ("a"));
  g_assert_true (guichet_query_model_is_busy (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2);
  guichet_query_model_set_query (model, make_slow ("b"));
  wait_until_idle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  first = get_first_title (model);
  g_assert_cmpstr (first, ==, "beta");
  g_assert_cmpuint (n_times, ==, 4);
  write_one (fixture, 3, "bravo");
  wait_until_idle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2);
}

/* Who is told of rows that the worker listed asks for others. */
static void
test_slow_reentrant (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GuichetQueryModel) model = NULL;
  Witness *witness;
  guint times = 0;

  store_fixture_open (fixture);
  write_one (fixture, 1, "Un hiver");
  write_one (fixture, 2, "Un été");
  write_one (fixture, 3, "Deux");
  model = guichet_demande_list_new (fixture->database, NULL);
  witness = watch (G_LIST_MODEL (model));
  g_signal_connect (model, "items-changed", G_CALLBACK (filter_again_cb), &times);
  guichet_query_model_set_query (model, make_slow ("Un"));
  wait_until_idle (model);
  g_assert_cmpuint (times, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_assert_cmpuint (witness->believed->len, ==, 1);
  unwatch (witness);
}

/* It may be let go of while the worker is busy for it. */
static void
test_slow_and_gone (StoreFixture  *fixture,
                    gconstpointer  data)
{
  GuichetQueryModel *model;

  store_fixture_open (fixture);
  write_one (fixture, 1, "alpha");
  model = guichet_demande_list_new (fixture->database, NULL);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  guichet_query_model_set_query (model, make_slow ("a"));
  g_object_unref (model);
  g_assert_null (model);
  write_one (fixture, 2, "beta");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/query-model/random", test_random);
  STORE_TEST ("/query-model/in-place", test_in_place);
  STORE_TEST ("/query-model/moved", test_moved);
  STORE_TEST ("/query-model/replaced", test_replaced);
  STORE_TEST ("/query-model/set-query", test_set_query);
  STORE_TEST ("/query-model/reentrant", test_reentrant);
  STORE_TEST ("/query-model/nothing-held", test_nothing_held);
  STORE_TEST ("/query-model/vanished", test_vanished);
  STORE_TEST ("/query-model/large", test_large);
  STORE_TEST ("/query-model/slow", test_slow);
  STORE_TEST ("/query-model/slow-reentrant", test_slow_reentrant);
  STORE_TEST ("/query-model/slow-and-gone", test_slow_and_gone);
  return g_test_run ();
}
