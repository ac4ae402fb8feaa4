/* guichet-follow-row.c - a line of the figures that leads to its Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-follow-row.h"

struct _GuichetFollowRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (GuichetFollowRow, guichet_follow_row, ADW_TYPE_ACTION_ROW)

static void
guichet_follow_row_class_init (GuichetFollowRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-follow-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetFollowRow, icon);
}

static void
guichet_follow_row_init (GuichetFollowRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_follow_row_new:
 * @demande_id: the Demande that it opens
 * @title: from outside: no markup
 * @subtitle: likewise
 * @icon_name: what tells it apart from its neighbours
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_follow_row_new (const char *demande_id,
                        const char *title,
                        const char *subtitle,
                        const char *icon_name)
{
  GuichetFollowRow *self = g_object_new (GUICHET_TYPE_FOLLOW_ROW, "use-markup", FALSE, "title",
                                         title, "subtitle", subtitle, NULL);

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-demande");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", demande_id);
  return GTK_WIDGET (self);
}
