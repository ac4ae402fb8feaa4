/* guichet-pending-row.c - a pasted picture that is not attached yet
 *
 * In memory only, and it says so: a picture may show what must not leave the town hall, so it
 * is stored when somebody who looked at it says that it may be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-pending-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEIGHT_MAX 240

struct _GuichetPendingRow
{
  AdwPreferencesRow parent_instance;

  GBytes *content;
  GuichetSketch *sketch;
  GtkWidget *replaced;
  GtkPicture *thumbnail;
  GtkLabel *size;
  GtkWidget *annotate;
  GtkWidget *attach;
  GtkLabel *attach_label;
  GtkWidget *discard;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (GuichetPendingRow, guichet_pending_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  ANNOTATE,
  ATTACH,
  DISCARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Callbacks */

/* What is drawn on is not attached as it is. */
static void
sketch_changed_cb (GuichetPendingRow *self)
{
  const char *label = guichet_pending_row_is_drawn_on (self) ? _ ("Attach with what is drawn")
                                                             : _ ("Attach as it is");

  gtk_label_set_label (self->attach_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->attach), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
annotate_cb (GuichetPendingRow *self)
{
  g_signal_emit (self, signals[ANNOTATE], 0);
}

static void
attach_cb (GuichetPendingRow *self)
{
  g_signal_emit (self, signals[ATTACH], 0);
}

static void
discard_cb (GuichetPendingRow *self)
{
  g_signal_emit (self, signals[DISCARD], 0);
}

/* Overrides */

static void
guichet_pending_row_dispose (GObject *object)
{
  GuichetPendingRow *self = GUICHET_PENDING_ROW (object);

  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->sketch);
  g_clear_weak_pointer (&self->replaced);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PENDING_ROW);
  G_OBJECT_CLASS (guichet_pending_row_parent_class)->dispose (object);
}

static void
guichet_pending_row_class_init (GuichetPendingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_pending_row_dispose;

  signals[ANNOTATE] = g_signal_new ("annotate", GUICHET_TYPE_PENDING_ROW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ATTACH] = g_signal_new ("attach", GUICHET_TYPE_PENDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", GUICHET_TYPE_PENDING_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-pending-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, size);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, annotate);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, attach);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, attach_label);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, discard);
  gtk_widget_class_bind_template_child (widget_class, GuichetPendingRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, annotate_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
guichet_pending_row_init (GuichetPendingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_pending_row_new:
 * @content: the picture as it was offered, never empty
 *
 * Returns: (transfer floating): a row for it
 */
GuichetPendingRow *
guichet_pending_row_new (GBytes *content)
{
  GuichetPendingRow *self = g_object_new (GUICHET_TYPE_PENDING_ROW, NULL);
  g_autofree char *size = g_format_size (g_bytes_get_size (content));

  self->content = g_bytes_ref (content);
  gtk_label_set_label (self->size, size);
  return self;
}

/**
 * guichet_pending_row_get_content:
 *
 * Returns: (transfer none): the picture as it was offered
 */
GBytes *
guichet_pending_row_get_content (GuichetPendingRow *self)
{
  return self->content;
}

/**
 * guichet_pending_row_make_file_name:
 *
 * Returns: (transfer full): the name of the file that it becomes
 */
char *
guichet_pending_row_make_file_name (GuichetPendingRow *self)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->content, &length);
  gboolean jpeg = length >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0;

  return g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                      jpeg ? ".jpg" : ".png", NULL);
}

/**
 * guichet_pending_row_set_name:
 * @name: what it is called, without a suffix
 */
void
guichet_pending_row_set_name (GuichetPendingRow *self,
                              const char        *name)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->thumbnail),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * guichet_pending_row_set_thumbnail:
 * @thumbnail: what it looks like
 */
void
guichet_pending_row_set_thumbnail (GuichetPendingRow *self,
                                   GdkTexture        *thumbnail)
{
  /* A list gives its rows the least height they ask for. */
  gtk_widget_set_size_request (GTK_WIDGET (self->thumbnail), -1,
                               MIN (gdk_texture_get_height (thumbnail), HEIGHT_MAX));
  gtk_picture_set_paintable (self->thumbnail, GDK_PAINTABLE (thumbnail));
  gtk_widget_set_visible (GTK_WIDGET (self->thumbnail), TRUE);
}

/**
 * guichet_pending_row_is_busy:
 *
 * Says whether it is being attached.
 */
gboolean
guichet_pending_row_is_busy (GuichetPendingRow *self)
{
  return gtk_spinner_get_spinning (self->spinner);
}

/**
 * guichet_pending_row_set_busy:
 * @busy: whether it is being attached
 */
void
guichet_pending_row_set_busy (GuichetPendingRow *self,
                              gboolean           busy)
{
  gtk_widget_set_sensitive (self->annotate, !busy);
  gtk_widget_set_sensitive (self->attach, !busy);
  gtk_widget_set_sensitive (self->discard, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * guichet_pending_row_edit:
 *
 * Puts the focus on what is to be decided.
 */
void
guichet_pending_row_edit (GuichetPendingRow *self)
{
  gtk_widget_grab_focus (self->annotate);
}

/**
 * guichet_pending_row_get_sketch:
 *
 * Returns: (transfer none) (nullable): what is drawn on it
 */
GuichetSketch *
guichet_pending_row_get_sketch (GuichetPendingRow *self)
{
  return self->sketch;
}

/**
 * guichet_pending_row_set_sketch:
 * @sketch: what is drawn on it
 *
 * Keeps what is drawn, in memory only, as the picture.
 */
void
guichet_pending_row_set_sketch (GuichetPendingRow *self,
                                GuichetSketch     *sketch)
{
  if (!g_set_object (&self->sketch, sketch))
    return;
  g_signal_connect_object (sketch, "changed", G_CALLBACK (sketch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sketch_changed_cb (self);
}

/**
 * guichet_pending_row_is_drawn_on:
 *
 * Says whether something is drawn on it, hidden or cut away: then it is no longer to be attached
 * as it is.
 */
gboolean
guichet_pending_row_is_drawn_on (GuichetPendingRow *self)
{
  cairo_rectangle_int_t crop;

  return self->sketch && (g_list_model_get_n_items (G_LIST_MODEL (self->sketch)) > 0
                          || guichet_sketch_get_crop (self->sketch, &crop));
}

/**
 * guichet_pending_row_get_replaced:
 *
 * Returns: (transfer none) (nullable): the row of the file that it takes the place of
 */
GtkWidget *
guichet_pending_row_get_replaced (GuichetPendingRow *self)
{
  return self->replaced;
}

/**
 * guichet_pending_row_set_replaced:
 * @row: the row of the file that it takes the place of
 */
void
guichet_pending_row_set_replaced (GuichetPendingRow *self,
                                  GtkWidget         *row)
{
  g_set_weak_pointer (&self->replaced, row);
}
