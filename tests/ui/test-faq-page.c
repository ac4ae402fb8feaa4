/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-article-view.h"
#include "guichet-article-search.h"
#include "guichet-faq-page.h"
#include "guichet-faq-row.h"

static const GuichetArticleFields given[] = {
  { .id = FAQ_FIRST, .title = "Rouvrir un bordereau clôturé", .category = "Finances",
    .body = "Un bordereau se rouvre depuis le journal des clôtures.", .updated_at = 1000 },
  { .id = FAQ_SECOND, .title = "Accès <b>refusé</b>", .category = "Poste",
    .body = "Voir [le bordereau](faq:" FAQ_FIRST ").", .updated_at = 2000 },
  { .id = FAQ_THIRD, .title = "Écran noir", .category = "Poste", .body = "Redémarrez.",
    .updated_at = 3000 },
};

static GuichetFaqPage *
open_page (FaqFixture *fixture)
{
  GtkWidget *page = guichet_faq_page_new (fixture->sync, fixture->database, fixture->clock);

  faq_fixture_present (fixture, page);
  return GUICHET_FAQ_PAGE (page);
}

static gpointer
find_one (gpointer page,
          GType    type)
{
  g_autoptr (GPtrArray) found = faq_fixture_find_all (page, type);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

static GtkSelectionModel *
get_selection (GuichetFaqPage *page)
{
  return gtk_list_view_get_model (
    GTK_LIST_VIEW (faq_fixture_find_class (GTK_WIDGET (page), "faq")));
}

static guint
count_rows (GuichetFaqPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (page)));
}

static const char *
get_shown (GuichetFaqPage *page)
{
  return guichet_article_view_get_article_id (find_one (page, GUICHET_TYPE_ARTICLE_VIEW));
}

static GuichetFaqRow *
find_row (GuichetFaqPage *page,
          const char     *title)
{
  g_autoptr (GPtrArray) rows = faq_fixture_find_all (GTK_WIDGET (page), GUICHET_TYPE_FAQ_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (rows, i)) &&
        faq_fixture_find_text (g_ptr_array_index (rows, i), title))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static void
test_empty (FaqFixture    *fixture,
            gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);

  g_assert_true (gtk_widget_get_mapped (
    faq_fixture_find_text (GTK_WIDGET (page), "No article yet")));
}

/* All articles, by category, each category named once; their text is text and not markup. */
static void
test_browse (FaqFixture    *fixture,
             gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  FAQ_WAIT_UNTIL (count_rows (page) == 3 && find_row (page, "Écran noir"));
  g_assert_nonnull (find_row (page, "Accès <b>refusé</b>"));
  g_assert_true (gtk_widget_get_visible (
    faq_fixture_find_text (GTK_WIDGET (find_row (page, "Accès <b>refusé</b>")), "Poste")));
  g_assert_cmpstr (guichet_faq_row_get_summary (find_row (page, "Écran noir")), ==,
                   "Écran noir, Poste");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (find_row (page, "Écran noir")))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Écran noir, Poste");
}

static void
test_search_as_one_types (FaqFixture    *fixture,
                          gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);
  GuichetFaqRow *row;
  GtkLabel *snippet;

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  guichet_faq_page_search (page, "\"bordereau se rouvre\" journ");
  FAQ_WAIT_UNTIL (count_rows (page) == 1 && find_row (page, given[0].title));
  row = find_row (page, given[0].title);
  snippet = GTK_LABEL (faq_fixture_find_class (GTK_WIDGET (row), "snippet"));
  g_assert_cmpstr (gtk_label_get_text (snippet), ==, given[0].body);
  g_assert_false (gtk_label_get_use_markup (snippet));
  g_assert_nonnull (gtk_label_get_attributes (snippet));
  guichet_faq_page_search (page, "introuvable");
  FAQ_WAIT_UNTIL (count_rows (page) == 0);
  g_assert_true (gtk_widget_get_mapped (
    faq_fixture_find_text (GTK_WIDGET (page), "Nothing found")));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.clear-search", NULL);
  FAQ_WAIT_UNTIL (count_rows (page) == 3);
}

