/* guichet-portal-row.c - one figure as the Portail and this computer count it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-portal-row.h"

#include "guichet-portal-text.h"

struct _GuichetPortalRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (GuichetPortalRow, guichet_portal_row, ADW_TYPE_ACTION_ROW)

static void
guichet_portal_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PORTAL_ROW);
  G_OBJECT_CLASS (guichet_portal_row_parent_class)->dispose (object);
}

static void
guichet_portal_row_class_init (GuichetPortalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_portal_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-portal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPortalRow, icon);
}

static void
guichet_portal_row_init (GuichetPortalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_portal_row_new:
 * @information: (nullable): where the names of Progiciels are
 * @reckoned: whether delays could be judged here
 *
 * Returns: (transfer floating): a row that names the difference, if there is one
 */
GtkWidget *
guichet_portal_row_new (const GuichetPortalFigure *figure,
                        GuichetServiceInformation *information,
                        gboolean                   reckoned)
{
  g_autofree char *topic = guichet_portal_text_topic (figure, information);
  g_autofree char *values = guichet_portal_text_values (figure);
  const char *reason = guichet_portal_text_reason (figure, reckoned);
  g_autofree char *subtitle = g_strjoin (reason ? "\n" : NULL, values, reason, NULL);
  GuichetPortalRow *self = g_object_new (GUICHET_TYPE_PORTAL_ROW, "use-markup", FALSE, "title",
                                         topic, "subtitle", subtitle, NULL);

  gtk_image_set_from_icon_name (self->icon, reason ? "guichet-status-unknown-symbolic"
                                                   : "guichet-up-to-date-symbolic");
  return GTK_WIDGET (self);
}
