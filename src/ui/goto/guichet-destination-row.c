/* guichet-destination-row.c - a destination in the list of those found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-destination-row.h"

struct _GuichetDestinationRow
{
  GtkListBoxRow parent_instance;

  GuichetDestination *destination;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (GuichetDestinationRow, guichet_destination_row, GTK_TYPE_LIST_BOX_ROW)

static void
guichet_destination_row_dispose (GObject *object)
{
  GuichetDestinationRow *self = GUICHET_DESTINATION_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  g_clear_object (&self->destination);
  G_OBJECT_CLASS (guichet_destination_row_parent_class)->dispose (object);
}

static void
guichet_destination_row_class_init (GuichetDestinationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_destination_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/goto/guichet-destination-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDestinationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetDestinationRow, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetDestinationRow, subtitle);
}

static void
guichet_destination_row_init (GuichetDestinationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_destination_row_new:
 * @destination: what it shows
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_destination_row_new (GuichetDestination *destination)
{
  GuichetDestinationRow *self = g_object_new (GUICHET_TYPE_DESTINATION_ROW, NULL);
  const char *title = guichet_destination_get_title (destination);
  const char *subtitle = guichet_destination_get_subtitle (destination);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);

  self->destination = g_object_ref (destination);
  gtk_image_set_from_icon_name (self->icon, guichet_destination_get_icon_name (destination));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * guichet_destination_row_get_destination:
 *
 * Returns: (transfer none): what it shows
 */
GuichetDestination *
guichet_destination_row_get_destination (GuichetDestinationRow *self)
{
  return self->destination;
}