/* What was taken for a typing fault is said, and what was typed can be searched all the same. */
static void
test_correction_can_be_refused (FaqFixture    *fixture,
                                gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);
  GtkWidget *button;

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  guichet_faq_page_search (page, "bordereua");
  FAQ_WAIT_UNTIL (find_row (page, given[0].title) &&
                  faq_fixture_find_text (GTK_WIDGET (page), "Results for: bordereau"));
  button = gtk_widget_get_ancestor (
    faq_fixture_find_text (GTK_WIDGET (page), "Search for “bordereua” instead"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search for “bordereua” instead");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count_rows (page), ==, 0);
  g_assert_false (gtk_widget_get_mapped (button));
  guichet_faq_page_search (page, "bordereau");
  FAQ_WAIT_UNTIL (find_row (page, given[0].title));
  g_assert_false (gtk_widget_get_mapped (button));
}

/* A category that was chosen stays while one types in it, until it is left. */
static void
test_search_in_category (FaqFixture    *fixture,
                         gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);
  GtkWidget *entry;

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  FAQ_WAIT_UNTIL (count_rows (page) == 3);
  guichet_faq_page_show_category (page, "Poste");
  FAQ_WAIT_UNTIL (count_rows (page) == 2);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), GUICHET_TYPE_FAQ_PAGE,
                                                     "search_entry"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "bordereau");
  FAQ_WAIT_UNTIL (faq_fixture_find_text (GTK_WIDGET (page), "1 article found in “Poste”"));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.all-categories", NULL);
  FAQ_WAIT_UNTIL (faq_fixture_find_text (GTK_WIDGET (page), "2 articles found"));
}

/* Only what is typed in the end is looked for. */
static void
test_stale_queries_are_dropped (FaqFixture    *fixture,
                                gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  FAQ_WAIT_UNTIL (count_rows (page) == 3);
  FAQ_WAIT_UNTIL (guichet_article_search_is_warm (guichet_database_read (fixture->database)));
  guichet_faq_page_search (page, "bordereau");
  guichet_faq_page_search (page, "écran");
  g_assert_cmpuint (count_rows (page), ==, 3);
  FAQ_WAIT_UNTIL (count_rows (page) == 1);
  g_assert_nonnull (find_row (page, "Écran noir"));
}

static void
test_back_through_links (FaqFixture    *fixture,
                         gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  FAQ_WAIT_UNTIL (count_rows (page) == 3);
  gtk_selection_model_select_item (get_selection (page), 1, TRUE);
  g_assert_cmpstr (get_shown (page), ==, FAQ_SECOND);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.open-article", "s", FAQ_FIRST);
  g_assert_cmpstr (get_shown (page), ==, FAQ_FIRST);
  g_assert_cmpuint (
    gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_selection (page))), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  g_assert_cmpstr (get_shown (page), ==, FAQ_SECOND);
}

/* Reading an article changes its row: the selection stays, and so does what is shown. */
static void
test_reading_marks_and_keeps_the_place (FaqFixture    *fixture,
                                        gconstpointer  data)
{
  GuichetFaqPage *page = open_page (fixture);

  faq_fixture_mark_read (fixture, FAQ_THIRD, 10);
  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  faq_fixture_mark_read (fixture, FAQ_THIRD, 10);
  FAQ_WAIT_UNTIL (find_row (page, "Écran noir"));
  g_assert_cmpstr (guichet_faq_row_get_summary (find_row (page, "Écran noir")), ==,
                   "Écran noir, Poste, Changed since you read it");
  gtk_selection_model_select_item (get_selection (page), 2, TRUE);
  FAQ_WAIT_UNTIL (find_row (page, "Écran noir") &&
                  g_str_equal (guichet_faq_row_get_summary (find_row (page, "Écran noir")),
                               "Écran noir, Poste"));
  g_assert_cmpuint (
    gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_selection (page))), ==, 2);
  g_assert_cmpstr (get_shown (page), ==, FAQ_THIRD);
  g_assert_true (gtk_widget_get_mapped (faq_fixture_find_text (
    find_one (page, GUICHET_TYPE_ARTICLE_VIEW), "Changed since you read it")));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/faq-page/empty", test_empty);
  FAQ_TEST ("/faq-page/browse", test_browse);
  FAQ_TEST ("/faq-page/search-as-one-types", test_search_as_one_types);
  FAQ_TEST ("/faq-page/correction-can-be-refused", test_correction_can_be_refused);
  FAQ_TEST ("/faq-page/search-in-category", test_search_in_category);
  FAQ_TEST ("/faq-page/stale-queries-are-dropped", test_stale_queries_are_dropped);
  FAQ_TEST ("/faq-page/back-through-links", test_back_through_links);
  FAQ_TEST ("/faq-page/reading-marks-and-keeps-the-place",
            test_reading_marks_and_keeps_the_place);
  return g_test_run ();
}
