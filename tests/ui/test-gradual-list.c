/* test-gradual-list.c - a long list, given to its view bit by bit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-gradual-list.h"

#define N_ROWS 1000
#define PATIENCE_US (10 * G_USEC_PER_SEC)

typedef struct
{
  GtkStringList *model;
  GtkWidget *view;
  GtkSliceListModel *rows;
  GtkWidget *window;
  guint made;
  guint made_in_a_frame;
  guint most_in_a_frame;
} Fixture;

/* Helpers */

static void
count_row_cb (Fixture *fixture)
{
  fixture->made++;
  fixture->made_in_a_frame++;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Fixture                  *fixture)
{
  gtk_list_item_set_child (item, gtk_label_new ("Bordereau"));
  count_row_cb (fixture);
}

static gboolean
frame_cb (GtkWidget     *view,
          GdkFrameClock *frame_clock,
          gpointer       data)
{
  Fixture *fixture = data;

  fixture->most_in_a_frame = MAX (fixture->most_in_a_frame, fixture->made_in_a_frame);
  fixture->made_in_a_frame = 0;
  return G_SOURCE_CONTINUE;
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));
}

static void
wait_until_whole (Fixture *fixture)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));

  while (count (fixture) < n_rows && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (fixture), ==, n_rows);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->model = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (fixture->model, "Bordereau");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  fixture->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  fixture->rows = guichet_gradual_list_new (G_LIST_MODEL (fixture->model), fixture->view);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (fixture->rows));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->rows);
  g_object_unref (fixture->model);
}

/* Tests */

static void
test_grows (Fixture       *fixture,
            gconstpointer  data)
{
  const guint first = count (fixture);

  g_assert_cmpuint (first, >=, 10);
  g_assert_cmpuint (first, <=, 30);
  gtk_widget_add_tick_callback (fixture->view, frame_cb, fixture, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (fixture->made, <=, first);
  fixture->made_in_a_frame = 0;
  wait_until_whole (fixture);
  g_assert_cmpuint (fixture->made, >, first);
  g_assert_cmpuint (fixture->most_in_a_frame, <=, first);
}

static void
test_begins_anew (Fixture       *fixture,
                  gconstpointer  data)
{
  const guint first = count (fixture);

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_whole (fixture);
  guichet_gradual_list_restart (fixture->rows, fixture->view);
  g_assert_cmpuint (count (fixture), ==, first);
  guichet_gradual_list_restart (fixture->rows, fixture->view);
  wait_until_whole (fixture);
}

static void
test_short (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const more[] = { "Mandat", NULL };

  gtk_string_list_splice (fixture->model, 3, N_ROWS - 3, NULL);
  g_assert_cmpuint (count (fixture), ==, 3);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_whole (fixture);
  gtk_string_list_splice (fixture->model, 0, 0, more);
  g_assert_cmpuint (count (fixture), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/gradual-list/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/ui/gradual-list/begins-anew", Fixture, NULL, set_up, test_begins_anew, tear_down);
  g_test_add ("/ui/gradual-list/short", Fixture, NULL, set_up, test_short, tear_down);
  return g_test_run ();
}
