/* guichet-phase-step.c - one mark of the phase line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-phase-step.h"

struct _GuichetPhaseStep
{
  AdwBin parent_instance;

  GtkWidget *before;
  GtkWidget *after;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (GuichetPhaseStep, guichet_phase_step, ADW_TYPE_BIN)

static const char *const mark_icons[] = {
  [GUICHET_PHASE_STEP_DONE] = "guichet-phase-done-symbolic",
  [GUICHET_PHASE_STEP_CURRENT] = "guichet-phase-current-symbolic",
  [GUICHET_PHASE_STEP_TO_COME] = "guichet-phase-todo-symbolic",
};

static const char *const mark_classes[] = {
  [GUICHET_PHASE_STEP_DONE] = "done",
  [GUICHET_PHASE_STEP_CURRENT] = "current",
  [GUICHET_PHASE_STEP_TO_COME] = "to-come",
};

static void
guichet_phase_step_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_phase_step_parent_class)->dispose (object);
}

static void
guichet_phase_step_class_init (GuichetPhaseStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_phase_step_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-phase-step.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseStep, before);
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseStep, after);
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseStep, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseStep, label);
}

static void
guichet_phase_step_init (GuichetPhaseStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_phase_step_new:
 * @label: (nullable): its name, where there is room for it
 * @is_first: whether the line starts here
 * @is_last: whether the line ends here
 *
 * Returns: (transfer floating): a mark, to come
 */
GtkWidget *
guichet_phase_step_new (const char *label,
                        gboolean    is_first,
                        gboolean    is_last)
{
  GuichetPhaseStep *self = g_object_new (GUICHET_TYPE_PHASE_STEP, NULL);

  gtk_label_set_label (self->label, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL);
  gtk_widget_set_opacity (self->before, is_first ? 0 : 1);
  gtk_widget_set_opacity (self->after, is_last ? 0 : 1);
  guichet_phase_step_show (self, GUICHET_PHASE_STEP_TO_COME);
  return GTK_WIDGET (self);
}

/**
 * guichet_phase_step_show:
 * @self: a mark
 * @mark: how far the step is
 *
 * Shows how far the step is.
 */
void
guichet_phase_step_show (GuichetPhaseStep     *self,
                         GuichetPhaseStepMark  mark)
{
  const char *classes[] = { "phase-step", mark_classes[mark], NULL };

  g_return_if_fail (GUICHET_IS_PHASE_STEP (self));
  gtk_image_set_from_icon_name (self->icon, mark_icons[mark]);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}
