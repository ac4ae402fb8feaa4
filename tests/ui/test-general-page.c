/* test-general-page.c - each row is a key of the settings, which who is concerned follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"
#include "guichet-article-view.h"
#include "guichet-general-page.h"
#include "guichet-preferences.h"
#include "guichet-settings.h"

static GtkWidget *
find_child (GtkWidget  *page,
            GType       type,
            const char *id)
{
  GObject *child = gtk_widget_get_template_child (page, type, id);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
assert_switch (GtkWidget  *page,
               const char *id,
               const char *key)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  GtkSwitch *one = GTK_SWITCH (find_child (page, GUICHET_TYPE_GENERAL_PAGE, id));
  const gboolean before = g_settings_get_boolean (settings, key);

  g_assert_cmpint (gtk_switch_get_active (one), ==, before);
  gtk_switch_set_active (one, !before);
  g_assert_cmpint (g_settings_get_boolean (settings, key), ==, !before);
  g_settings_reset (settings, key);
  g_assert_cmpint (gtk_switch_get_active (one), ==, before);
}

static void
test_rows (ComposerFixture *fixture,
           gconstpointer    data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_GENERAL_PAGE, NULL));

  assert_switch (page, "alsace_moselle", "alsace-moselle");
  assert_switch (page, "spare_metered", "spare-metered");
  g_object_unref (page);
}

/* What is sent is held for as long as was chosen. */
static void
test_undo (ComposerFixture *fixture,
           gconstpointer    data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_GENERAL_PAGE, NULL));
  GtkSpinButton *seconds =
    GTK_SPIN_BUTTON (find_child (page, GUICHET_TYPE_GENERAL_PAGE, "undo_seconds"));
  g_autofree char *sent = NULL;

  g_assert_cmpuint (guichet_settings_read_undo_ms (), ==, 8000);
  gtk_spin_button_set_value (seconds, 0);
  g_assert_cmpuint (guichet_settings_read_undo_ms (), ==, 0);
  gtk_spin_button_set_value (seconds, 3);
  composer_fixture_open (fixture, NULL);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Clôture refusée");
  sent = g_strdup_printf ("%s 3000", guichet_demande_get_id (fixture->demande));
  gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "composer.send", NULL);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "send"), ==, sent);
  g_object_unref (page);
}

/* The articles that are open follow the choice, and the choice follows what is done in one. */
static void
test_article_text (ComposerFixture *fixture,
                   gconstpointer    data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_GENERAL_PAGE, NULL));
  GtkWidget *view = g_object_ref_sink (g_object_new (GUICHET_TYPE_ARTICLE_VIEW, NULL));
  GtkWidget *column = find_child (view, GUICHET_TYPE_ARTICLE_VIEW, "column");
  AdwComboRow *size =
    ADW_COMBO_ROW (find_child (page, GUICHET_TYPE_GENERAL_PAGE, "article_text"));

  g_assert_cmpuint (adw_combo_row_get_selected (size), ==, 1);
  g_assert_true (gtk_widget_has_css_class (column, "text-normal"));
  adw_combo_row_set_selected (size, 4);
  g_assert_true (gtk_widget_has_css_class (column, "text-huge"));
  g_assert_false (gtk_widget_has_css_class (column, "text-normal"));
  guichet_article_view_resize_text (GUICHET_ARTICLE_VIEW (view), -1);
  g_assert_cmpuint (adw_combo_row_get_selected (size), ==, 3);
  g_object_unref (view);
  g_object_unref (page);
}

/* Over the window that has it, and not without one. */
static void
test_parc (ComposerFixture *fixture,
           gconstpointer    data)
{
  GtkWindow *alone = guichet_preferences_new (NULL, NULL);
  GtkWidget *row;

  gtk_window_present (alone);
  COMPOSER_WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (alone)));
  row = composer_fixture_find_in (GTK_WIDGET (alone), GUICHET_TYPE_GENERAL_PAGE);
  row = find_child (row, GUICHET_TYPE_GENERAL_PAGE, "parc_row");
  g_assert_false (gtk_widget_get_visible (row));
  gtk_window_destroy (alone);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  COMPOSER_TEST ("/general-page/rows", test_rows);
  COMPOSER_TEST ("/general-page/undo", test_undo);
  COMPOSER_TEST ("/general-page/article-text", test_article_text);
  COMPOSER_TEST ("/general-page/parc", test_parc);
  return g_test_run ();
}
