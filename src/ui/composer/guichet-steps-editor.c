/* guichet-steps-editor.c - the sequence of menus, step by step
 *
 * A list of rows, one a step; its property `steps` is all those that say something, in their
 * order. A row is moved or removed without losing the place of the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-steps-editor.h"

#include "guichet-reveal.h"
#include "guichet-step-row.h"

struct _GuichetStepsEditor
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *add_button;
  gboolean filling;
  char **history;
};

G_DEFINE_FINAL_TYPE (GuichetStepsEditor, guichet_steps_editor, ADW_TYPE_BIN)

enum
{
  PROP_STEPS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static GuichetStepRow *
get_row (GuichetStepsEditor *self,
         int                 index)
{
  GtkListBoxRow *row = index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index);

  return row && GUICHET_IS_STEP_ROW (row) ? GUICHET_STEP_ROW (row) : NULL;
}

static guint
count_rows (GuichetStepsEditor *self)
{
  guint n_rows = 0;

  while (get_row (self, (int) n_rows))
    n_rows++;
  return n_rows;
}

static char **
collect_steps (GuichetStepsEditor *self)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  GuichetStepRow *row;

  for (int i = 0; (row = get_row (self, i)); i++)
    if (*guichet_step_row_get_text (row))
      g_strv_builder_add (steps, guichet_step_row_get_text (row));
  return g_strv_builder_end (steps);
}

static void
update (GuichetStepsEditor *self)
{
  guint n_rows = count_rows (self);

  for (guint i = 0; i < n_rows; i++)
    guichet_step_row_set_position (get_row (self, (int) i), i + 1, n_rows);
  if (!self->filling)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEPS]);
}

static GuichetStepRow *add_step (GuichetStepsEditor *self,
                                 const char         *text,
                                 int                 index);

static void
begin_step (GuichetStepsEditor *self,
            int                 index)
{
  GuichetStepRow *row = add_step (self, "", index);

  guichet_step_row_edit (row);
  guichet_reveal (GTK_WIDGET (row));
}

static void
remove_step (GuichetStepsEditor *self,
             GuichetStepRow     *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GuichetStepRow *next = get_row (self, index > 0 ? index - 1 : 1);

  if (next)
    guichet_step_row_edit (next);
  else
    gtk_widget_grab_focus (self->add_button);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
}

static void
move_step (GuichetStepsEditor *self,
           GuichetStepRow     *row,
           int                 by)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!get_row (self, index))
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), index);
  g_object_unref (row);
  update (self);
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)) && gtk_widget_get_sensitive (focus))
    gtk_widget_grab_focus (focus);
  else
    guichet_step_row_edit (row);
}

/* Callbacks */

static void
row_changed_cb (GuichetStepsEditor *self)
{
  if (!self->filling)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEPS]);
}

static void
row_add_below_cb (GuichetStepsEditor *self,
                  GuichetStepRow     *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  begin_step (self, index + 1);
}

static void
row_remove_cb (GuichetStepsEditor *self,
               GuichetStepRow     *row)
{
  remove_step (self, row);
}

static void
row_move_cb (GuichetStepsEditor *self,
             int                 by,
             GuichetStepRow     *row)
{
  move_step (self, row, by);
}

static void
add_cb (GuichetStepsEditor *self)
{
  begin_step (self, (int) count_rows (self));
}

static GuichetStepRow *
add_step (GuichetStepsEditor *self,
          const char         *text,
          int                 index)
{
  GuichetStepRow *row = guichet_step_row_new (text);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect_swapped (row, "add-below", G_CALLBACK (row_add_below_cb), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (row_remove_cb), self);
  g_signal_connect_swapped (row, "move", G_CALLBACK (row_move_cb), self);
  guichet_step_row_set_history (row, (const char *const *) self->history);
  gtk_list_box_insert (self->list, GTK_WIDGET (row), index);
  update (self);
  return row;
}

static void
set_steps (GuichetStepsEditor *self,
           const char *const  *steps)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) shown = collect_steps (self);
  GuichetStepRow *row;

  steps = steps ? steps : none;
  if (g_strv_equal ((const char *const *) shown, steps))
    return;
  self->filling = TRUE;
  while ((row = get_row (self, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int i = 0; steps[i]; i++)
    add_step (self, steps[i], i);
  self->filling = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEPS]);
}

/* Overrides */

static void
guichet_steps_editor_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_STEPS:
      g_value_take_boxed (value, collect_steps (GUICHET_STEPS_EDITOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_steps_editor_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_STEPS:
      set_steps (GUICHET_STEPS_EDITOR (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_steps_editor_dispose (GObject *object)
{
  /* The list is both the bin's child and the template's: let go of by its holder first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_STEPS_EDITOR);
  G_OBJECT_CLASS (guichet_steps_editor_parent_class)->dispose (object);
}

static void
guichet_steps_editor_finalize (GObject *object)
{
  g_strfreev (GUICHET_STEPS_EDITOR (object)->history);
  G_OBJECT_CLASS (guichet_steps_editor_parent_class)->finalize (object);
}

static void
guichet_steps_editor_class_init (GuichetStepsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_steps_editor_get_property;
  object_class->set_property = guichet_steps_editor_set_property;
  object_class->dispose = guichet_steps_editor_dispose;
  object_class->finalize = guichet_steps_editor_finalize;

  properties[PROP_STEPS] =
    g_param_spec_boxed ("steps", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-steps-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetStepsEditor, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepsEditor, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
guichet_steps_editor_init (GuichetStepsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_steps_editor_set_history:
 * @history: (nullable) (array zero-terminated=1): the steps of past Demandes, the likeliest first
 *
 * Proposes them while a step is typed.
 */
void
guichet_steps_editor_set_history (GuichetStepsEditor *self,
                                  const char *const  *history)
{
  GuichetStepRow *row;

  g_strfreev (self->history);
  self->history = g_strdupv ((char **) history);
  for (int i = 0; (row = get_row (self, i)); i++)
    guichet_step_row_set_history (row, history);
}

/**
 * guichet_steps_editor_edit:
 *
 * Puts the cursor in the first step, a new one if there is none.
 */
void
guichet_steps_editor_edit (GuichetStepsEditor *self)
{
  GuichetStepRow *row = get_row (self, 0);

  if (row)
    guichet_step_row_edit (row);
  else
    begin_step (self, 0);
}
