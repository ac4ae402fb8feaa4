/* guichet-annotation-row.c - a shape, in the list of those on an image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-annotation-row.h"

struct _GuichetAnnotationRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (GuichetAnnotationRow, guichet_annotation_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  RAISE,
  LOWER,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Callbacks */

static void
raise_cb (GuichetAnnotationRow *self)
{
  g_signal_emit (self, signals[RAISE], 0);
}

static void
lower_cb (GuichetAnnotationRow *self)
{
  g_signal_emit (self, signals[LOWER], 0);
}

static void
remove_cb (GuichetAnnotationRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Overrides */

static void
guichet_annotation_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_ANNOTATION_ROW);
  G_OBJECT_CLASS (guichet_annotation_row_parent_class)->dispose (object);
}

static void
guichet_annotation_row_class_init (GuichetAnnotationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_annotation_row_dispose;

  signals[RAISE] = g_signal_new ("raise", GUICHET_TYPE_ANNOTATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[LOWER] = g_signal_new ("lower", GUICHET_TYPE_ANNOTATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", GUICHET_TYPE_ANNOTATION_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/editor/guichet-annotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAnnotationRow, sentence);
  gtk_widget_class_bind_template_callback (widget_class, raise_cb);
  gtk_widget_class_bind_template_callback (widget_class, lower_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
guichet_annotation_row_init (GuichetAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_annotation_row_new:
 *
 * Returns: (transfer floating): a row
 */
GuichetAnnotationRow *
guichet_annotation_row_new (void)
{
  return g_object_new (GUICHET_TYPE_ANNOTATION_ROW, NULL);
}

/**
 * guichet_annotation_row_set_sentence:
 * @sentence: what the shape is
 */
void
guichet_annotation_row_set_sentence (GuichetAnnotationRow *self,
                                     const char           *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}
