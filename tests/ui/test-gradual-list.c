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
  GuichetGradualList *rows;
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
  guichet_gradual_list_restart (fixture->rows);
  g_assert_cmpuint (count (fixture), ==, first);
  guichet_gradual_list_restart (fixture->rows);
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

static void
add_many (Fixture *fixture)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) more = NULL;

  for (guint i = 0; i < N_ROWS / 2; i++)
    g_strv_builder_add (builder, "Mandat");
  more = g_strv_builder_end (builder);
  fixture->made = 0;
  gtk_string_list_splice (fixture->model, 0, 0, (const char *const *) more);
}

static void
test_many_come (Fixture       *fixture,
                gconstpointer  data)
{
  const guint first = count (fixture);

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_whole (fixture);
  add_many (fixture);
  g_assert_cmpuint (count (fixture), ==, first);
  g_assert_cmpuint (fixture->made, <=, first);
  wait_until_whole (fixture);
}

/* What comes above is not shown: nothing moves under the eyes of the reader. */
static void
test_many_come_while_reading (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkAdjustment *adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_whole (fixture);
  gtk_adjustment_set_value (adjustment, 200);
  add_many (fixture);
  g_assert_cmpuint (count (fixture), ==, N_ROWS + N_ROWS / 2);
}

/* Each change is told as it is: the list that is kept from what is told is the list. */
static void
replay_cb (GListModel *rows,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *replayed)
{
  if (removed > 0)
    g_ptr_array_remove_range (replayed, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (replayed, (int) (position + i),
                        g_list_model_get_item (rows, position + i));
}

static void
assert_same (Fixture   *fixture,
             GPtrArray *replayed)
{
  g_assert_cmpuint (replayed->len, ==, count (fixture));
  for (guint i = 0; i < replayed->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->rows), i);

      g_assert_true (item == g_ptr_array_index (replayed, i));
    }
}

static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  const char *const more[] = { "Mandat", "Bordereau", NULL };
  g_autoptr (GPtrArray) replayed = g_ptr_array_new_with_free_func (g_object_unref);

  replay_cb (G_LIST_MODEL (fixture->rows), 0, 0, count (fixture), replayed);
  g_signal_connect (fixture->rows, "items-changed", G_CALLBACK (replay_cb), replayed);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint turn = 0; turn < 40; turn++)
    {
      const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
      const guint position = (guint) g_test_rand_int_range (0, (gint32) MIN (n_items, 230));

      gtk_string_list_splice (fixture->model, position,
                              MIN (n_items - position, turn % 4 * turn % 30), more);
      assert_same (fixture, replayed);
      g_main_context_iteration (NULL, FALSE);
      assert_same (fixture, replayed);
      if (turn % 13 == 12)
        guichet_gradual_list_restart (fixture->rows);
      assert_same (fixture, replayed);
    }
  wait_until_whole (fixture);
  assert_same (fixture, replayed);
  g_signal_handlers_disconnect_by_data (fixture->rows, replayed);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/gradual-list/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/ui/gradual-list/begins-anew", Fixture, NULL, set_up, test_begins_anew, tear_down);
  g_test_add ("/ui/gradual-list/short", Fixture, NULL, set_up, test_short, tear_down);
  g_test_add ("/ui/gradual-list/many-come", Fixture, NULL, set_up, test_many_come, tear_down);
  g_test_add ("/ui/gradual-list/many-come-while-reading", Fixture, NULL, set_up,
              test_many_come_while_reading, tear_down);
  g_test_add ("/ui/gradual-list/told", Fixture, NULL, set_up, test_told, tear_down);
  return g_test_run ();
}
