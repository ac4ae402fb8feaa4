/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-article-index.h"
#include "guichet-article-table.h"
#include "guichet-demande-table.h"
#include "guichet-suggestion-row.h"
#include "guichet-suggestions.h"

#define ARTICLE "cccccccc-0000-4000-8000-000000000001"
#define DEMANDE "dddddddd-0000-4000-8000-000000000001"

static gboolean
store_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const GuichetArticleFields fields = {
    .id = ARTICLE,
    .title = "Rétablir une clôture annuelle refusée",
    .category = "Finances",
    .product = "finances",
    .body = "Contrôlez les écritures non équilibrées (ERR-4012).",
    .updated_at = 1,
  };
  g_autoptr (GuichetArticle) article = guichet_article_new (&fields);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (DEMANDE);
  gboolean more = TRUE;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture annuelle en erreur");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, "D-2026-0398");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "cloturee");
  if (!guichet_article_table_apply (connection, article, error)
      || !guichet_demande_table_apply (connection, demande, NULL, error))
    return FALSE;
  while (more)
    if (!guichet_article_index_update (connection, G_USEC_PER_SEC, &more, error))
      return FALSE;
  return TRUE;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
store (ComposerFixture *fixture)
{
  gboolean stored = FALSE;

  guichet_database_write_async (fixture->database, store_worker, NULL, NULL, NULL, stored_cb,
                                &stored);
  COMPOSER_WAIT_UNTIL (stored);
}

static GuichetSuggestionRow *
find_row (GtkWidget  *widget,
          const char *id)
{
  GuichetSuggestionRow *found = NULL;

  if (GUICHET_IS_SUGGESTION_ROW (widget))
    return g_strcmp0 (guichet_suggestion_row_get_id (GUICHET_SUGGESTION_ROW (widget)), id) == 0
             ? GUICHET_SUGGESTION_ROW (widget)
             : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, id);
  return found;
}

static GuichetSuggestionRow *
find (ComposerFixture *fixture,
      const char      *id)
{
  return find_row (composer_fixture_find (fixture, GUICHET_TYPE_SUGGESTIONS), id);
}

static void
note_cb (char       **noted,
         const char  *id)
{
  g_free (*noted);
  *noted = g_strdup (id);
}

static void
test_found_and_opened (ComposerFixture *fixture,
                       gconstpointer    data)
{
  g_autofree char *article = NULL;
  g_autofree char *demande = NULL;

  store (fixture);
  composer_fixture_open (fixture, NULL);
  g_signal_connect_swapped (fixture->composer, "open-article", G_CALLBACK (note_cb), &article);
  g_signal_connect_swapped (fixture->composer, "open-demande", G_CALLBACK (note_cb), &demande);
  composer_fixture_wait (600);
  g_assert_null (find (fixture, ARTICLE));
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Clôture annuelle bloquée");
  COMPOSER_WAIT_UNTIL (find (fixture, ARTICLE) && find (fixture, DEMANDE));
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (find (fixture, ARTICLE))),
                         "row-activated", find (fixture, ARTICLE));
  g_assert_cmpstr (article, ==, ARTICLE);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (find (fixture, DEMANDE))),
                         "row-activated", find (fixture, DEMANDE));
  g_assert_cmpstr (demande, ==, DEMANDE);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Tout autre chose");
  gtk_window_set_focus (GTK_WINDOW (fixture->composer), NULL);
  COMPOSER_WAIT_UNTIL (!find (fixture, ARTICLE));
  g_signal_handlers_disconnect_by_data (fixture->composer, &article);
  g_signal_handlers_disconnect_by_data (fixture->composer, &demande);
}

/* Only what was typed last is answered: nothing is looked for between two keys. */
static void
test_waits_for_a_pause (ComposerFixture *fixture,
                        gconstpointer    data)
{
  store (fixture);
  composer_fixture_open (fixture, NULL);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *title = g_strdup_printf ("Clôture annuelle %u", i);

      guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, title);
      composer_fixture_wait (80);
      g_assert_null (find (fixture, ARTICLE));
    }
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "");
  composer_fixture_wait (700);
  g_assert_null (find (fixture, ARTICLE));
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GListModel) windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Nothing is deleted unless it is asked for, and then nothing comes back. */
static void
test_solved (ComposerFixture *fixture,
             gconstpointer    data)
{
  store (fixture);
  composer_fixture_open (fixture, NULL);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Clôture annuelle bloquée");
  COMPOSER_WAIT_UNTIL (find (fixture, ARTICLE));
  g_signal_emit_by_name (find (fixture, ARTICLE), "solved");
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "cancel");
  gtk_window_destroy (find_dialog ());
  g_assert_nonnull (fixture->composer);
  g_signal_emit_by_name (find (fixture, ARTICLE), "solved");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "delete");
  gtk_window_destroy (find_dialog ());
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "delete"), ==, 1);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  COMPOSER_TEST ("/suggestions/found-and-opened", test_found_and_opened);
  COMPOSER_TEST ("/suggestions/waits-for-a-pause", test_waits_for_a_pause);
  COMPOSER_TEST ("/suggestions/solved", test_solved);
  return g_test_run ();
}
