/* guichet-step-row.c - one step of a Demande, while it is written
 *
 * Its number, its text, and what can be done with it. Return asks for a step below, Backspace
 * in an empty one removes it, Alt+Up and Alt+Down move it. A step often is a path through the
 * menus: a ">" that is typed becomes their separator, and Backspace just after makes it a ">"
 * again. What was written in past Demandes is proposed below while one types: Down goes among
 * the proposals, Return takes one, Escape puts them away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-step-row.h"

#include "guichet-step-history.h"

#include <glib/gi18n.h>

#define SEPARATOR " › "
#define SEPARATOR_CHARS 3
#define MOST_COMPLETIONS 5

struct _GuichetStepRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkText *text;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  int separated_at;

  char **history;
  GtkPopover *completion;
  GtkListBox *completions;
  gboolean completing;
};

G_DEFINE_FINAL_TYPE (GuichetStepRow, guichet_step_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  ADD_BELOW,
  REMOVE,
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

/* Where the text before @position ends, without its last spaces. */
static int
skip_spaces_back (const char *text,
                  int         position)
{
  const char *place = g_utf8_offset_to_pointer (text, position);

  while (place > text && place[-1] == ' ')
    {
      place--;
      position--;
    }
  return position;
}

static int
insert_separator (GuichetStepRow *self,
                  int             position)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  int start = skip_spaces_back (gtk_editable_get_text (editable), position);

  gtk_editable_delete_text (editable, start, position);
  gtk_editable_insert_text (editable, SEPARATOR, -1, &start);
  self->separated_at = start;
  return start;
}

static gboolean
undo_separator (GuichetStepRow *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  int end = self->separated_at;
  int start = end - SEPARATOR_CHARS;

  if (end < SEPARATOR_CHARS || gtk_editable_get_position (editable) != end
      || gtk_editable_get_selection_bounds (editable, NULL, NULL))
    return FALSE;
  gtk_editable_delete_text (editable, start, end);
  /* In two characters: one alone would become a separator again. */
  gtk_editable_insert_text (editable, " >", -1, &start);
  gtk_editable_set_position (editable, start);
  self->separated_at = 0;
  return TRUE;
}

static void
move (GuichetStepRow *self,
      int             by)
{
  g_signal_emit (self, signals[MOVE], 0, by);
}

/* The same buttons stand in each row: a name says which step it is about. */
static void
name_buttons (GuichetStepRow *self,
              guint           number)
{
  g_autofree char *up = g_strdup_printf (_ ("Move step %u up"), number);
  g_autofree char *down = g_strdup_printf (_ ("Move step %u down"), number);
  g_autofree char *away = g_strdup_printf (_ ("Remove step %u"), number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up), GTK_ACCESSIBLE_PROPERTY_LABEL, up,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  down, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  away, -1);
}

/* Helpers: completion */

static gboolean
is_proposing (GuichetStepRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->completion));
}

/* The rows are always there: one that has nothing to say is hidden. */
static void
show_completion (GuichetStepRow *self,
                 int             index,
                 const char     *step)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->completions, index);

  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (row)), step ? step : "");
  gtk_widget_set_visible (GTK_WIDGET (row), step != NULL);
}

static void
point_to_text (GuichetStepRow *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->text),
                                 gtk_widget_get_parent (GTK_WIDGET (self->completion)), &bounds))
    gtk_popover_set_pointing_to (self->completion,
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  48, (int) bounds.size.height });
}

static void
propose (GuichetStepRow *self)
{
  g_auto (GStrv) matches = NULL;
  gboolean more = TRUE;

  gtk_list_box_unselect_all (self->completions);
  if (self->history && gtk_widget_has_focus (GTK_WIDGET (self->text)))
    matches = guichet_step_history_match ((const char *const *) self->history,
                                          guichet_step_row_get_text (self), MOST_COMPLETIONS);
  for (int i = 0; i < MOST_COMPLETIONS; i++)
    {
      more = more && matches && matches[i];
      show_completion (self, i, more ? matches[i] : NULL);
    }
  if (matches && matches[0])
    {
      point_to_text (self);
      gtk_popover_popup (self->completion);
    }
  else
    gtk_popover_popdown (self->completion);
}

static void
take (GuichetStepRow *self,
      GtkListBoxRow  *row)
{
  g_autofree char *step =
    g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));

  gtk_popover_popdown (self->completion);
  self->completing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), step);
  self->completing = FALSE;
  guichet_step_row_edit (self);
}

static void
select_by (GuichetStepRow *self,
           int             by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->completions);
  int index = row ? gtk_list_box_row_get_index (row) + by : 0;

  if (index < 0)
    gtk_list_box_unselect_all (self->completions);
  else if ((row = gtk_list_box_get_row_at_index (self->completions, index))
           && gtk_widget_get_visible (GTK_WIDGET (row)))
    gtk_list_box_select_row (self->completions, row);
}

/* The keys of the proposals, while there are any. */
static gboolean
complete (GuichetStepRow *self,
          guint           key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->completions);

  if (!is_proposing (self))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    select_by (self, 1);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && row)
    select_by (self, -1);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row)
    take (self, row);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (self->completion);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Callbacks */

