/* guichet-why-span.c - a stretch of time that counts, or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-why-span.h"

#include "guichet-why-text.h"

struct _GuichetWhySpan
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  GtkLabel *amount;
};

G_DEFINE_FINAL_TYPE (GuichetWhySpan, guichet_why_span, ADW_TYPE_ACTION_ROW)

static void
guichet_why_span_class_init (GuichetWhySpanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-why-span.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetWhySpan, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhySpan, amount);
}

static void
guichet_why_span_init (GuichetWhySpan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_why_span_new:
 * @span: a stretch of @deadline's time
 * @opening: (nullable): the opening hours, for the names of closures
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_why_span_new (const GuichetSpan   *span,
                      GuichetDeadline     *deadline,
                      GuichetOpeningHours *opening)
{
  GuichetWhySpan *self = g_object_new (GUICHET_TYPE_WHY_SPAN, NULL);
  g_autofree char *when = guichet_why_text_when (span, deadline);
  g_autofree char *reason = guichet_why_text_reason (span, deadline, opening);
  g_autofree char *amount = guichet_why_text_amount (span, deadline);
  gboolean counts = span->why == GUICHET_SPAN_OPEN;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), reason);
  gtk_label_set_label (self->amount, amount);
  gtk_image_set_from_icon_name (self->icon, counts ? "guichet-phase-done-symbolic"
                                                   : "guichet-phase-todo-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self), counts ? "counted" : "uncounted");
  return GTK_WIDGET (self);
}
