/* guichet-preview-row.c - one thing that leaves
 *
 * What it is and all that it says; of a picture, the picture as it was decoded from its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-preview-row.h"

#include <glib/gi18n.h>

struct _GuichetPreviewRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *value;
  GtkPicture *picture;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetPreviewRow, guichet_preview_row, GTK_TYPE_LIST_BOX_ROW)

/* Overrides */

static void
guichet_preview_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PREVIEW_ROW);
  G_OBJECT_CLASS (guichet_preview_row_parent_class)->dispose (object);
}

static void
guichet_preview_row_class_init (GuichetPreviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_preview_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-preview-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPreviewRow, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreviewRow, value);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreviewRow, picture);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreviewRow, problem);
}

static void
guichet_preview_row_init (GuichetPreviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_preview_row_new:
 * @name: what it is
 * @value: what it says; "" is shown as nothing said
 *
 * Returns: (transfer floating): a row for it
 */
GuichetPreviewRow *
guichet_preview_row_new (const char *name,
                         const char *value)
{
  GuichetPreviewRow *self = g_object_new (GUICHET_TYPE_PREVIEW_ROW, NULL);
  const char *shown = *value ? value : _ ("nothing");
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), name, shown);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->value, shown);
  if (!*value)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * guichet_preview_row_get_name:
 *
 * Returns: (transfer none): what it is
 */
const char *
guichet_preview_row_get_name (GuichetPreviewRow *self)
{
  return gtk_label_get_label (self->name);
}

/**
 * guichet_preview_row_get_value:
 *
 * Returns: (transfer none): what is shown
 */
const char *
guichet_preview_row_get_value (GuichetPreviewRow *self)
{
  return gtk_label_get_label (self->value);
}

/**
 * guichet_preview_row_get_picture:
 *
 * Returns: (transfer none) (nullable): what was decoded
 */
GdkPaintable *
guichet_preview_row_get_picture (GuichetPreviewRow *self)
{
  return gtk_picture_get_paintable (self->picture);
}

/**
 * guichet_preview_row_set_picture:
 * @picture: decoded from the file that leaves
 */
void
guichet_preview_row_set_picture (GuichetPreviewRow *self,
                                 GdkPaintable      *picture)
{
  gtk_picture_set_paintable (self->picture, picture);
  gtk_picture_set_alternative_text (self->picture, gtk_label_get_label (self->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->name), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
}

/**
 * guichet_preview_row_set_problem:
 * @problem: why its content cannot be shown
 */
void
guichet_preview_row_set_problem (GuichetPreviewRow *self,
                                 const char        *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}
