/* guichet-why-step.c - why one step is due when it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-why-step.h"

#include "guichet-demande-field.h"
#include "guichet-why-span.h"
#include "guichet-why-text.h"

struct _GuichetWhyStep
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *rule;
  GtkLabel *course;
  GtkListBox *spans;
  GtkLabel *total;
  GuichetDemandeField *opening;
  GuichetDemandeField *hypotheses;
};

G_DEFINE_FINAL_TYPE (GuichetWhyStep, guichet_why_step, ADW_TYPE_BIN)

/* Helpers */

static void
show_spans (GuichetWhyStep      *self,
            GuichetDeadline     *deadline,
            GuichetOpeningHours *opening)
{
  const GArray *spans = guichet_deadline_get_spans (deadline);

  for (guint i = 0; i < spans->len; i++)
    gtk_list_box_append (self->spans,
                         guichet_why_span_new (&g_array_index (spans, GuichetSpan, i), deadline,
                                               opening));
  gtk_widget_set_visible (GTK_WIDGET (self->spans), spans->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->total), spans->len > 0);
}

/* Overrides */

static void
guichet_why_step_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_why_step_parent_class)->dispose (object);
}

static void
guichet_why_step_class_init (GuichetWhyStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_why_step_dispose;
  g_type_ensure (GUICHET_TYPE_DEMANDE_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-why-step.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, rule);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, course);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, spans);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, total);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, opening);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyStep, hypotheses);
}

static void
guichet_why_step_init (GuichetWhyStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_why_step_new:
 * @step: a step of the Demande
 * @state: how it went
 * @profile: the edition of the contract under which it was recorded
 * @time: what delays are reckoned with
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer floating): the explanation
 */
GtkWidget *
guichet_why_step_new (const GuichetStep      *step,
                      GuichetDemandeState    *state,
                      GuichetContractProfile *profile,
                      GuichetBusinessTime    *time,
                      gint64                  now)
{
  GuichetWhyStep *self = g_object_new (GUICHET_TYPE_WHY_STEP, NULL);
  g_autofree char *rule = guichet_why_text_rule (step->deadline);
  g_autofree char *course = guichet_why_text_course (step, now);
  g_autofree char *total = guichet_why_text_total (step->deadline);
  g_autofree char *opening = guichet_why_text_opening (time, step->deadline);
  g_autofree char *hypotheses = guichet_why_text_hypotheses (state, profile, step->deadline);

  gtk_label_set_label (self->name, guichet_why_text_name (step->deadline));
  gtk_label_set_label (self->rule, rule);
  gtk_label_set_label (self->course, course);
  gtk_label_set_label (self->total, total);
  g_object_set (self->opening, "text", opening, NULL);
  g_object_set (self->hypotheses, "text", hypotheses, NULL);
  show_spans (self, step->deadline, guichet_business_time_get_opening (time));
  return GTK_WIDGET (self);
}