static void
insert_text_cb (GuichetStepRow *self,
                const char     *text,
                int             length,
                int            *position,
                GtkEditable    *editable)
{
  self->separated_at = 0;
  if (length != 1 || *text != '>')
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  *position = insert_separator (self, *position);
}

static void
changed_cb (GuichetStepRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  /* All of it, where it is longer than the row. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), *text ? text : NULL);
  if (!self->completing)
    propose (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (GuichetStepRow *self)
{
  g_signal_emit (self, signals[ADD_BELOW], 0);
}

static gboolean
key_cb (GuichetStepRow  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  state &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;
  if (state == 0 && complete (self, key))
    return GDK_EVENT_STOP;
  if (state == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    move (self, -1);
  else if (state == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    move (self, 1);
  else if (key == GDK_KEY_BackSpace && state == 0 && undo_separator (self))
    return GDK_EVENT_STOP;
  else if (key == GDK_KEY_BackSpace && state == 0 && *guichet_step_row_get_text (self) == '\0')
    g_signal_emit (self, signals[REMOVE], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
completion_cb (GuichetStepRow *self,
               GtkListBoxRow  *row)
{
  take (self, row);
}

static void
left_cb (GuichetStepRow *self)
{
  gtk_popover_popdown (self->completion);
}

static GdkContentProvider *
prepare_cb (GuichetStepRow *self)
{
  return gdk_content_provider_new_typed (GUICHET_TYPE_STEP_ROW, self);
}

static void
drag_begin_cb (GuichetStepRow *self,
               GdkDrag        *drag,
               GtkDragSource  *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, icon, 12, 12);
}

/* Dropped on this row: it takes this one's place. */
static gboolean
drop_cb (GuichetStepRow *self,
         const GValue   *value)
{
  GuichetStepRow *dragged = g_value_get_object (value);
  GtkListBoxRow *here = GTK_LIST_BOX_ROW (self);

  if (!dragged || dragged == self
      || gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  move (dragged, gtk_list_box_row_get_index (here)
                   - gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (dragged)));
  return TRUE;
}

static void
up_cb (GuichetStepRow *self)
{
  move (self, -1);
}

static void
down_cb (GuichetStepRow *self)
{
  move (self, 1);
}

static void
remove_cb (GuichetStepRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Overrides */

static void
guichet_step_row_dispose (GObject *object)
{
  GuichetStepRow *self = GUICHET_STEP_ROW (object);

  if (self->completion && gtk_widget_get_parent (GTK_WIDGET (self->completion)))
    gtk_widget_unparent (GTK_WIDGET (self->completion));
  g_clear_pointer (&self->history, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_STEP_ROW);
  G_OBJECT_CLASS (guichet_step_row_parent_class)->dispose (object);
}

static void
add_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ADD_BELOW] = g_signal_new ("add-below", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
guichet_step_row_class_init (GuichetStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_step_row_dispose;
  add_signals (G_OBJECT_CLASS (klass));

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, completion);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, completions);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, text);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, up);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, down);
  gtk_widget_class_bind_template_child (widget_class, GuichetStepRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, completion_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
accept_steps (GuichetStepRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GUICHET_TYPE_STEP_ROW, GDK_ACTION_MOVE);

  /* Before the field, which would take a text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
guichet_step_row_init (GuichetStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "insert-text", G_CALLBACK (insert_text_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->completion),
                         gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));
  accept_steps (self);
}

/* Public API */

/**
 * guichet_step_row_new:
 * @text: what the step is
 *
 * Returns: (transfer floating): a row for it
 */
GuichetStepRow *
guichet_step_row_new (const char *text)
{
  GuichetStepRow *self = g_object_new (GUICHET_TYPE_STEP_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  return self;
}

/**
 * guichet_step_row_get_text:
 *
 * Returns: (transfer none): what the step is
 */
const char *
guichet_step_row_get_text (GuichetStepRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * guichet_step_row_set_position:
 * @number: from 1
 * @n_steps: of how many
 *
 * Tells the row where it is: it shows its number, and what can be done from there.
 */
void
guichet_step_row_set_position (GuichetStepRow *self,
                               guint           number,
                               guint           n_steps)
{
  g_autofree char *shown = g_strdup_printf ("%u", number);
  /* Translators: the name of a field, for a screen reader */
  g_autofree char *name = g_strdup_printf (_ ("Step %u"), number);

  gtk_label_set_label (self->number, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_buttons (self, number);
  gtk_widget_set_sensitive (self->up, number > 1);
  gtk_widget_set_sensitive (self->down, number < n_steps);
}

/**
 * guichet_step_row_set_history:
 * @history: (nullable) (array zero-terminated=1): what to propose, the likeliest first; copied
 */
void
guichet_step_row_set_history (GuichetStepRow    *self,
                              const char *const *history)
{
  g_strfreev (self->history);
  self->history = g_strdupv ((char **) history);
}

/**
 * guichet_step_row_edit:
 *
 * Puts the cursor at the end of the step.
 */
void
guichet_step_row_edit (GuichetStepRow *self)
{
  gtk_text_grab_focus_without_selecting (self->text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}
