/* test-notification-page.c - each row is a key of the settings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification-page.h"
#include "guichet-settings.h"

static GtkWidget *
find_child (GtkWidget  *page,
            const char *id)
{
  GObject *child = gtk_widget_get_template_child (page, GUICHET_TYPE_NOTIFICATION_PAGE, id);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
test_rows (void)
{
  static const char *const switches[][2] = {
    { "notify_answers", "notify-answers" },
    { "notify_deliveries", "notify-deliveries" },
    { "notify_news", "notify-news" },
    { "notify_refusals", "notify-refusals" },
    { "notify_deadlines", "notify-deadlines" },
    { "notify_callbacks", "notify-callbacks" },
    { "notify_number_only", "notify-number-only" },
    { "quiet_hours", "quiet-hours" },
    { "run_in_background", "run-in-background" },
    { "start_at_login", "start-at-login" },
  };
  g_autoptr (GSettings) settings = guichet_settings_new ();
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_NOTIFICATION_PAGE, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkSwitch *one = GTK_SWITCH (find_child (page, switches[i][0]));
      const gboolean before = g_settings_get_boolean (settings, switches[i][1]);

      g_assert_cmpint (gtk_switch_get_active (one), ==, before);
      gtk_switch_set_active (one, !before);
      g_assert_cmpint (g_settings_get_boolean (settings, switches[i][1]), ==, !before);
    }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (page, "lead_bloquante")), 5);
  g_assert_cmpint (g_settings_get_int (settings, "lead-bloquante"), ==, 5);
  g_object_unref (page);
}

static void
test_times (void)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_NOTIFICATION_PAGE, NULL));
  AdwComboRow *from = ADW_COMBO_ROW (find_child (page, "quiet_from"));

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (from)), ==, 48);
  g_assert_cmpuint (adw_combo_row_get_selected (from), ==, 38);
  adw_combo_row_set_selected (from, 47);
  g_assert_cmpint (g_settings_get_int (settings, "quiet-from"), ==, 23 * 60 + 30);
  g_settings_set_int (settings, "quiet-from", 0);
  g_assert_cmpuint (adw_combo_row_get_selected (from), ==, 0);
  g_object_unref (page);
}

static void
test_problem (void)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  GtkWidget *page = g_object_ref_sink (g_object_new (GUICHET_TYPE_NOTIFICATION_PAGE, NULL));
  GtkWidget *label = find_child (page, "background_problem");

  g_assert_false (gtk_widget_get_visible (label));
  g_settings_set_string (settings, "background-problem", "Not allowed");
  g_assert_true (gtk_widget_get_visible (label));
  g_settings_reset (settings, "background-problem");
  g_assert_false (gtk_widget_get_visible (label));
  g_object_unref (page);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notification-page/rows", test_rows);
  g_test_add_func ("/notification-page/times", test_times);
  g_test_add_func ("/notification-page/problem", test_problem);
  return g_test_run ();
}
