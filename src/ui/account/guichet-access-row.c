/* guichet-access-row.c - one step on the way to a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-row.h"

#include "guichet-access-text.h"

#include <glib/gi18n.h>

struct _GuichetAccessRow
{
  AdwActionRow parent_instance;

  GuichetAccessStep *step;

  GtkStack *stack;
  GtkImage *icon;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (GuichetAccessRow, guichet_access_row, ADW_TYPE_ACTION_ROW)

static void
show_state (GuichetAccessRow   *self,
            GuichetAccessState  state)
{
  static const char *const classes[] = {
    [GUICHET_ACCESS_UNCHECKED] = "dim-label", [GUICHET_ACCESS_RUNNING] = "dim-label",
    [GUICHET_ACCESS_PASSED] = "success",      [GUICHET_ACCESS_WARNED] = "warning",
    [GUICHET_ACCESS_FAILED] = "error",
  };
  const char *const css[] = { classes[state], NULL };
  const gboolean is_running = state == GUICHET_ACCESS_RUNNING;

  gtk_image_set_from_icon_name (self->icon, guichet_access_text_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) css);
  gtk_stack_set_visible_child (self->stack,
                               is_running ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->icon));
  gtk_spinner_set_spinning (self->spinner, is_running);
}

static void
update (GuichetAccessRow *self)
{
  const GuichetAccessState state = guichet_access_step_get_state (self->step);
  const char *title = guichet_access_text_title (guichet_access_step_get_kind (self->step));
  const char *remedy = guichet_access_text_remedy (self->step);
  g_autofree char *sentence = guichet_access_text_sentence (self->step);
  g_autofree char *whole =
    remedy ? g_strdup_printf ("%s.\n%s", sentence, remedy) : g_strdup (sentence);
  g_autofree char *name =
    g_strdup_printf ("%s, %s: %s", title, guichet_access_text_state (state), whole);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_state (self, state);
}

static void
guichet_access_row_dispose (GObject *object)
{
  g_clear_object (&GUICHET_ACCESS_ROW (object)->step);
  G_OBJECT_CLASS (guichet_access_row_parent_class)->dispose (object);
}

static void
guichet_access_row_class_init (GuichetAccessRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_access_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-access-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessRow, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessRow, spinner);
}

static void
guichet_access_row_init (GuichetAccessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_access_row_new:
 *
 * Returns: (transfer floating): a row that follows @step
 */
GtkWidget *
guichet_access_row_new (GuichetAccessStep *step)
{
  GuichetAccessRow *self = g_object_new (GUICHET_TYPE_ACCESS_ROW, NULL);

  self->step = g_object_ref (step);
  g_signal_connect_object (step, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
