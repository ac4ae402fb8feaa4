/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-step-row.h"
#include "guichet-steps-editor.h"

#include <string.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *editor;
  GtkListBox *list;
  guint n_changes;
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const steps[] = { "un", "deux", "trois", NULL };

  fixture->editor = g_object_new (GUICHET_TYPE_STEPS_EDITOR, "steps", steps, NULL);
  fixture->list = GTK_LIST_BOX (find (fixture->editor, GTK_TYPE_LIST_BOX));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->editor, "notify::steps", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkListBoxRow *
get_row (Fixture *fixture,
         int      index)
{
  return gtk_list_box_get_row_at_index (fixture->list, index);
}

static GtkText *
get_text (Fixture *fixture,
          int      index)
{
  return GTK_TEXT (find (GTK_WIDGET (get_row (fixture, index)), GTK_TYPE_TEXT));
}

static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  g_auto (GStrv) steps = NULL;
  g_autofree char *joined = NULL;

  g_object_get (fixture->editor, "steps", &steps, NULL);
  joined = g_strjoinv ("|", steps);
  g_assert_cmpstr (joined, ==, expected);
}

/* As the keyboard does. */
static gboolean
press (GtkText         *text,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (text));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
type (GtkText    *text,
      const char *typed)
{
  for (const char *c = typed; *c; c = g_utf8_next_char (c))
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (text));

      gtk_editable_insert_text (GTK_EDITABLE (text), c, (int) (g_utf8_next_char (c) - c),
                                &position);
      gtk_editable_set_position (GTK_EDITABLE (text), position);
    }
}

static void
test_binds (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const same[] = { "un", "deux", "trois", NULL };
  static const char *const other[] = { "quatre", NULL };

  assert_steps (fixture, "un|deux|trois");
  g_object_set (fixture->editor, "steps", same, NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_object_set (fixture->editor, "steps", other, NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_steps (fixture, "quatre");
  g_object_set (fixture->editor, "steps", NULL, NULL);
  assert_steps (fixture, "");
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture, 1)), "DEUX");
  assert_steps (fixture, "un|DEUX|trois");
  g_signal_emit_by_name (get_text (fixture, 0), "activate");
  /* An empty step says nothing yet. */
  assert_steps (fixture, "un|DEUX|trois");
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture, 1)), "et demi");
  assert_steps (fixture, "un|et demi|DEUX|trois");
  g_signal_emit_by_name (find (GTK_WIDGET (get_row (fixture, 4)), GTK_TYPE_BUTTON), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture, 4)), "fin");
  assert_steps (fixture, "un|et demi|DEUX|trois|fin");
}

static void
test_moves_and_removes_by_keys (Fixture       *fixture,
                                gconstpointer  data)
{
  g_assert_true (press (get_text (fixture, 0), GDK_KEY_Down, GDK_ALT_MASK));
  assert_steps (fixture, "deux|un|trois");
  g_assert_true (press (get_text (fixture, 2), GDK_KEY_Up, GDK_ALT_MASK));
  assert_steps (fixture, "deux|trois|un");
  /* Not past the ends. */
  g_assert_true (press (get_text (fixture, 0), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (press (get_text (fixture, 2), GDK_KEY_Down, GDK_ALT_MASK));
  assert_steps (fixture, "deux|trois|un");
  g_assert_false (press (get_text (fixture, 1), GDK_KEY_BackSpace, 0));
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture, 1)), "");
  g_assert_true (press (get_text (fixture, 1), GDK_KEY_BackSpace, 0));
  assert_steps (fixture, "deux|un");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (get_row (fixture, 0))));
}

static void
test_writes_paths (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *typed;
    const char *text;
  } rows[] = {
    { "Finances>Clôture", "Finances › Clôture" },
    { "Finances >Clôture", "Finances › Clôture" },
    { "Finances   >", "Finances › " },
    { "a>b>c", "a › b › c" },
    { "sans", "sans" },
  };
  GtkText *text = get_text (fixture, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (text), "");
      type (text, rows[i].typed);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, rows[i].text);
    }
}

/* Backspace just after takes the separator back, and later it is an ordinary Backspace. */
static void
test_takes_a_separator_back (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkText *text = get_text (fixture, 0);

  gtk_editable_set_text (GTK_EDITABLE (text), "");
  type (text, "montant>");
  g_assert_true (press (text, GDK_KEY_BackSpace, 0));
  type (text, " 100");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "montant > 100");
  g_assert_false (press (text, GDK_KEY_BackSpace, 0));
  /* What is pasted stays as it is. */
  gtk_editable_set_text (GTK_EDITABLE (text), "a>b");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "a>b");
}

static GtkWidget *
find_visible (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_visible (child, type);
  return found;
}

/* What was written before is proposed while one types, and taken as it was. */
static void
test_completion (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const history[] = { "Finances › Clôture › Annuelle", "Paie › Calcul", NULL };
  GtkWidget *text = find (GTK_WIDGET (get_row (fixture, 0)), GTK_TYPE_TEXT);
  GtkWidget *popover;
  GtkWidget *list;
  g_auto (GStrv) steps = NULL;

  guichet_steps_editor_set_history (GUICHET_STEPS_EDITOR (fixture->editor), history);
  guichet_steps_editor_edit (GUICHET_STEPS_EDITOR (fixture->editor));
  gtk_editable_set_text (GTK_EDITABLE (text), "zz");
  g_assert_null (find_visible (fixture->editor, GTK_TYPE_POPOVER));
  gtk_editable_set_text (GTK_EDITABLE (text), "clo");
  popover = find_visible (fixture->editor, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  list = find (popover, GTK_TYPE_LIST_BOX);
  g_assert_true (gtk_widget_get_visible (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))));
  g_assert_false (gtk_widget_get_visible (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1))));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_object_get (fixture->editor, "steps", &steps, NULL);
  g_assert_cmpstr (steps[0], ==, history[0]);
  g_assert_cmpstr (steps[1], ==, "deux");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/steps-editor/binds", test_binds);
  ADD ("/steps-editor/edits", test_edits);
  ADD ("/steps-editor/moves-and-removes-by-keys", test_moves_and_removes_by_keys);
  ADD ("/steps-editor/writes-paths", test_writes_paths);
  ADD ("/steps-editor/takes-a-separator-back", test_takes_a_separator_back);
  ADD ("/steps-editor/completion", test_completion);
  return g_test_run ();
}
